// Sorting and choosing; the page reads fully without.
(() => {
"use strict";
const all = (query, part = document) => [...part.querySelectorAll(query)];
const by = id => document.getElementById(id);
const words = JSON.parse(by("words").textContent);
all("[hidden]").forEach(part => { part.hidden = false; });

const root = document.documentElement, theme = by("theme");
const keep = value => { try { if (value) localStorage.setItem("journeymap-theme", value); return localStorage.getItem("journeymap-theme"); } catch { return value; } };
const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
const named = () => { theme.textContent = words[dark() ? "light" : "dark"]; };
const kept = keep();
if (kept === "light" || kept === "dark") root.dataset.theme = kept;
named();
theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; keep(root.dataset.theme); named(); });

const find = by("find"), status = by("status"), order = by("order"), found = by("found");
if (!find) return;
find.form.addEventListener("submit", event => event.preventDefault());
const rows = all(".journeys tbody tr"), body = rows[0].parentElement;
const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ł/g, "l");
const texts = new Map(rows.map(row => [row, folded(row.cells[0].textContent + " " + row.cells[2].textContent)]));
const choose = () => {
  const terms = folded(find.value).split(/\s+/).filter(Boolean);
  rows.forEach(row => {
    const meant = terms.every(term => texts.get(row).includes(term));
    row.hidden = !meant || (status.value !== "" && row.dataset.status !== status.value);
  });
  const shown = rows.filter(row => !row.hidden).length;
  const words_found = words.found.replace("{n}", shown).replace("{all}", rows.length);
  found.textContent = terms.length || status.value ? words_found : "";
};
const collator = new Intl.Collator(root.lang, {numeric: true});
const sort = () => {
  const key = order.value;
  const value = row => row.dataset[key];
  const compare = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    const [x, y] = [Number(a), Number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? collator.compare(a, b) : x - y;
  };
  const sorted = key ? rows.map((row, place) => ({row, place})).sort((a, b) => compare(value(a.row), value(b.row)) || a.place - b.place).map(one => one.row) : rows;
  body.append(...sorted);
};
find.addEventListener("input", choose);
status.addEventListener("change", choose);
order.addEventListener("change", sort);
choose();
sort();
addEventListener("keydown", event => {
  const typing = event.target.matches("input,select,textarea");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); find.focus(); find.select(); }
  if (event.key === "Escape" && event.target === find) { find.value = ""; choose(); }
});
})();
