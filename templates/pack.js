// Filters, and a window that opens both sides of a matrix cell. Without this script every link still leads to its topic.
"use strict";
const form = document.getElementById("filters");
const status_ = form.querySelector("output");
const rows = [...document.querySelectorAll("table.matrix tbody tr:not(.group)")];
const narrowed = [...document.querySelectorAll("main tr[data-theme]:not(.group), main tr[data-plan], main .topic")];

function covers(tags, plan, coverage) {
  const on = Object.keys(tags).filter((key) => key.startsWith("on") && key !== "on");
  if (!on.length) return !plan || !tags.plan || tags.plan.split(" ").includes(plan);
  const wanted = plan ? on.filter((key) => key === on_(plan)) : on;
  return wanted.some((key) => (coverage ? tags[key] === coverage : !plan || ["full", "partial", "near"].includes(tags[key])));
}

// data-on-heyuan is dataset.onHeyuan
function on_(plan) {
  return ("on-" + plan).replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

function fits(element, choice, words) {
  const tags = element.dataset;
  if (choice.theme && tags.theme && tags.theme !== choice.theme) return false;
  if (choice.relation && "relation" in tags && !tags.relation.split(" ").includes(choice.relation)) return false;
  if (!covers(tags, choice.plan, choice.coverage)) return false;
  const text = element.textContent.toLowerCase();
  return words.every((word) => text.includes(word));
}

function narrow() {
  const choice = Object.fromEntries(new FormData(form));
  const words = choice.text.toLowerCase().split(/\s+/).filter(Boolean);
  const inTopic = new Map();
  for (const element of narrowed) {
    const fit = fits(element, choice, words);
    element.hidden = !fit;
    if (element.classList.contains("topic")) inTopic.set(element.id, fit);
  }
  // a row of the matrix is shown when its topic is: the topic has all the words of its measures
  for (const row of rows) row.hidden = inTopic.get(row.id.replace("row-", "")) === false;
  for (const group of document.querySelectorAll("tr.group")) {
    let next = group.nextElementSibling;
    while (next && next.hidden && !next.matches("tr.group")) next = next.nextElementSibling;
    group.hidden = !next || next.matches("tr.group");
  }
  for (const part of parts) {
    const empty = part.some(holds) && !part.some((element) => holds(element) && shows(element));
    for (const element of part) if (!narrowed.includes(element)) element.hidden = empty;
  }
  const shown = rows.filter((row) => !row.hidden).length;
  document.getElementById("nothing").hidden = narrowed.some((element) => !element.hidden);
  status_.textContent = status_.dataset.text.replace("{n}", shown).replace("{total}", rows.length);
}

// what stands between two headings of a section goes with them when nothing in it fits
const parts = [...document.querySelectorAll("main section")].flatMap((section) => {
  const found = [[]];
  for (const element of section.children) {
    if (element.matches("h3")) found.push([]);
    if (!element.matches("h2")) found.at(-1).push(element);
  }
  return found;
});
const holds = (element) => narrowed.includes(element) || Boolean(element.querySelector("tr[data-theme], tr[data-plan]"));
const shows = (element) => (narrowed.includes(element) ? !element.hidden : Boolean(element.querySelector("tbody tr:not(.group):not([hidden])")));

form.addEventListener("input", narrow);
form.addEventListener("reset", () => setTimeout(narrow));
form.addEventListener("submit", (event) => event.preventDefault());
narrow();

const box = document.getElementById("window");

function open_(topic, plan) {
  const copy = topic.cloneNode(true);
  for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
  copy.hidden = false;
  copy.querySelector("h4").remove();
  const side = copy.querySelector(`.side[data-plan="${CSS.escape(plan)}"]`);
  if (side) {
    side.classList.add("chosen");
    side.parentElement.prepend(side);
  }
  for (const link of copy.querySelectorAll("li[data-plans]")) link.hidden = !link.dataset.plans.split(" ").includes(plan);
  if (!copy.querySelector("li[data-plans]:not([hidden])")) for (const part of copy.querySelectorAll(".links-title, ul.links")) part.remove();
  const first = copy.querySelector("li[data-plans]:not([hidden]) details");
  if (first) first.open = true;
  box.querySelector("h2").textContent = topic.querySelector("h4").firstChild.textContent;
  box.querySelector("div").replaceChildren(copy);
  if (!box.open) box.showModal();
  box.querySelector("h2").focus();
  box.scrollTop = 0;
}

function place() {
  try {
    return decodeURIComponent(location.hash.slice(1)).split("/");
  } catch {
    return [""];
  }
}

function follow() {
  const [id, plan] = place();
  const target = id && document.getElementById(id);
  const topic = target && target.matches(".topic") ? target : null;
  if (topic && topic.querySelector(`.side[data-plan="${CSS.escape(plan || "")}"]`)) open_(topic, plan);
  else if (box.open) box.close();
  if (target && !plan && !target.checkVisibility()) {
    form.reset();
    narrow();
    target.scrollIntoView();
  }
}

document.addEventListener("click", (event) => {
  const cell = event.target.closest("td a[data-plan]");
  if (cell) {
    event.preventDefault();
    location.hash = cell.getAttribute("href") + "/" + cell.dataset.plan;
  }
});
box.addEventListener("close", () => {
  const [id, plan] = place();
  const cell = document.querySelector(`td a[href="#${CSS.escape(id)}"][data-plan="${CSS.escape(plan || "")}"]`);
  history.replaceState(null, "", "#" + id);
  if (cell) cell.focus();
});
box.addEventListener("click", (event) => {
  if (event.target === box) box.close();
});
window.addEventListener("hashchange", follow);
follow();

// in the matrix the arrow keys go from cell to cell
document.addEventListener("keydown", (event) => {
  const cell = event.target.closest && event.target.closest("table.matrix td");
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  if (!cell || !step) return;
  const lines = [...cell.closest("table").querySelectorAll("tbody tr:not(.group):not([hidden])")];
  const line = lines[lines.indexOf(cell.parentElement) + step[0]];
  const next = line && line.cells[cell.cellIndex + step[1]];
  const link = next && next.querySelector("a[data-plan]");
  if (link) {
    event.preventDefault();
    link.focus();
  }
});
