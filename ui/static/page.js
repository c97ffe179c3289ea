// 点引文或事实：把出处交给后台；后台送来原文后，滚到标出的字句。
window.zhengtu = {
  // 在 element 里点到带出处的东西时，用 trigger 报告它的文件和位置；点到一种读法时，报告哪个词选了什么；
  // 点到“校正”“撤销”时，报告是哪项任务、哪条校正。
  watch(element, trigger) {
    const report = (event) => {
      const reading = event.target.closest("[data-mention]");
      if (reading && element.contains(reading)) {
        event.preventDefault();
        trigger("select", { mention: reading.dataset.mention, choice: reading.dataset.choice });
        return;
      }
      for (const [kind, name] of [["edit", "task"], ["undo", "undo"]]) {
        const button = event.target.closest(`[data-${name}]`);
        if (!button || !element.contains(button)) continue;
        event.preventDefault();
        trigger(kind, { [name]: button.dataset[name] });
        return;
      }
      const target = event.target.closest("[data-doc]");
      if (!target || !element.contains(target)) return;
      event.preventDefault();
      trigger("click", { doc: target.dataset.doc, spans: target.dataset.spans || "" });
    };
    element.addEventListener("click", report);
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.tagName !== "BUTTON") report(event);
    });
  },
  // 原文换了以后，让标出的第一处在原文框的中间，并让原文框可见。
  reveal(element) {
    const hit = element.querySelector("#zt-hit");
    const source = element.querySelector(".zt-source");
    if (!source) return;
    if (!hit) { source.scrollTop = 0; return; }
    source.scrollTop += hit.getBoundingClientRect().top - source.getBoundingClientRect().top - source.clientHeight / 3;
    const box = element.getBoundingClientRect();
    if (box.top < 0 || box.top > window.innerHeight * 0.6) element.scrollIntoView({ behavior: "smooth", block: "start" });
  },
};
