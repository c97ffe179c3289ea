// 图谱的画法：后台给出节点和边，这里只管摆放、着色、点按。cytoscape.js 打开这一页时才取。
(() => {
  const WIDE = 8, LINES = 3, WIDTH = 124, LINE = 16; // 每行字数、行数；节点宽和行高（像素）
  const READABLE = 0.6; // 再小就看不清字
  const NARROW = 480, ASIDE = 150, ROW = 88; // 手机上：框窄于此时排成两列，列到正中的距离和行距
  let cy = null, placed = null, report = () => {};

  const color = (name) => getComputedStyle(document.querySelector(".gradio-container")).getPropertyValue(name).trim();

  // 汉字没有空格，自己折行；太长的截断，全名在右侧列表和提示里。
  function wrap(text) {
    const lines = [];
    for (let at = 0; at < text.length && lines.length < LINES; at += WIDE) lines.push(text.slice(at, at + WIDE));
    if (text.length > WIDE * LINES) lines[LINES - 1] = lines[LINES - 1].slice(0, WIDE - 1) + "…";
    return lines.join("\n");
  }

  function styles() {
    const kinds = { body: "--zt-lead", task: "--zt-cooperate", document: "--zt-responsible", region: "--zt-soft", cited: "--zt-soft", limit: "--zt-limit" };
    const font = color("--zt-font");
    return [
      { selector: "node", style: {
        shape: "round-rectangle", width: WIDTH, height: "data(tall)", label: "data(text)", "text-wrap": "wrap", "text-valign": "center",
        "font-family": font, "font-size": 13, "line-height": 1.2, color: color("--zt-ink"), "background-color": color("--zt-paper"),
        "border-width": 1.5, "border-color": color("--zt-line") } },
      ...Object.entries(kinds).map(([kind, name]) => ({ selector: `node[kind="${kind}"]`, style: { "border-color": color(name) } })),
      { selector: 'node[kind="body"]', style: { shape: "rectangle", "background-color": color("--zt-lead-tint") } },
      { selector: 'node[kind="document"]', style: { "background-color": color("--zt-responsible-tint") } },
      { selector: 'node[kind="region"], node[kind="limit"]', style: { shape: "ellipse", width: WIDTH + 16, "background-color": color("--zt-ground") } },
      { selector: 'node[kind="cited"]', style: { "border-style": "dashed", "background-color": color("--zt-ground") } },
      { selector: 'node[kind="rest"]', style: { "border-style": "dotted", color: color("--zt-accent"), "background-color": color("--zt-ground") } },
      { selector: "node[?opened]", style: { "border-width": 2.5 } },
      { selector: "node[?focus]", style: { "border-width": 4, "border-color": color("--zt-accent"), "font-weight": "bold" } },
      { selector: "edge", style: {
        width: 1.4, "line-color": color("--zt-edge"), "target-arrow-color": color("--zt-edge"), "target-arrow-shape": "triangle", "arrow-scale": 0.8,
        "curve-style": "bezier", label: "data(label)", "font-family": font, "font-size": 11, color: color("--zt-soft"),
        "text-background-color": color("--zt-paper"), "text-background-opacity": 0.9, "text-background-padding": 2 } },
      { selector: "edge[?inferred]", style: { "line-style": "dashed" } },
      { selector: 'edge[label=""]', style: { "line-style": "dotted", "target-arrow-shape": "none" } },
    ];
  }

  // 其余的节点按次序排成一圈圈的椭圆，横向宽些，合屏幕的形状。
  function ring(nodes) {
    const caps = [9, 16, 24, 34, 44];
    let rings = 1, room = caps[0];
    while (room < nodes.length && rings < caps.length) room += caps[rings++];
    for (let r = 0, at = 0; r < rings; r++) {
      const count = r === rings - 1 ? nodes.length - at : Math.round((nodes.length * caps[r]) / room);
      for (let k = 0; k < count; k++, at++) {
        const angle = (2 * Math.PI * (k + (r % 2) / 2)) / count - Math.PI / 2;
        nodes[at].position({ x: (230 + 190 * r) * Math.cos(angle), y: (130 + 120 * r) * Math.sin(angle) });
      }
    }
  }

  // 窄屏：正看的在正中，其余在左右两列；和它相连的离它近，别的依次往上下两头排。
  function columns(focus) {
    const near = focus.neighborhood("node"), rest = cy.nodes().difference(near).difference(focus);
    focus.position({ x: 0, y: 0 });
    const others = [...near.toArray(), ...rest.toArray()], aside = others.length > 2 ? ASIDE : 0;
    others.forEach((node, at) => { // 上左、上右、下左、下右，再往外一行
      const row = Math.floor(at / (aside ? 2 : 1)), down = row % 2 ? 1 : -1;
      node.position({ x: at % 2 ? aside : -aside, y: down * (Math.floor(row / 2) + (aside ? 0.6 : 1.4)) * ROW });
    });
  }

  // 展开一个节点：新来的在它朝外的一面排成扇形，原有的不动。
  function fan(anchor, nodes) {
    const from = anchor.position(), out = Math.atan2(from.y, from.x || 1), row = 5;
    nodes.forEach((node, at) => {
      const many = Math.min(row, nodes.length - row * Math.floor(at / row)), step = many > 1 ? 2.4 / (many - 1) : 0;
      const angle = out + (many > 1 ? -1.2 : 0) + step * (at % row), reach = 190 + 110 * Math.floor(at / row);
      node.position({ x: from.x + reach * 1.2 * Math.cos(angle), y: from.y + reach * Math.sin(angle) });
    });
  }

  function place(fresh, centre) {
    if (cy.width() < NARROW) {
      const focus = cy.nodes("[?focus]");
      columns(focus.nonempty() ? focus[0] : cy.getElementById(centre));
      placed = null;
      return;
    }
    const asked = fresh.filter((node) => node.neighborhood("node").some((other) => other.id() === centre));
    if (centre !== placed || asked.length > 1) { // 换了中心，或要看中心的其余邻居：全部重排
      placed = centre;
      cy.getElementById(centre).position({ x: 0, y: 0 });
      ring(cy.nodes().filter((node) => node.id() !== centre).toArray());
      return;
    }
    const fans = new Map();
    fresh.forEach((node) => {
      const anchor = node.neighborhood("node").filter((other) => !fresh.contains(other))[0] || cy.getElementById(centre);
      fans.set(anchor, [...(fans.get(anchor) || []), node]);
    });
    fans.forEach((nodes, anchor) => fan(anchor, nodes));
  }

  // 推开叠在一起的节点。
  function separate() {
    const nodes = cy.nodes().toArray();
    for (let round = 0; round < 200; round++) {
      let moved = false;
      for (let i = 0; i < nodes.length; i++) for (let j = i + 1; j < nodes.length; j++) {
        const a = nodes[i].position(), b = nodes[j].position();
        const x = (nodes[i].width() + nodes[j].width()) / 2 + 18 - Math.abs(a.x - b.x);
        const y = (nodes[i].height() + nodes[j].height()) / 2 + 22 - Math.abs(a.y - b.y);
        if (x <= 0 || y <= 0) continue;
        moved = true;
        if (x < y) { const by = (a.x < b.x ? x : -x) / 2; nodes[i].position("x", a.x - by); nodes[j].position("x", b.x + by); }
        else { const by = (a.y < b.y ? y : -y) / 2; nodes[i].position("y", a.y - by); nodes[j].position("y", b.y + by); }
      }
      if (!moved) return;
    }
  }

  function draw() {
    const held = document.querySelector("#zt-graph-data [data-graph]");
    if (!cy) return;
    if (!held) {
      cy.elements().remove();
      document.querySelector("#zt-graph .zt-canvas").classList.remove("zt-drawn");
      return;
    }
    const picture = JSON.parse(held.dataset.graph);
    document.querySelector("#zt-graph .zt-canvas").classList.add("zt-drawn");
    const ids = new Set([...picture.nodes, ...picture.edges].map((one) => one.id));
    let fresh = cy.collection();
    cy.batch(() => {
      cy.elements().filter((one) => !ids.has(one.id())).remove();
      for (const node of picture.nodes) {
        const text = wrap(node.label), data = { ...node, text, tall: 16 + LINE * text.split("\n").length };
        const there = cy.getElementById(node.id);
        if (there.nonempty()) there.data(data); else fresh = fresh.union(cy.add({ group: "nodes", data }));
      }
      for (const edge of picture.edges) {
        const there = cy.getElementById(edge.id);
        if (there.nonempty()) there.data(edge); else cy.add({ group: "edges", data: edge });
      }
      place(fresh, picture.centre);
    });
    cy.style(styles());
    cy.resize();
    separate();
    cy.fit(undefined, 16);
    if (cy.zoom() > 1.1) { cy.zoom(1.1); cy.center(); }
    const focus = cy.nodes("[?focus]");
    if (cy.zoom() < READABLE) { cy.zoom(READABLE); cy.center(focus.nonempty() ? focus : undefined); }
  }

  function mount(element, trigger) {
    report = trigger;
    cy?.destroy();
    placed = null;
    cy = cytoscape({ container: element.querySelector(".zt-canvas"), style: styles(), minZoom: 0.2, maxZoom: 2.5, boxSelectionEnabled: false, autounselectify: true });
    cy.on("onetap", "node", ({ target }) => report("select", target.data("kind") === "rest"
      ? { node: target.data("of"), act: "more", kind: target.data("more") }
      : { node: target.id(), act: "open", kind: "" }));
    cy.on("dbltap", 'node[kind!="rest"]', ({ target }) => report("select", { node: target.id(), act: "centre", kind: "" }));
    cy.on("tap", "edge", ({ target }) => {
      if (target.data("spans")) report("click", { doc: target.data("doc"), spans: target.data("spans"), task: "" });
    });
    cy.on("mouseover", "node, edge", ({ target }) => { cy.container().title = target.data("label"); cy.container().style.cursor = "pointer"; });
    cy.on("mouseout", "node, edge", () => { cy.container().title = ""; cy.container().style.cursor = ""; });
    window.zhengtuGraph.cy = cy;
    draw();
  }

  window.zhengtuGraph = { mount, draw };
})();
