"""A visit of the page, and what a person does there."""

from dataclasses import dataclass, field

from playwright.sync_api import Page, ViewportSize

SIZE = ViewportSize(width=1366, height=768)
PATIENCE = 60_000  # milliseconds that a page may take on a busy machine
IN_VIEW = """selector => {
  const element = document.querySelector(selector);
  if (!element) return false;
  const hit = element.getBoundingClientRect();
  const box = element.closest('.zt-source').getBoundingClientRect();
  return hit.top >= Math.max(0, box.top) - 1 && hit.top < Math.min(window.innerHeight, box.bottom);
}"""


@dataclass
class Visit:
    """An open page, its address, and every other host that it asked for."""

    page: Page
    address: str
    strangers: list[str] = field(default_factory=list)

    def note(self, url: str) -> None:
        """Remember `url` where it lies on another host."""
        if not url.startswith((self.address, self.address.replace("http", "ws", 1), "data:", "blob:")):
            self.strangers.append(url)


def ask(page: Page, question: str) -> None:
    """Type a question and send it."""
    page.fill("#zt-question textarea", question)
    page.click("#zt-send")


def sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def open_tab(page: Page, name: str) -> None:
    """Click a tab by its name."""
    page.get_by_role("tab", name=name, exact=True).click()
