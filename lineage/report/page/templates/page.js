// Tables of the page: sort, filter and page their rows. Text is only ever set as text.
"use strict";
(() => {
  const ROWS = 20;
  const FEW = 10; // rows that nobody filters
  const NUMBERS = new Set(["count", "share", "chance", "hours"]);
  const collator = new Intl.Collator("en", { numeric: true });

  function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  // counts have commas; all else comes as it is shown
  function told(value) {
    return typeof value === "number" ? value.toLocaleString("en-US") : value;
  }

  // A row: its values, its text to search in, and its element once it was shown.
  function rowsOf(table, kinds) {
    const data = document.getElementById(table.id.replace(/^t-/, "d-"));
    if (!data) return [...table.tBodies[0].rows].map((tr) => ofElement(tr, kinds));
    return JSON.parse(data.textContent).map((cells) => ofCells(cells, kinds));
  }

  function ofCells(cells, kinds) {
    const texts = cells.map((cell) => told(Array.isArray(cell) ? cell[0] : cell));
    return { ...keys(texts, kinds), cells, tr: null };
  }

  function ofElement(tr, kinds) {
    const texts = [...tr.cells].map((cell) => cell.textContent);
    return { ...keys(texts, kinds), cells: null, tr };
  }

  function keys(texts, kinds) {
    const values = texts.map((text, n) => (NUMBERS.has(kinds[n]) ? numberIn(text) : text || null));
    return { values, text: texts.join("\n").toLowerCase() };
  }

  function numberIn(text) {
    const found = text.replace(/,/g, "").match(/-?[\d.]+/);
    if (!found) return null;
    const nudge = text.startsWith("<") ? -0.001 : text.startsWith(">") ? 0.001 : 0;
    return Number(found[0]) + nudge;
  }

  function shown(row, kinds) {
    row.tr ??= element("tr", {}, ...row.cells.map((cell, n) => slot(cell, kinds[n], n)));
    return row.tr;
  }

  function slot(cell, kind, n) {
    const [value, href] = Array.isArray(cell) ? cell : [cell, null];
    const text = told(value);
    const made = element(n ? "td" : "th", { className: n ? kind : "" });
    if (!n) made.scope = "row";
    made.append(href ? element("a", { href }, text) : text);
    return made;
  }

  function compare(one, other, direction) {
    if (one === null || other === null) return (one === null) - (other === null);
    const order = typeof one === "number" && typeof other === "number"
      ? one - other : collator.compare(String(one), String(other));
    return order * direction;
  }

  function live(table) {
    const heads = [...table.tHead.rows[0].cells];
    const kinds = heads.map((head) => head.dataset.kind);
    const total = Number(table.dataset.total);
    const state = { rows: null, words: "", column: -1, direction: 1, page: 0 };
    let read = null;
    const all = () => (read ??= rowsOf(table, kinds)); // only when somebody asks: pages open fast

    const filter = element("input", { type: "search", autocomplete: "off" });
    const status = element("span", { role: "status" });
    const back = element("button", { type: "button" }, "‹ Back");
    const next = element("button", { type: "button" }, "Next ›");
    const tools = element("div", { className: "tools" }, element("label", {}, "Filter ", filter), back, next, status);
    const first = document.querySelector(`[data-rows="${table.id.slice(2)}"]`);

    function select() {
      const words = state.words.toLowerCase().split(/\s+/).filter(Boolean);
      state.rows = all().filter((row) => words.every((word) => row.text.includes(word)));
      if (state.column >= 0) {
        const n = state.column;
        state.rows.sort((a, b) => compare(a.values[n], b.values[n], state.direction));
      }
      state.page = 0;
      draw();
    }

    function draw() {
      const start = state.page * ROWS;
      const rows = state.rows.slice(start, start + ROWS);
      table.tBodies[0].replaceChildren(...rows.map((row) => shown(row, kinds)));
      tell(start, rows.length, state.rows.length);
    }

    function tell(start, length, fitting) {
      const count = (n) => n.toLocaleString("en-US");
      const range = length ? `Rows ${count(start + 1)}–${count(start + length)} of ${count(fitting)}` : "No row fits";
      status.textContent = fitting < total ? `${range} that fit, of ${count(total)}` : range;
      back.disabled = !start;
      next.disabled = start + ROWS >= fitting;
    }

    function turn(step) {
      state.rows ??= all();
      state.page += step;
      draw();
      table.scrollIntoView({ block: "nearest" });
    }

    filter.addEventListener("input", () => { state.words = filter.value; select(); });
    back.addEventListener("click", () => turn(-1));
    next.addEventListener("click", () => turn(1));
    heads.forEach((head, n) => {
      const button = element("button", { type: "button" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        state.direction = state.column === n ? -state.direction : NUMBERS.has(kinds[n]) ? -1 : 1;
        state.column = n;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", state.direction > 0 ? "ascending" : "descending");
        select();
      });
    });
    if (first) first.hidden = true;
    back.hidden = next.hidden = total <= ROWS;
    if (total > FEW) table.parentElement.before(tools);
    tell(0, Math.min(total, ROWS), total);
  }

  // A place inside something folded is unfolded before it is gone to.
  function unfold() {
    const id = location.hash.slice(1);
    const place = id && document.getElementById(id);
    if (!place) return;
    for (let at = place; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    place.scrollIntoView();
  }

  function theme() {
    const names = ["system", "light", "dark"];
    const button = element("button", { type: "button", className: "theme" });
    let at = 0;
    const show = () => {
      button.textContent = `Colours: ${names[at]}`;
      if (at) document.documentElement.dataset.theme = names[at];
      else delete document.documentElement.dataset.theme;
    };
    button.addEventListener("click", () => { at = (at + 1) % names.length; show(); });
    show();
    document.querySelector("header").prepend(button);
  }

  // On paper nothing is folded but what stands there twice, and the texts where they are many.
  function printing() {
    const few = document.querySelectorAll(".card, .pair").length <= 60;
    const folded = [...document.querySelectorAll("details:not([open], .twin, .why)")]
      .filter((one) => few || !one.matches(".card, .pair"));
    folded.forEach((one) => { one.open = true; });
    addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }), { once: true });
  }

  document.querySelectorAll("table[data-total]").forEach(live);
  theme();
  unfold();
  addEventListener("hashchange", unfold);
  addEventListener("beforeprint", printing);
})();
