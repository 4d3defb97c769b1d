// Filters and a search that the address keeps; a window that opens both sides of a matrix cell; one stop of the Tab key
// for each table. Without this script every link still leads to its topic.
"use strict";
const form = document.getElementById("filters");
const box = document.getElementById("window");
const main = document.querySelector("main");
const root = document.documentElement;

// the address: #place, #topic/plan, either with ?filter=value&… after it

function address() {
  const [place, query = ""] = location.hash.slice(1).split(/\?(.*)/s);
  let parts = [""];
  try {
    parts = decodeURIComponent(place).split("/");
  } catch {
    // no place of ours
  }
  return { place, id: parts[0], plan: parts[1] || "", query: new URLSearchParams(query) };
}

function chosen() {
  const found = new URLSearchParams();
  if (form) for (const [name, value] of new FormData(form)) if (value.trim()) found.set(name, value.trim());
  return found;
}

function hash(place) {
  const query = chosen().toString();
  return place || query ? `#${place}${query && "?"}${query}` : "";
}

function write(place = address().place) {
  const href = location.href.split("#")[0] + hash(place);
  if (href !== location.href) history.replaceState(null, "", href);
}

function go(place) {
  const to = hash(place);
  moved = true;
  if (location.hash === to) follow();
  else location.hash = to;
}
let moved = false;

// filters

const NARROWED = "tr[data-theme]:not(.group), tr[data-plan], .topic";
const narrowed = [...main.querySelectorAll(NARROWED)];
const rows = [...main.querySelectorAll("table.matrix tbody tr:not(.group)")];
const texts = new Map();

// what stands between two headings of a section goes with them when nothing in it fits
const parts = [...main.querySelectorAll("section")].flatMap((section) => {
  const found = [[]];
  for (const element of section.children) {
    if (element.matches("h3")) found.push([]);
    if (!element.matches("h2")) found.at(-1).push(element);
  }
  return found.map((elements) => ({ section, lines: elements.flatMap(linesOf), runs: runsOf(elements) }));
});

function linesOf(element) {
  return element.matches(NARROWED) ? [element] : [...element.querySelectorAll(NARROWED)];
}

// from one smaller heading to the next: what is beside the lines and topics, and those
function runsOf(elements) {
  const runs = [[]];
  for (const element of elements) {
    if (element.matches("h4")) runs.push([]);
    runs.at(-1).push(element);
  }
  return runs.map((run) => ({ lines: run.flatMap(linesOf), others: run.filter((element) => !element.matches(NARROWED)) }));
}

// data-on-heyuan is dataset.onHeyuan
function on(plan) {
  return ("on-" + plan).replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

function covers(tags, { plan, coverage, differences }) {
  const told = Object.keys(tags).filter((key) => key.startsWith("on") && key !== "on");
  if (!told.length) return !plan || !tags.plan || tags.plan.split(" ").includes(plan);
  if (differences && new Set(told.map((key) => tags[key])).size < 2) return false;
  const wanted = plan ? told.filter((key) => key === on(plan)) : told;
  return wanted.some((key) => (coverage ? tags[key] === coverage : !plan || ["full", "partial", "near"].includes(tags[key])));
}

function text(element) {
  if (!texts.has(element)) texts.set(element, element.textContent.toLowerCase());
  return texts.get(element);
}

function fits(element, choice, words) {
  const tags = element.dataset;
  if (choice.theme && tags.theme && tags.theme !== choice.theme) return false;
  if (choice.relation && "relation" in tags && !tags.relation.split(" ").includes(choice.relation)) return false;
  return covers(tags, choice) && words.every((word) => text(element).includes(word));
}

// whether each of the chosen filters is about it: what has no theme stays on the screen, but is not what was asked for
function asked(element, choice) {
  const tags = element.dataset;
  const covered = Object.keys(tags).some((key) => key.startsWith("on") && key !== "on");
  return Object.keys(choice).every((name) => name === "text" || (name in tags && name !== "differences") || (covered && !["theme", "relation"].includes(name)));
}

function narrow() {
  const choice = Object.fromEntries(chosen());
  const words = (choice.text || "").toLowerCase().split(/\s+/).filter(Boolean);
  const inTopic = new Map();
  for (const element of narrowed) {
    element.hidden = !fits(element, choice, words);
    element.classList.toggle("bare", !asked(element, choice));
    if (element.matches(".topic")) inTopic.set(element.id, !element.hidden);
  }
  // a row of the matrix is shown when its topic is: the topic has all the words of its measures
  for (const row of rows) row.hidden = inTopic.has(row.id.replace("row-", "")) ? !inTopic.get(row.id.replace("row-", "")) : row.hidden;
  for (const group of main.querySelectorAll("tr.group")) {
    let next = group.nextElementSibling;
    while (next && next.hidden && !next.matches("tr.group")) next = next.nextElementSibling;
    group.hidden = !next || next.matches("tr.group");
  }
  hideEmpty();
  mark(words);
  tell();
  for (const group of groups) group.settle();
}

// on paper a filtered page has nothing but what was filtered: the rest is .bare
function hideEmpty() {
  const full = new Set();
  const isShown = (line) => !line.hidden;
  const isAsked = (line) => !line.hidden && !line.matches(".bare");
  for (const { section, lines, runs } of parts) {
    if (lines.some(isAsked)) full.add(section);
    for (const run of runs) {
      for (const element of run.others) {
        const own = linesOf(element);
        element.hidden = Boolean(lines.length) && !(own.length ? own : lines).some(isShown);
        element.classList.toggle("bare", !(own.length ? own : run.lines).some(isAsked));
      }
    }
  }
  for (const { section } of parts) section.classList.toggle("bare", !full.has(section));
}

function mark(words) {
  const broken = new Set();
  for (const hit of main.querySelectorAll("mark")) {
    broken.add(hit.parentNode);
    hit.replaceWith(...hit.childNodes);
  }
  for (const parent of broken) parent.normalize();
  for (const details of main.querySelectorAll("details.hit")) details.classList.remove("hit");
  if (!words.length) return;
  const escaped = [...words].sort((a, b) => b.length - a.length).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const sought = new RegExp(escaped.join("|"), "giu");
  const skip = (node) => node.nodeType === 1 && (node.hidden || node.matches("svg"));
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => (skip(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  for (const nodes of linesOfText(walk)) {
    const hits = [...nodes.map((node) => node.data).join("").matchAll(sought)].map((hit) => [hit.index, hit.index + hit[0].length]);
    if (hits.length) nodes[0].parentElement.closest("details")?.classList.add("hit");
    let start = 0;
    for (const node of nodes) {
      const end = start + node.data.length;
      const inside = hits.map(([from, to]) => [Math.max(from, start) - start, Math.min(to, end) - start]).filter(([from, to]) => from < to);
      if (inside.length) markIn(node, inside);
      start = end;
    }
  }
}

// each text by itself, but a line of a document, of which words are in elements of their own, as one
function linesOfText(walk) {
  const found = [];
  let last = null;
  while (walk.nextNode()) {
    if (walk.currentNode.nodeType !== 3) continue;
    const line = walk.currentNode.parentElement.closest(".wording p");
    if (line && line === last) found.at(-1).push(walk.currentNode);
    else found.push([walk.currentNode]);
    last = line;
  }
  return found;
}

function markIn(node, hits) {
  const pieces = [];
  let end = 0;
  for (const [from, to] of hits) {
    const marked = document.createElement("mark");
    marked.textContent = node.data.slice(from, to);
    pieces.push(node.data.slice(end, from), marked);
    end = to;
  }
  node.replaceWith(...pieces, node.data.slice(end));
}

// how much is shown, in the bar and, with what it was filtered by, on paper
function tell() {
  const status = form.querySelector("output");
  const nothing = narrowed.every((element) => element.hidden);
  const shown = rows.filter((row) => !row.hidden).length;
  const counted = status.dataset.text.replace("{n}", shown).replace("{total}", rows.length);
  status.classList.toggle("nothing", nothing);
  status.textContent = nothing ? status.dataset.nothing : counted;
  const line = document.getElementById("filtered");
  const list = [...form.elements].filter((field) => chosen().has(field.name)).map((field) => said(field, line.dataset.pair));
  line.textContent = line.dataset.text.replace("{list}", () => [...list, counted].join(line.dataset.comma));
  document.body.classList.toggle("narrowed", list.length > 0);
  const more = form.querySelector(".more");
  more.dataset.label ??= more.textContent;
  more.textContent = list.length ? `${more.dataset.label} (${list.length})` : more.dataset.label;
}

function said(field, pair) {
  if (field.type === "checkbox") return field.dataset.label;
  const value = field.matches("select") ? field.selectedOptions[0].textContent : field.value.trim();
  return pair.replace("{label}", () => field.dataset.label).replace("{text}", () => value);
}

function restore() {
  const { query } = address();
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === "checkbox") field.checked = query.has(field.name);
    else field.value = query.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = "";
  }
  narrow();
}

function measure() {
  const head = main.querySelector("table.matrix thead");
  const bar = form && getComputedStyle(form).position === "sticky" ? form.offsetHeight : 0;
  root.style.setProperty("--bar", `${bar}px`);
  root.style.setProperty("--head", `${head ? head.offsetHeight : 0}px`);
}

// one stop of the Tab key for each table with links, for the topics, and for long lists of links: arrows, Home, End and
// the Page keys go on from there

const PAGE = 10;
const hint = document.getElementById("keys");
const groupOf = new Map();

class Group {
  constructor(element, links) {
    this.links = links;
    this.current = null;
    for (const link of links.flat()) {
      groupOf.set(link, this);
      enable(link, false);
    }
    element.setAttribute("aria-describedby", "keys");
    this.settle();
  }

  shown() {
    return this.links.map((line) => line.filter((link) => !link.closest("[hidden]"))).filter((line) => line.length);
  }

  settle() {
    if (!this.current || this.current.closest("[hidden]")) this.stop(this.shown()[0]?.[0] ?? null);
  }

  stop(link) {
    if (link === this.current) return;
    if (this.current) enable(this.current, false);
    this.current = link;
    if (link) enable(link, true);
  }

  next(from, key, far) {
    const lines = this.shown();
    const list = lines.every((line) => line.length < 2);
    const row = lines.findIndex((line) => line.includes(from));
    const line = lines[row];
    const last = lines.length - 1;
    const side = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (side && !list) return line[line.indexOf(from) + side];
    if (key === "Home" || key === "End") {
      const place = key === "Home" ? 0 : -1;
      return (far || list ? lines.at(place) : line).at(place);
    }
    const step = { ArrowUp: -1, ArrowDown: 1, PageUp: -PAGE, PageDown: PAGE }[key] ?? side;
    if (!step) return null;
    const to = Math.abs(step) === PAGE ? Math.min(last, Math.max(0, row + step)) : row + step;
    return lines[to]?.reduce((near, link) => (Math.abs(column(link) - column(from)) < Math.abs(column(near) - column(from)) ? link : near));
  }
}

function column(link) {
  return link.closest("td, th")?.cellIndex ?? 0;
}

// a link, and with that of a topic what its topic unfolds
function enable(link, can) {
  const inside = link.matches(".here") ? link.closest(".topic").querySelectorAll("summary") : [];
  for (const element of [link, ...inside]) {
    if (can) element.removeAttribute("tabindex");
    else element.tabIndex = -1;
  }
}

function grouped() {
  const links = (element) => [...element.querySelectorAll("a[href]")];
  const found = [...main.querySelectorAll("table")].map((table) => [table, [...table.tBodies[0].rows].map(links)]);
  for (const section of main.querySelectorAll("section")) found.push([section, [...section.querySelectorAll(".topic .here")].map((link) => [link])]);
  for (const list of document.querySelectorAll("#contents ol ol")) found.push([list, links(list).map((link) => [link])]);
  for (const item of main.querySelectorAll("li, p")) if (!item.closest(".topic")) found.push([item, links(item).map((link) => [link])]);
  const least = (element) => (element.matches("li, p") ? 6 : 2);
  return found.filter(([element, lines]) => lines.flat().length >= least(element)).map(([element, lines]) => new Group(element, lines));
}
const groups = grouped();

document.addEventListener("focusin", ({ target }) => {
  const link = groupOf.has(target) ? target : target.closest(".topic")?.querySelector(".here");
  groupOf.get(link)?.stop(link);
  hint.hidden = !groupOf.has(target) || !target.matches(":focus-visible");
});
document.addEventListener("focusout", () => {
  hint.hidden = true;
});
document.addEventListener("keydown", (event) => {
  const group = groupOf.get(event.target);
  if (!group || event.altKey || event.metaKey || event.shiftKey) return;
  const far = event.ctrlKey && ["Home", "End"].includes(event.key);
  const next = (far || !event.ctrlKey) && group.next(event.target, event.key, far);
  if (next) {
    event.preventDefault();
    next.focus();
  }
});

// a wide drawing on a narrow screen is moved with the arrow keys
function reach() {
  for (const figure of main.querySelectorAll("figure")) {
    if (figure.scrollWidth > figure.clientWidth) figure.tabIndex = 0;
    else figure.removeAttribute("tabindex");
  }
}

// the window, and where links lead

function open_(topic, plan) {
  const copy = topic.cloneNode(true);
  for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
  for (const element of copy.querySelectorAll("[tabindex]")) element.removeAttribute("tabindex");
  copy.hidden = false;
  copy.querySelector("h4").remove();
  const side = copy.querySelector(`.side[data-plan="${CSS.escape(plan)}"]`);
  side.classList.add("chosen");
  side.parentElement.prepend(side);
  for (const link of copy.querySelectorAll("li[data-plans]")) link.hidden = !link.dataset.plans.split(" ").includes(plan);
  if (!copy.querySelector("li[data-plans]:not([hidden])")) for (const part of copy.querySelectorAll(".links-title, ul.links")) part.remove();
  const first = copy.querySelector("li[data-plans]:not([hidden]) details");
  if (first) first.open = true;
  box.querySelector("h2").textContent = topic.querySelector("h4 .label").textContent;
  box.querySelector("div").replaceChildren(copy);
  if (!box.open) box.showModal();
  box.querySelector("h2").focus();
  box.scrollTop = 0;
}

function follow() {
  const { id, plan, query } = address();
  const target = id ? document.getElementById(id) : null;
  for (const old of document.querySelectorAll(".aim")) old.classList.remove("aim");
  const sided = target?.matches(".topic") && target.querySelector(`.side[data-plan="${CSS.escape(plan)}"]`);
  if (sided) open_(target, plan);
  else if (box.open) box.close();
  if (target && !plan) arrive(target, query.size > 0);
  moved = false;
}

// hidden: no filter hides what somebody asks for
function arrive(target, filtered) {
  const hidden = !target.checkVisibility();
  if (hidden && form) {
    form.reset();
    narrow();
    write();
  }
  target.classList.add("aim");
  const stop = target.matches(".topic") ? target.querySelector(".here") : target;
  groupOf.get(stop)?.stop(stop);
  if (!hidden && !filtered) return show(target);
  show(target);
  if (!moved) return;
  if (stop === target) stop.tabIndex = -1;
  stop.focus({ preventScroll: true });
}

// again in the next frames, when the sections above have the height that they turn out to have
function show(target, frames = 4) {
  target.scrollIntoView();
  if (frames) requestAnimationFrame(() => show(target, frames - 1));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const place = link.getAttribute("href").slice(1);
  const plan = link.closest("td") && link.dataset.plan;
  if (!plan && !chosen().size) return;
  event.preventDefault();
  go(plan ? `${place}/${plan}` : place);
});
box.addEventListener("close", () => {
  const { place, id, plan } = address();
  const cell = document.querySelector(`td a[href="#${CSS.escape(id)}"][data-plan="${CSS.escape(plan)}"]`);
  write(place.split("/")[0]);
  if (cell) cell.focus();
});
box.addEventListener("click", (event) => {
  if (event.target === box) box.close();
});
window.addEventListener("hashchange", () => {
  if (form) restore();
  follow();
});

if (form) {
  let waiting = 0;
  const changed = () => {
    narrow();
    write();
  };
  form.hidden = false;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, event.target.name === "text" ? 150 : 0);
  });
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector(".more").addEventListener("click", ({ target }) => {
    target.ariaExpanded = String(form.classList.toggle("open"));
  });
  new ResizeObserver(measure).observe(form);
  restore();
}
measure();
reach();
window.addEventListener("resize", () => {
  measure();
  reach();
});
follow();
