// What scripts add to a page that reads fully without them. Text reaches the page through textContent and cloned nodes only.
(() => {
"use strict";
const all = (query, root = document) => [...root.querySelectorAll(query)];
const by = id => document.getElementById(id);
const words = JSON.parse(by("words").textContent);
const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const on = (part, event, act) => part.addEventListener(event, act);
const set = (part, name, value) => part.setAttribute(name, value);
const drop = (part, name) => part.removeAttribute(name);
const make = (tag, text, more = {}) => Object.assign(document.createElement(tag), {textContent: text}, more);
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
all("[hidden]").forEach(part => { part.hidden = false; });
all(".c svg").forEach(part => set(part, "aria-hidden", "true"));

// Theme: the system's until somebody chooses; the choice is kept where the browser allows.
const root = document.documentElement, theme = by("theme");
const keep = value => { try { if (value) localStorage.setItem("journeymap-theme", value); return localStorage.getItem("journeymap-theme"); } catch { return value; } };
const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
const named = () => { theme.textContent = say(dark() ? "light" : "dark"); };
const kept = keep();
if (kept === "light" || kept === "dark") root.dataset.theme = kept;
named();
on(theme, "click", () => { root.dataset.theme = dark() ? "light" : "dark"; keep(root.dataset.theme); named(); });

// Rows that share a head get their own, so that they can be sorted and taken along.
all("[data-csv] th[rowspan]").forEach(head => {
  let row = head.parentNode, times = head.rowSpan;
  drop(head, "rowspan");
  while (--times) { row = row.nextElementSibling; row.prepend(head.cloneNode(true)); }
});
// Rows are known by the step that their head leads to.
all("tbody th > a[href^='#step=']").forEach(link => {
  const row = link.closest("tr");
  if (!("row" in row.dataset) && link.parentElement.children.length === 1) row.dataset.row = decodeURIComponent(link.hash.slice(6));
});

// Files made in the page.
const save = (name, type, ...parts) => {
  const address = URL.createObjectURL(new Blob(parts, {type}));
  make("a", "", {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};
const button = (text, act) => {
  const one = make("button", text, {type: "button"});
  on(one, "click", act);
  return one;
};
const line = (name, ...parts) => {
  const one = make("p", "", {className: name});
  one.append(...parts);
  return one;
};

// Tables: sort by any column; take along as CSV with unrounded figures.
const plain = cell => cell.textContent.replace(/\s+/g, " ").trim();
const labels = new Map();
all("[data-csv=touchpoints] tbody tr").forEach(row => labels.set(plain(row.cells[0]), row.dataset.row = plain(row.cells[1])));
all("[data-csv=statuses] tbody tr").forEach(row => { row.dataset.row = labels.get(plain(row.cells[0])); });
const whole = /^\d{1,3}(?:[.,\u00a0\u202f\u2019]\d{3})+$/;
const value = cell => {
  if (!cell || cell.dataset.v !== undefined) return cell ? cell.dataset.v : "";
  const text = plain(cell);
  return cell.matches("td:not([class])") ? text === "–" ? "" : whole.test(cell.textContent.trim()) ? text.replace(/\D/g, "") : text : text;
};
// Figures stand at the table in the order of the cells that have no class; where none is given, the cell says it itself.
all("table[data-v]").forEach(table => {
  const cells = all("td:not([class])", table);
  table.dataset.v.split(",").forEach((figure, place) => {
    if (figure) cells[place].dataset.v = figure === "–" ? "" : Number(figure);
  });
});
const order = new Intl.Collator(root.lang, {numeric: true});
const compare = (a, b) => {
  if (a === "" || b === "") return (a === "") - (b === "");
  const [x, y] = [Number(a), Number(b)];
  return Number.isNaN(x) || Number.isNaN(y) ? order.compare(a, b) : x - y;
};
const sort = (table, column, head) => {
  const up = head.getAttribute("aria-sort") !== "ascending";
  all("th[aria-sort]", table.tHead).forEach(one => drop(one, "aria-sort"));
  set(head, "aria-sort", up ? "ascending" : "descending");
  const rows = [...table.tBodies[0].rows].map((row, place) => ({row, place, key: value(row.cells[column])}));
  rows.sort((a, b) => (a.key === "" || b.key === "" ? compare(a.key, b.key) : compare(a.key, b.key) * (up ? 1 : -1)) || a.place - b.place);
  table.tBodies[0].append(...rows.map(one => one.row));
};
// A cell that a spreadsheet would take for a formula becomes plain text.
const csvCell = text => {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
};
const drawn = cell => cell.classList.contains("c");
const csv = table => [...table.rows].map(row => [...row.cells].filter(cell => !drawn(cell)).map(cell => csvCell(cell.closest("thead") ? cell.dataset.label : value(cell))).join(",")).join("\r\n") + "\r\n";
all("table[data-csv]").forEach(table => {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    if (drawn(head)) return;
    head.dataset.label = head.getAttribute("aria-label") || plain(head.firstChild.nodeType === 3 ? head.firstChild : head);
    const one = make("button", head.dataset.label, {type: "button", title: say("sort", {column: head.dataset.label})});
    on(one, "click", () => sort(table, column, head));
    if (head.firstChild.nodeType === 3) head.replaceChild(one, head.firstChild); else head.prepend(one);
  });
  const place = table.closest(".scroll") || table;
  place.after(line("take", button(say("csv"), () => save(table.dataset.csv + ".csv", "text/csv", "\ufeff" + csv(table)))));
});
// Pictures: as they were drawn, as SVG or as PNG at twice the size; what classes say on the page is said on the shapes.
const looks = ["fill", "fill-opacity", "font-size", "font-weight", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width", "text-anchor"];
const hex = (_, ...parts) => "#" + parts.slice(0, 3).map(part => Number(part).toString(16).padStart(2, "0")).join("");
const asDrawn = picture => {
  const copy = picture.cloneNode(true), shown = all("*", picture);
  picture.style.colorScheme = "light";
  const dress = (part, look, above) => looks.forEach(name => {
    const said = look.getPropertyValue(name);
    if (!above || said !== above.getPropertyValue(name)) set(part, name, said.replace(/rgb\((\d+), (\d+), (\d+)\)/, hex).replace(/px/g, ""));
  });
  all("*", copy).forEach((part, place) => {
    if (part.hasAttribute("class")) dress(part, getComputedStyle(shown[place]), getComputedStyle(shown[place].parentNode));
    if (part.matches("[class], [tabindex]")) ["class", "tabindex", "role", "aria-label"].forEach(name => drop(part, name));
  });
  dress(copy, getComputedStyle(picture));
  picture.style.colorScheme = "";
  drop(copy, "class");
  set(copy, "role", "img");
  return new XMLSerializer().serializeToString(copy);
};
const png = (picture, name) => {
  const {width, height} = picture.viewBox.baseVal, image = new Image(), canvas = make("canvas", "");
  const scale = Math.min(2, 16000 / Math.max(width, height));
  on(image, "load", () => {
    canvas.width = width * scale;
    canvas.height = height * scale;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => save(name + ".png", "image/png", blob));
  });
  image.src = "data:image/svg+xml," + encodeURIComponent(asDrawn(picture));
};
all("figure[data-picture]").forEach(figure => {
  const picture = figure.querySelector("svg"), name = figure.dataset.picture;
  if (picture) figure.append(line("take", button(say("svg"), () => save(name + ".svg", "image/svg+xml", asDrawn(picture))), button(say("png"), () => png(picture, name))));
});

// The map: rows can be left out, those below move up; whole or at its own size.
const map = document.querySelector("#map svg");
if (map) {
  const box = map.viewBox.baseVal, high = box.height;
  const bands = all("[data-band]", map), tops = new Map();
  const measure = () => bands.forEach(band => { const {y, height} = band.getBBox(); tops.set(band, [y, y + height]); });
  const off = new Set();
  const lay = () => {
    if (!tops.size) measure();
    const gaps = bands.flatMap((band, place) => off.has(band.dataset.band) ? [[tops.get(band)[0], place + 1 < bands.length ? tops.get(bands[place + 1])[0] : high]] : []);
    const moved = y => y - gaps.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(y, to) - from), 0);
    bands.forEach(band => off.has(band.dataset.band) ? set(band, "display", "none") : drop(band, "display"));
    [...map.children].forEach(part => {
      if (!part.getBBox || off.has(part.dataset.band) || /^(title|desc|metadata)$/.test(part.tagName)) return;
      drop(part, "transform");
      const found = part.getBBox(), from = moved(found.y), size = part.dataset.band ? found.height : moved(found.y + found.height) - from;
      const scale = found.height ? size / found.height : 1;
      if (gaps.length) set(part, "transform", `translate(0 ${from - scale * found.y}) scale(1 ${scale})`);
    });
    set(map, "viewBox", `0 0 ${box.width} ${moved(high)}`);
    set(map, "height", moved(high));
  };
  const whole = button(say("real"), () => {
    const real = map.classList.toggle("real");
    whole.textContent = say(real ? "fit" : "real");
  });
  const chosen = bands.filter(band => words.bands[band.dataset.band]).map(band => {
    const one = button(words.bands[band.dataset.band], () => {
      const name = band.dataset.band, gone = off.delete(name) ? false : Boolean(off.add(name));
      set(one, "aria-pressed", !gone);
      lay();
    });
    set(one, "aria-pressed", true);
    return one;
  });
  const group = line("bands", make("span", say("rows")), ...chosen, whole);
  map.closest("figure").before(group);
}

// The paths: a slider hides rarer ways, and says how many.
requestAnimationFrame(() => all("#paths figure .scroll").forEach(part => { part.scrollLeft = (part.scrollWidth - part.clientWidth) / 2; }));
const ways = all("#paths [data-cases]"), least = by("least");
if (least) {
  const figures = new Intl.NumberFormat(root.lang), {cases, times, hidden, gone, steps} = least.dataset;
  const percent = share => figures.format(share >= 1 || share === 0 ? Math.round(share) : Math.round(share * 10) / 10) + "\u00a0%";
  const start = by("hides").textContent;
  on(least, "input", () => {
    const below = Number(steps.split(" ")[least.value]);
    let count = Number(hidden), sum = Number(gone);
    ways.forEach(way => {
      const rare = Number(way.dataset.cases) < below * cases;
      if (rare) set(way, "display", "none"); else drop(way, "display");
      if (rare && !way.querySelector("text:only-child")) { count += 1; sum += Number(way.dataset.times || way.dataset.cases); }
    });
    const words = count ? say("hides", {n: figures.format(count), below: percent(100 * below), share: percent(100 * sum / times)}) : start;
    by("hides").textContent = least.value === "0" ? start : words;
    set(least, "aria-valuetext", percent(100 * below));
  });
}

// Steps: the same id on the map, in the paths, in tables and in the details.
const details = new Map(all("article[id]").map(part => [part.dataset.detail = part.id.slice(5), part]));
const steps = [...details.keys()];
const shapes = all("svg [data-step]");
const onMap = [];
details.forEach(part => drop(part, "id"));
const title = step => plain(details.get(step).querySelector("h4"));
all(".paper svg").forEach(picture => {
  const seen = new Set();
  shapes.filter(shape => picture.contains(shape)).forEach(shape => {
    const step = shape.dataset.step;
    if (seen.has(step) || !details.has(step)) return;
    seen.add(step);
    set(shape, "role", "button");
    set(shape, "aria-label", say("open", {name: title(step)}));
    set(shape, "tabindex", picture.closest("#map") && onMap.length ? "-1" : "0");
    if (picture.closest("#map")) onMap.push(shape);
  });
  if (seen.size) set(picture, "role", "group");
});
onMap.sort((a, b) => steps.indexOf(a.dataset.step) - steps.indexOf(b.dataset.step));
onMap.forEach((shape, place) => set(shape, "tabindex", place ? "-1" : "0"));
const focusMap = place => {
  const next = onMap[Math.max(0, Math.min(onMap.length - 1, place))];
  onMap.forEach(shape => set(shape, "tabindex", shape === next ? "0" : "-1"));
  if (next) next.focus();
};

// The drawer, and an address for every step: #step=ID.
const drawer = by("drawer"), body = by("drawer-body");
let current = null, opener = null;
const wanted = () => {
  const found = /^#step=(.*)$/s.exec(location.hash);
  if (!found) return null;
  try { const step = decodeURIComponent(found[1]); return details.has(step) ? step : null; } catch { return null; }
};
const go = step => { if (wanted() === step) show(); else location.hash = "step=" + encodeURIComponent(step).replace(/[!'()*]/g, c => "%" + c.charCodeAt(0).toString(16)); };
const show = () => {
  current = wanted();
  shapes.forEach(shape => shape.classList.toggle("on", shape.dataset.step === current));
  root.classList.toggle("with-drawer", current !== null);
  if (current === null) { if (drawer.open) drawer.close(); return; }
  const copy = details.get(current).cloneNode(true);
  const head = copy.querySelector("h4"), title = make("h2", "", {id: "drawer-title"});
  title.append(...head.childNodes);
  head.replaceWith(title);
  body.replaceChildren(...copy.childNodes);
  if (!drawer.open) { opener = document.activeElement; drawer.show(); }
  drawer.scrollTop = 0;
  all("[data-move]", drawer).forEach(one => { one.disabled = !steps[steps.indexOf(current) + Number(one.dataset.move)]; });
  const shape = onMap.find(one => one.dataset.step === current);
  if (shape) shape.scrollIntoView({block: "center", inline: "center", behavior: still ? "auto" : "smooth"});
  drawer.querySelector("form button").focus({preventScroll: true});
};
on(drawer, "close", () => {
  shapes.forEach(shape => shape.classList.remove("on"));
  root.classList.remove("with-drawer");
  if (wanted() !== null) history.pushState(null, "", "#");
  const free = document.activeElement === document.body || drawer.contains(document.activeElement);
  if (free && opener && opener.isConnected) opener.focus({preventScroll: true});
  current = opener = null;
});
all("[data-move]", drawer).forEach(one => on(one, "click", () => go(steps[steps.indexOf(current) + Number(one.dataset.move)])));
shapes.forEach(shape => {
  const step = shape.dataset.step;
  if (!details.has(step)) return;
  on(shape, "click", () => { if (shape.hasAttribute("tabindex")) shape.focus({preventScroll: true}); go(step); });
  on(shape, "keydown", event => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); go(step); }
    const move = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    const place = onMap.indexOf(shape);
    if (place < 0) return;
    if (move) { event.preventDefault(); focusMap(place + move); }
    if (event.key === "Home") { event.preventDefault(); focusMap(0); }
    if (event.key === "End") { event.preventDefault(); focusMap(onMap.length - 1); }
  });
});
addEventListener("hashchange", show);
addEventListener("popstate", show);

// Search: steps that do not say the words are dimmed on the pictures and in the tables.
const find = by("find"), found = by("found");
const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ł/g, "l");
const texts = new Map(steps.map(step => [step, folded(details.get(step).textContent)]));
let hits = [];
const search = () => {
  const terms = folded(find.value).split(/\s+/).filter(Boolean);
  hits = steps.filter(step => terms.every(term => texts.get(step).includes(term)));
  const off = step => terms.length > 0 && !hits.includes(step);
  shapes.forEach(shape => shape.classList.toggle("dim", off(shape.dataset.step)));
  all("tr[data-row]").forEach(row => row.classList.toggle("dim", off(row.dataset.row)));
  details.forEach((part, step) => part.classList.toggle("dim", off(step)));
  found.textContent = !terms.length ? "" : hits.length ? say("found", {n: hits.length, all: steps.length}) : say("none");
};
on(find, "input", search);
on(find, "keydown", event => { if (event.key === "Enter" && hits.length && find.value.trim()) go(hits[0]); });
const keys = by("keys");
on(by("show-keys"), "click", () => keys.showModal());
addEventListener("keydown", event => {
  const typing = event.target.matches("input:not([type=range]), textarea, select"), free = !typing && !keys.open && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "/" && free) { event.preventDefault(); find.focus(); }
  if (event.key === "?" && free) { event.preventDefault(); keys.showModal(); }
  if (keys.open) return;
  if (event.key === "Escape") {
    if (drawer.open) drawer.close();
    else if (typing) { find.value = ""; search(); }
  }
});
show();
})();
