// 点引文或事实：把出处交给后台；后台送来原文后，滚到标出的字句。
window.zhengtu = {
  touched: false, // 打开这一页、退回或前进以后，使用者动过手
  stay: false, // 下一次换原文不滚动页面：要看的是校正的表
  byHand: false, // 最近一次改动出自使用者，不是页面自己填的
  // 在 element 里点到带出处的东西时，用 trigger 报告它的文件和位置；点到一种读法时，报告哪个词选了什么；
  // 点到“校正”“撤销”时，报告是哪项任务、哪条校正。
  watch(element, trigger) {
    const report = (event) => {
      zhengtu.origin = event.target;
      const reading = event.target.closest("[data-mention]");
      if (reading && element.contains(reading)) {
        event.preventDefault();
        trigger("select", { mention: reading.dataset.mention, choice: reading.dataset.choice });
        return;
      }
      const step = event.target.closest("[data-node]");
      if (step && element.contains(step)) {
        event.preventDefault();
        trigger("select", { node: step.dataset.node, act: step.dataset.act, kind: step.dataset.kind || "" });
        return;
      }
      const pick = event.target.closest("[data-pick]");
      if (pick && element.contains(pick)) {
        event.preventDefault();
        trigger("select", { pick: pick.dataset.pick, value: pick.dataset.value });
        return;
      }
      for (const [kind, name] of [["edit", "task"], ["undo", "undo"]]) {
        const button = event.target.closest(`[data-${kind}]`);
        if (!button || !element.contains(button)) continue;
        event.preventDefault();
        zhengtu.stay = true;
        trigger(kind, { [name]: button.dataset[kind] });
        return;
      }
      const target = event.target.closest("[data-doc]");
      if (!target || !element.contains(target)) return;
      event.preventDefault();
      trigger("click", { doc: target.dataset.doc, spans: target.dataset.spans || "", task: target.dataset.task || "" });
    };
    element.addEventListener("click", report);
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.tagName !== "BUTTON") report(event);
    });
  },
  // 依次取本机的脚本，各取一次，用到时才取。
  async load(...sources) {
    for (const source of sources) {
      this.loaded[source] ||= new Promise((done, failed) => {
        document.head.append(Object.assign(document.createElement("script"), { src: source, onload: done, onerror: failed }));
      });
      await this.loaded[source];
    }
  },
  loaded: {},
  // 大的脚本（画图的）在打开页面以后、两秒没有动作时先取来，换到那一页就不用等。
  later(source) {
    const moves = ["load", "pointermove", "pointerdown", "keydown", "wheel"];
    let timer = 0;
    const wait = () => { clearTimeout(timer); timer = setTimeout(fetch, 2000); };
    const fetch = () => {
      moves.forEach((kind) => window.removeEventListener(kind, wait, true));
      import(new URL(source, document.baseURI)).catch(() => {});
    };
    moves.forEach((kind) => window.addEventListener(kind, wait, true));
    wait(); // 页面也许早已打开，此后又没有人动
  },
  // 让地址栏跟着页上的内容走：element 里带着它的地址；看不见的、别的页签的不算。
  // 换了问题、文件、查询，就在历史里添一条；条件变了，改当前这一条。退回以后才到的先前的回答不算，照地址重新打开。
  address(element) {
    const carrier = element && element.querySelector("[data-address]");
    if (!carrier || !element.offsetParent) return;
    const address = carrier.dataset.address, here = location.search.slice(1), same = entryOf(address) === entryOf(here);
    if (tabOf(address) !== tabOf(here)) return;
    if (same || zhengtu.touched) record(address, same);
    else if (!opening) reopen(tabOf(here));
  },
  opens: {}, // 页签 → 照地址打开它
  // 文件写好以后直接存下来，不用再点一次。
  download(box, patience = 50) {
    const link = document.querySelector(`${box} a[download]`);
    if (link) link.click();
    else if (patience) setTimeout(() => this.download(box, patience - 1), 100);
  },
  // 把文字（或 element 里的文字）放进剪贴板，并在按钮上说一声；局域网里没有 https，剪贴板接口不可用时用老办法。
  async copy(element, button) {
    const text = typeof element === "string" ? element : element.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = Object.assign(document.createElement("textarea"), { value: text });
      area.style.position = "fixed";
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    const said = button.dataset.said ||= button.textContent;
    button.textContent = "已复制";
    setTimeout(() => { button.textContent = said; }, 1500);
  },
  // SPARQL 编辑框：输入时列出 element 里写明的词（data-terms），键盘或鼠标选一个补上；Ctrl+Enter 按下执行键。
  complete(element, selector, runner) {
    const area = document.querySelector(selector);
    if (!area) return requestAnimationFrame(() => window.zhengtu.complete(element, selector, runner));
    const list = Object.assign(document.createElement("ul"), { className: "zt-terms", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "可补全的词");
    area.insertAdjacentElement("afterend", list);
    area.parentElement.style.position = "relative";
    area.spellcheck = false;
    let found = [], at = 0;
    const terms = () => JSON.parse(element.querySelector("[data-terms]")?.dataset.terms || "[]");
    const typed = () => area.value.slice(0, area.selectionStart).match(/[A-Za-z][\w-]*:?[\w-]*$/)?.[0] || "";
    const close = () => { list.hidden = true; found = []; };
    const show = () => {
      list.replaceChildren(...found.map(([text, meaning], number) => {
        const row = document.createElement("li");
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", String(number === at));
        row.append(text, Object.assign(document.createElement("small"), { textContent: meaning }));
        row.addEventListener("mousedown", (event) => { event.preventDefault(); take(number); });
        return row;
      }));
      list.hidden = !found.length;
      const lines = area.value.slice(0, area.selectionStart).split("\n");
      const high = parseFloat(getComputedStyle(area).lineHeight);
      list.style.top = `${area.offsetTop + (lines.length + .6) * high - area.scrollTop}px`;
      list.style.left = `${Math.min(area.offsetLeft + lines.at(-1).length * high * .33, area.clientWidth * .6)}px`;
    };
    const take = (number) => {
      const end = area.selectionStart, start = end - typed().length, text = found[number][0];
      area.setRangeText(text + (text.endsWith(":") ? "" : " "), start, end, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
      close();
      area.focus();
    };
    area.addEventListener("input", (event) => {
      const word = typed().toLowerCase();
      const short = (text) => text.slice(text.indexOf(":") + 1);
      found = event.isTrusted && word.length > 1 ? terms().filter(([text, meaning]) => {
        const whole = text.toLowerCase();
        return whole !== word && (whole.startsWith(word) || (!word.includes(":") && short(whole).startsWith(word)) || meaning.startsWith(word));
      }).slice(0, 8) : [];
      at = 0;
      show();
    });
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        close();
        document.querySelector(runner).click();
      } else if (found.length && ["ArrowDown", "ArrowUp"].includes(event.key)) {
        event.preventDefault();
        at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
        show();
      } else if (found.length && ["Enter", "Tab"].includes(event.key)) {
        event.preventDefault();
        event.stopPropagation();
        take(at);
      } else if (event.key === "Escape") close();
    });
    area.addEventListener("blur", close);
  },
  // 原文换了以后，让标出的第一处在原文框的中间，并让原文框可见。
  reveal(element) {
    const hit = element.querySelector("#zt-hit");
    const source = element.querySelector(".zt-source");
    const stay = zhengtu.stay;
    zhengtu.stay = false;
    if (!source) return;
    if (!hit) { source.scrollTop = 0; return; }
    source.scrollTop += hit.getBoundingClientRect().top - source.getBoundingClientRect().top - source.clientHeight / 3;
    if (!stay) zhengtu.bring(element);
  },
  origin: null, // 最近点到的东西
  // 把 element 滚到眼前；页面因此滚走了，就给一个回到原处的按钮。
  bring(element) {
    const box = element.getBoundingClientRect(), from = zhengtu.origin;
    document.querySelector("#zt-back")?.remove();
    if (box.top >= 0 && box.top <= window.innerHeight * 0.6) return;
    element.scrollIntoView({ behavior: "smooth", block: "start" });
    if (!from) return;
    const back = Object.assign(document.createElement("button"), { id: "zt-back", type: "button", textContent: "↑ 回到原处" });
    back.addEventListener("click", () => {
      from.scrollIntoView({ behavior: "smooth", block: "center" });
      back.remove();
    });
    document.querySelector(".gradio-container").append(back);
  },
  // 点到 box 里图上的一点：报告它带的单位和月份。图重画时可能丢掉听者，所以按下时才接上。
  points(box, trigger) {
    document.addEventListener("pointerdown", ({ target }) => {
      const chart = target.closest?.(`${box} .js-plotly-plot`);
      if (!chart?.on || chart.heard === chart.on) return;
      chart.heard = chart.on;
      chart.on("plotly_click", ({ points: [point] }) => {
        zhengtu.origin = chart;
        trigger("select", { pick: point.customdata[0], value: point.customdata[1] });
      });
    }, true);
  },
};
// 地址栏和历史：每个页签一条，问答的每个问题、文件的每一份、SPARQL 的每个查询也各一条。
const FRONT = "ask", ENTRIES = { ask: "q", files: "doc", sparql: "query" };
const tabOf = (address) => new URLSearchParams(address).get("tab") || FRONT;
const entryOf = (address) => JSON.stringify([tabOf(address), new URLSearchParams(address).getAll(ENTRIES[tabOf(address)] || "")]);
let opening = location.search !== ""; // 照地址打开的还没有来
const record = (address, same) => {
  opening = false;
  history[same ? "replaceState" : "pushState"](null, "", address ? "?" + address : location.pathname);
};
const reopen = (tab) => {
  opening = true;
  zhengtu.opens[tab]?.("click");
};
const shown = () => [...document.querySelectorAll("[data-address]")].map((carrier) => carrier.dataset.address);
document.addEventListener("click", (event) => {
  const tab = event.target.closest("[role=tab]")?.dataset.tabId;
  if (!(tab in zhengtu.opens) || tab === tabOf(location.search)) return; // 页签里的页签不算
  document.querySelector("#zt-back")?.remove();
  record(shown().find((address) => tabOf(address) === tab) ?? `tab=${tab}`, false);
}, true);
// 退回、前进：页上还有的，换到那一页就是；没有的，像链接一样打开。
window.addEventListener("popstate", () => {
  const address = location.search.slice(1), tab = tabOf(address), there = !opening && shown().includes(address);
  zhengtu.touched = zhengtu.byHand = false;
  document.querySelector(`[role=tab][data-tab-id="${CSS.escape(tab)}"]`)?.click();
  if (!there) reopen(tab);
});
for (const kind of ["pointerdown", "keydown", "input"])
  document.addEventListener(kind, (event) => {
    zhengtu.touched = true;
    zhengtu.byHand = !!event.target.closest?.(".zt-filters, [role=listbox], [role=option]");
  }, true);
// 点进只选一项的下拉框，原来的名称整个选中：直接打字就是重新找，不用先删。
document.addEventListener("focusin", ({ target }) => {
  if (!target.matches?.(".secondary-wrap > input[role=combobox]:not(.subdued)")) return;
  target.select();
  target.addEventListener("mouseup", (event) => event.preventDefault(), { once: true });
});
// 下拉框里放不下的名称，指上去看全。
document.addEventListener("mouseover", ({ target }) => {
  if (target.matches?.("input[role=combobox]")) target.title = target.value;
});
// 页签之间也可以用左右键走。
document.addEventListener("keydown", (event) => {
  const tab = event.target.closest?.("[role=tab]"), step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!tab || !step) return;
  const all = [...tab.parentElement.querySelectorAll("[role=tab]")];
  const next = all[(all.indexOf(tab) + step + all.length) % all.length];
  next.focus();
  next.click();
});
