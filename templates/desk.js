// The review desk: two plans side by side, lines between what may belong together, and one pair at a time to decide.
// All text comes as data and is set as text; the server knows what is decided, this page only shows it.
"use strict";
const $ = (id) => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";
const VERDICTS = { s: "same", p: "partial", n: "none", u: "unsure" };
const narrow = window.matchMedia("(max-width: 44.99rem)");

let setup; // what never changes: words, verdicts, themes, the two plans
let pairs = []; // in the order in which they are asked
const byKey = new Map(); // "a|b" -> pair
const measures = new Map(); // name -> measure, with its card, its plan's number, its pairs
const absent = new Map(); // name -> what is said of the other plan
const lines = new Map(); // key -> drawn line
const notes = new Map(); // key -> a note that no decision has taken along yet
let place = null; // what the panel shows: { key } or { ref }
let since = 0; // when the pair came into sight
let busy = false;

// Words and elements

function word(key, values = {}) {
  return (setup.words[key] || key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

function make(tag, traits = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

function draw(tag, traits = {}) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(traits)) element.setAttribute(name, value);
  return element;
}

function button(text, act, traits = {}, key = "") {
  return make("button", { type: "button", onclick: act, ...traits }, make("span", {}, text), key ? make("kbd", {}, key) : "");
}

const keyOf = (pair) => `${pair.a}|${pair.b}`;
const planOf = (name) => name.split(":")[0];
const otherPlan = (ref) => setup.plans[1 - measures.get(ref).side];
const linesOf = ({ lines }) => word(/[-,]/.test(lines) ? "lines" : "line", { lines });
const themeWord = (code) => (setup.themes.find(([known]) => known === code) || [code, code])[1];
const verdictWord = (code) => setup.verdicts[code] || code;

// Requests

async function ask(path, body) {
  const post = body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  let answer, told;
  try {
    answer = await fetch(path, post);
    told = await answer.json();
  } catch {
    throw new Error(word("no-answer"));
  }
  if (!answer.ok) throw new Error(told.error);
  return told;
}

function fail(error) {
  $("trouble").textContent = error.message;
}

// One request that changes something at a time: what is pressed meanwhile was meant for a page that nobody has seen.
async function change(path, body) {
  if (busy) return null;
  busy = true;
  try {
    const told = await ask(path, body);
    $("trouble").textContent = "";
    return told;
  } catch (error) {
    fail(error);
    return null;
  } finally {
    busy = false;
  }
}

// Filters

function choice() {
  return Object.fromEntries(new FormData($("filters")));
}

function fits(pair, { theme, state, kind }) {
  if (kind && pair.kind !== kind) return false;
  if (theme && ![pair.a, pair.b].some((ref) => measures.get(ref).theme === theme)) return false;
  if (state === "disagreement") return pair.outcome === "disagreement";
  return !state || (state === "decided") === Boolean(pair.mine);
}

function sift() {
  const chosen = choice();
  let some = false;
  for (const pair of pairs) {
    pair.fits = fits(pair, chosen);
    some = some || pair.fits;
  }
  for (const measure of measures.values()) {
    const own = (!chosen.theme || measure.theme === chosen.theme) && (!chosen.kind || measure.kind === chosen.kind);
    const hidden = !measure.pairs.some((pair) => pair.fits) && (Boolean(chosen.state) || setup.adjudicate || !own);
    measure.card.hidden = hidden;
    if (measure.row) measure.row.hidden = hidden;
  }
  for (const part of document.querySelectorAll(".part, #table tbody")) part.hidden = !part.querySelector(".card:not([hidden]), tr:not(.group):not([hidden])");
  for (const pair of pairs) for (const entry of pair.entries || []) entry.hidden = !pair.fits;
  $("nothing").hidden = some || document.querySelector(".card:not([hidden])") !== null;
  refreshPlace();
  redraw();
}

// The documents

function card(measure) {
  const phrases = measure.phrases.map((text) => make("li", {}, text));
  const label = measure.kind === "task" ? word("actions", { n: phrases.length }) : word("figures");
  measure.name = make("button", { type: "button", class: "name", onclick: () => openMeasure(measure.ref) }, measure.title);
  measure.count = make("span", { class: "counted" });
  measure.absence = make("p", { class: "absence", hidden: true });
  measure.list = make("ul", { class: "pairs" });
  measure.card = make(
    "article",
    { class: "card", "data-ref": measure.ref },
    measure.name,
    make("p", { class: "facts" }, make("span", {}, linesOf(measure)), make("span", {}, themeWord(measure.theme)), measure.count),
    phrases.length ? make("details", { ontoggle: redraw }, make("summary", {}, label), make("ul", {}, ...phrases)) : "",
    measure.absence,
    measure.list,
  );
  measure.card.addEventListener("mouseenter", () => light(measure.ref));
  measure.card.addEventListener("mouseleave", () => light(null));
  measure.name.addEventListener("focus", () => light(measure.ref));
  measure.name.addEventListener("blur", () => light(null));
  measure.card.addEventListener("click", (event) => {
    if (!event.target.closest("button, summary, details") && !String(getSelection())) openMeasure(measure.ref);
  });
  return measure.card;
}

function documents() {
  setup.plans.forEach((plan, side) => {
    const section = $(side ? "plan-b" : "plan-a");
    section.querySelector("h2").textContent = plan.name;
    section.querySelector("p").textContent = `${plan.title} ${plan.period && `(${plan.period})`}`;
    // a chapter keeps its heading as long as anything of it is shown
    const chapters = [];
    for (const { heads, measures: held } of plan.parts) {
      const [first, ...deeper] = heads;
      for (const measure of held) measures.set(measure.ref, Object.assign(measure, { side, pairs: [], row: null }));
      if (!chapters.length || chapters.at(-1).first !== first) {
        const element = make("div", { class: "part" }, first ? make("h3", {}, first) : "");
        chapters.push({ first, element });
      }
      chapters.at(-1).element.append(make("div", { class: "part" }, ...deeper.map((head) => make("h4", {}, head)), ...held.map(card)));
    }
    const paper = section.querySelector(".paper");
    paper.replaceChildren(...chapters.map(({ element }) => element));
    paper.addEventListener("scroll", redraw, { passive: true });
  });
}

// A button that opens a pair, seen from one of its sides
function entry(pair, from) {
  const other = measures.get(from === pair.a ? pair.b : pair.a);
  const said = button(other.title, () => openPair(keyOf(pair)), { "data-key": keyOf(pair) });
  said.append(make("span", { class: "sign" }), make("span", { class: "sign program" }));
  return said;
}

function mark(element, pair) {
  const [people, program] = element.querySelectorAll(".sign");
  people.textContent = pair.outcome ? pair.people || verdictWord(pair.outcome) : "";
  people.className = `sign ${pair.outcome === "disagreement" ? "differs" : "held"}`;
  program.textContent = pair.program ? `${word("program")} ${pair.program}` : "";
}

// Lines

function lineOf(pair) {
  const group = draw("g", { "data-key": keyOf(pair) });
  group.append(draw("path", { class: "hit" }), draw("path", { class: "wide" }), draw("path", { class: "core" }), draw("circle", { r: 4 }), draw("text"));
  group.addEventListener("click", () => openPair(keyOf(pair)));
  group.addEventListener("mouseenter", () => light(keyOf(pair)));
  group.addEventListener("mouseleave", () => light(null));
  $("lines").append(group);
  return group;
}

// Single and by shade where nobody has decided; double with a dot, dashed with a ring, a struck stub, dotted with a question mark; a zigzag where reviewers differ.
function restyle(pair, group) {
  const kind = pair.outcome || "open";
  group.setAttribute("class", `link ${kind} ${pair.outcome && kind !== "disagreement" ? "held" : ""}`);
  const shade = setup.blind ? 0.5 : 0.12 + 0.78 * (pair.score ?? 0);
  for (const path of group.querySelectorAll("path:not(.hit)")) path.setAttribute("stroke-opacity", kind === "open" ? shade.toFixed(2) : 1);
}

function curve(x1, y1, x2, y2) {
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

function zigzag(x1, y1, x2, y2) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const steps = Math.max(6, Math.round(length / 9));
  const [nx, ny] = [-(y2 - y1) / length, (x2 - x1) / length];
  let path = `M${x1} ${y1}`;
  for (let i = 1; i < steps; i++) {
    const way = i / steps;
    const off = i % 2 ? 4 : -4;
    path += `L${(x1 + (x2 - x1) * way + nx * off).toFixed(1)} ${(y1 + (y2 - y1) * way + ny * off).toFixed(1)}`;
  }
  return `${path}L${x2} ${y2}`;
}

function stub(x, y, way) {
  const end = x + 20 * way;
  const bar = x + 12 * way;
  return `M${x} ${y}L${end} ${y}M${bar - 4} ${y + 7}L${bar + 4} ${y - 7}`;
}

function shape(group, kind, width, y1, y2) {
  const [hit, wide, core] = group.querySelectorAll("path");
  const whole = kind === "none" ? stub(0, y1, 1) + stub(width, y2, -1) : kind === "disagreement" ? zigzag(0, y1, width, y2) : curve(0, y1, width, y2);
  hit.setAttribute("d", kind === "disagreement" ? curve(0, y1, width, y2) : whole);
  wide.setAttribute("d", whole);
  core.setAttribute("d", kind === "same" ? whole : "");
  const circle = group.querySelector("circle");
  const text = group.querySelector("text");
  const dotted = kind === "same" || kind === "partial";
  circle.setAttribute("visibility", dotted ? "visible" : "hidden");
  circle.setAttribute("cx", width / 2);
  circle.setAttribute("cy", (y1 + y2) / 2);
  text.textContent = kind === "unsure" ? "?" : "";
  text.setAttribute("x", width / 2);
  text.setAttribute("y", (y1 + y2) / 2 + 5);
}

let drawing = false;
function redraw() {
  if (drawing || narrow.matches || $("documents").hidden) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    const box = $("gutter").getBoundingClientRect();
    const top = (ref) => {
      const { card, name } = measures.get(ref);
      return card.hidden || !card.offsetParent ? null : name.getBoundingClientRect().top + 11 - box.top;
    };
    const seen = (y) => y > 0 && y < box.height;
    const ends = pairs.map((pair) => (pair.fits ? [top(pair.a), top(pair.b)] : [null, null]));
    pairs.forEach((pair, i) => {
      const [y1, y2] = ends[i];
      const shown = y1 !== null && y2 !== null && (seen(y1) || seen(y2));
      let group = lines.get(pair);
      if (!shown) {
        if (group) group.setAttribute("display", "none");
        return;
      }
      if (!group) {
        lines.set(pair, (group = lineOf(pair)));
        restyle(pair, group);
      }
      group.removeAttribute("display");
      shape(group, pair.outcome || "open", box.width, Math.round(y1), Math.round(y2));
    });
    relight();
  });
}

let lit = null; // name of a measure or key of a pair under the pointer
function light(what) {
  lit = what;
  relight();
}

function relight() {
  const what = lit || (place && (place.key || place.ref));
  $("lines").classList.toggle("lit", Boolean(what));
  for (const [pair, group] of lines) {
    const near = what && (keyOf(pair) === what || pair.a === what || pair.b === what);
    group.classList.toggle("near", Boolean(near));
    group.classList.toggle("now", Boolean(place && place.key === keyOf(pair)));
    if (near) group.parentNode.append(group);
  }
}

// The legend has the same shapes, in small
function legend() {
  const kinds = setup.blind ? ["open", "same", "partial", "unsure", "none"] : ["open", "same", "partial", "unsure", "none", "disagreement"];
  for (const kind of kinds) {
    const group = draw("g", { class: `link ${kind} ${["open", "disagreement"].includes(kind) ? "" : "held"}` });
    group.append(draw("path", { class: "hit" }), draw("path", { class: "wide" }), draw("path", { class: "core" }), draw("circle", { r: 3 }), draw("text"));
    const svg = draw("svg", { viewBox: "0 0 42 16", "aria-hidden": "true" });
    svg.append(group);
    shape(group, kind, 42, 8, 8);
    const text = kind === "open" ? word(setup.blind ? "legend-open-blind" : "legend-open") : verdictWord(kind);
    $("legend").append(make("li", {}, svg, text));
  }
}

// The table: a row for each measure of the first plan, its candidates by what the reviewer says of them

const COLUMNS = ["", "same", "partial", "unsure", "none"];

function table() {
  const [a, b] = setup.plans;
  const heads = [word("table-measure", { a: a.name }), word("table-count"), ...COLUMNS.map((code) => (code ? verdictWord(code) : word("table-open")))];
  const groups = new Map();
  for (const measure of measures.values()) {
    if (measure.side) continue;
    const cells = COLUMNS.map((code, i) => make("td", { "data-code": code, "data-head": heads[i + 2] }));
    const name = make("button", { type: "button", onclick: () => openMeasure(measure.ref) }, measure.title);
    measure.row = make("tr", { "data-ref": measure.ref }, make("th", { scope: "row" }, name), make("td", { class: "count", "data-head": heads[1] }), ...cells);
    if (!groups.has(measure.theme)) groups.set(measure.theme, []);
    groups.get(measure.theme).push(measure.row);
  }
  const order = [...setup.themes.map(([code]) => code), ...groups.keys()];
  const bodies = [...new Set(order)].filter((code) => groups.has(code)).map((code) => {
    const head = make("tr", { class: "group" }, make("th", { scope: "rowgroup", colspan: heads.length }, themeWord(code)));
    return make("tbody", {}, head, ...groups.get(code));
  });
  const head = make("thead", {}, make("tr", {}, ...heads.map((text, i) => make("th", { scope: "col", class: i === 1 ? "count" : null }, text))));
  $("table").append(make("table", {}, make("caption", {}, word("table-caption", { a: a.name, b: b.name })), head, ...bodies));
}

function refill(measure) {
  const decided = measure.pairs.filter((pair) => pair.mine).length;
  measure.row.querySelector(".count").textContent = measure.pairs.length ? `${decided}／${measure.pairs.length}` : "–";
  for (const cell of measure.row.querySelectorAll("[data-code]")) {
    const held = measure.pairs.filter((pair) => (pair.mine || "") === cell.dataset.code);
    cell.replaceChildren(
      ...held.map((pair) => {
        const differs = pair.outcome === "disagreement";
        const title = measures.get(pair.b).title;
        const now = place && place.key === keyOf(pair) ? "now" : "";
        const opened = make("button", { type: "button", "data-key": keyOf(pair), class: `${differs ? "differs" : ""} ${now}`, onclick: () => openPair(keyOf(pair)) }, title);
        if (pair.outcome !== pair.mine) opened.append(make("span", { class: `sign ${differs ? "differs" : "held"}` }, ` ${pair.people}`));
        return opened;
      }),
    );
  }
}

function showView(tab) {
  for (const each of $("views").children) {
    const chosen = each === tab;
    each.setAttribute("aria-selected", chosen);
    each.tabIndex = chosen ? 0 : -1;
    $(each.getAttribute("aria-controls")).hidden = !chosen;
  }
  $("unfold").hidden = $("legend").hidden = $("documents").hidden;
  redraw();
  follow();
}

// What a decision changes on the page

function absenceText(ref) {
  const said = absent.get(ref);
  if (!said || !said.outcome) return "";
  const key = said.outcome === "disagreement" ? "absent-disagreement" : said.mine ? "absent-mine" : "absent-others";
  return word(key, { plan: otherPlan(ref).name });
}

function refreshMeasure(ref) {
  const measure = measures.get(ref);
  if (!measure) return;
  const decided = measure.pairs.filter((pair) => pair.mine).length;
  measure.count.textContent = measure.pairs.length ? word("counted", { n: decided, m: measure.pairs.length }) : word("no-candidates");
  measure.absence.textContent = absenceText(ref);
  measure.absence.hidden = !measure.absence.textContent;
  const differs = (absent.get(ref) || {}).outcome === "disagreement";
  measure.absence.classList.toggle("differs", differs);
  measure.card.classList.toggle("whole", measure.pairs.length > 0 && decided === measure.pairs.length);
  if (measure.row) refill(measure);
}

function take(told) {
  const pair = byKey.get(keyOf(told));
  if (!pair) return join(told);
  Object.assign(pair, told);
  for (const each of pair.entries) mark(each.firstChild, pair);
  const group = lines.get(pair);
  if (group) restyle(pair, group);
  return pair;
}

// A pair comes to the desk
function join(pair) {
  pairs.push(pair);
  byKey.set(keyOf(pair), pair);
  pair.entries = [pair.a, pair.b].map((ref) => {
    const measure = measures.get(ref);
    measure.pairs.push(pair);
    const item = make("li", {}, entry(pair, ref));
    mark(item.firstChild, pair);
    measure.list.append(item);
    return item;
  });
  return pair;
}

function apply(told) {
  const touched = new Set(Object.keys(told.absent));
  for (const pair of told.pairs) {
    take(pair);
    touched.add(pair.a).add(pair.b);
  }
  for (const [ref, said] of Object.entries(told.absent)) absent.set(ref, said);
  for (const ref of touched) refreshMeasure(ref);
  sums(told);
  sift();
}

function sentence({ a, b, verdict }) {
  const title = (ref) => (measures.get(ref) || { title: ref }).title;
  if (verdict === "absent") return word("decision-absent", { a: title(a), b: setup.plans.find((plan) => plan.id === b).name });
  return word("decision", { verdict: verdictWord(verdict), a: title(a), b: title(b) });
}

function sums(told) {
  $("progress").max = Math.max(pairs.length, 1);
  $("progress").value = told.decided;
  $("decided").textContent = word("progress", { n: told.decided, m: pairs.length });
  $("pace").textContent = told.pace ? word("pace", { n: told.pace }) : "";
  const list = told.recent.map((each) => make("li", {}, sentence(each)));
  $("recent").querySelector("ol").replaceChildren(...(list.length ? list : [make("li", {}, word("recent-none"))]));
  $("undo").disabled = !told.recent.length;
}

// The panel

// On a phone the panel covers all but the news, which must stay to be heard
function outside(shut) {
  document.body.classList.toggle("deciding", !shut);
  for (const each of [...document.querySelectorAll("#head > .bar"), $("view")]) each.inert = !shut && narrow.matches;
}

function show(next) {
  const before = place;
  place = next;
  for (const ref of refsOf(before)) measures.get(ref).card.classList.remove("now");
  for (const ref of refsOf(next)) measures.get(ref).card.classList.add("now");
  for (const at of [before, next]) if (at && at.key) refill(measures.get(at.key.split("|")[0]));
  $("panel").hidden = !next;
  outside(!next);
  follow();
  redraw();
}

function refsOf(at) {
  return !at ? [] : at.key ? at.key.split("|") : [at.ref];
}

// Bring what the panel is about into sight
function follow() {
  if (narrow.matches) return;
  for (const ref of refsOf(place)) {
    const { card, row } = measures.get(ref);
    if (!$("documents").hidden && !card.hidden) {
      const paper = card.closest(".paper");
      paper.scrollTop += card.getBoundingClientRect().top - paper.getBoundingClientRect().top - paper.clientHeight / 2 + card.offsetHeight / 2;
    } else if (row && !row.hidden) row.scrollIntoView({ block: "nearest" });
  }
}

function close() {
  const ref = refsOf(place)[0];
  show(null);
  const measure = ref && measures.get(ref);
  const target = measure && ($("documents").hidden ? measure.row && measure.row.querySelector("button") : measure.name);
  if (target) target.focus();
}

function order() {
  return pairs.filter((pair) => pair.fits);
}

function refreshPlace() {
  if (!place) return;
  if (place.ref) return;
  const pair = byKey.get(place.key);
  const list = order();
  const at = list.indexOf(pair);
  const outside = pair ? "pair-hidden" : "pair-outside";
  $("panel-title").textContent = at < 0 ? word(outside) : word("pair", { n: at + 1, m: list.length });
  $("panel-mine").textContent = pair && pair.mine ? word("mine", { verdict: verdictWord(pair.mine) }) : word("mine-none");
  for (const each of $("verdicts").children) if (each.dataset.verdict) each.setAttribute("aria-pressed", Boolean(pair) && each.dataset.verdict === pair.mine);
}

function absentPart(ref) {
  const plan = otherPlan(ref);
  const said = absent.get(ref);
  if (said && said.mine) return make("p", { class: "absent-word" }, absenceText(ref));
  const told = absenceText(ref);
  return make("p", { class: "absent-word" }, told ? `${told} ` : "", button(word("absent", { plan: plan.name }), () => decideAbsent(ref), { "data-absent": ref }));
}

function side(element, ref, told) {
  const measure = measures.get(ref);
  const phrases = told.phrases.map((phrase) => {
    if (typeof phrase === "string") return make("li", {}, phrase);
    return make("li", {}, phrase.met ? make("mark", {}, phrase.text) : phrase.text);
  });
  element.replaceChildren(
    make("div", { class: "facts" }, ...facts(measure), absentPart(ref)),
    make("h3", {}, measure.title),
    phrases.length ? make("ul", { "aria-label": measure.kind === "task" ? word("phrases") : word("figures") }, ...phrases) : "",
    told.passage.length ? make("blockquote", { "aria-label": word("passage") }, passage(measure, told.passage)) : "",
  );
}

// The cells of a row stand on one line again
function passage(measure, lines) {
  const told = lines.map((line) => line.replace(/[\s|]+$/, "").trim());
  return told.join(measure.kind === "task" ? "\n" : " | ");
}

function facts(measure) {
  return [setup.plans[measure.side].name, linesOf(measure), themeWord(measure.theme)].map((text) => make("span", {}, text));
}

function says(told) {
  const program = [told.program, told.why].filter(Boolean).join(setup.lang === "zh" ? "。" : ". ");
  const rows = [[word("program"), program], [word("people"), told.others], ...(told.notes || []).map((each) => [word("note"), word("notes-of", each)])];
  $("says").replaceChildren(...rows.filter((row) => row[1]).map(([name, text]) => make("div", {}, make("dt", {}, name), make("dd", {}, text))));
}

async function openPair(key) {
  const [a, b] = key.split("|");
  try {
    const told = await ask(`/pair?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`);
    $("pair").hidden = false;
    $("measure").hidden = true;
    side($("side-a"), a, told.a);
    side($("side-b"), b, told.b);
    says(told);
    $("met").hidden = ![...told.a.phrases, ...told.b.phrases].some((phrase) => phrase.met);
    $("note").value = notes.get(key) ?? told.note;
    show({ key });
    refreshPlace();
    since = performance.now();
    $("panel").scrollTop = 0;
    $("panel-title").focus({ preventScroll: true });
  } catch (error) {
    fail(error);
  }
}

function openMeasure(ref) {
  const measure = measures.get(ref);
  const other = otherPlan(ref);
  const choices = measure.pairs.map((pair) => {
    const item = make("li", {}, entry(pair, ref));
    mark(item.firstChild, pair);
    return item;
  });
  const head = make("div", { class: "side" }, make("p", { class: "facts" }, ...facts(measure)), make("ul", {}, ...measure.phrases.map((text) => make("li", {}, text))));
  $("measure").replaceChildren(head, choices.length ? make("ul", { class: "choices", "aria-label": word("candidates") }, ...choices) : make("p", {}, word("no-candidates")), absentPart(ref));
  if (!setup.adjudicate) $("measure").append(otherPairs(measure, other));
  $("panel-title").textContent = measure.title;
  $("panel-mine").textContent = "";
  $("pair").hidden = true;
  $("measure").hidden = false;
  show({ ref });
  $("panel").scrollTop = 0;
  $("panel-title").focus({ preventScroll: true });
}

// A pair that the program has not thought of
function otherPairs(measure, other) {
  const taken = new Set(measure.pairs.flatMap((pair) => [pair.a, pair.b]));
  const free = [...measures.values()].filter((each) => each.side !== measure.side && each.kind === measure.kind && !taken.has(each.ref));
  const select = make("select", {}, make("option", { value: "" }, word("choose")), ...free.map((each) => make("option", { value: each.ref }, each.title)));
  const form = make("form", {}, make("label", {}, `${word("other-pair", { plan: other.name })} `, select), make("button", {}, word("open")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (select.value) openPair(measure.side ? `${select.value}|${measure.ref}` : `${measure.ref}|${select.value}`);
  });
  return form;
}

// Decisions

async function decide(verdict) {
  if (!place || !place.key) return;
  const key = place.key;
  const [a, b] = key.split("|");
  const seconds = Math.min((performance.now() - since) / 1000, 86400);
  const told = await change("/decide", { a, b, verdict, seconds: Math.round(seconds * 10) / 10, note: $("note").value });
  if (!told) return;
  notes.delete(key);
  apply(told);
  $("told").textContent = word("said", { decision: sentence({ a, b, verdict }) });
  await forward(key);
}

async function decideAbsent(ref) {
  const plan = otherPlan(ref).id;
  const aligned = measures.get(ref).pairs.filter((pair) => ["same", "partial"].includes(pair.mine)).length;
  const told = await change("/decide", { a: ref, b: plan, verdict: "absent" });
  if (!told) return;
  apply(told);
  $("told").textContent = word("said", { decision: sentence({ a: ref, b: plan, verdict: "absent" }) });
  if (aligned) $("told").textContent += ` ${word("absent-revokes", { n: aligned })}`;
  if (place && place.ref) return openMeasure(place.ref);
  for (const each of document.querySelectorAll(`[data-absent="${CSS.escape(ref)}"]`)) each.parentNode.replaceWith(absentPart(ref));
  return $("panel-title").focus({ preventScroll: true });
}

async function undo() {
  const told = await change("/undo", {});
  if (!told) return;
  apply(told);
  const { a, b, verdict } = told.undone;
  $("told").textContent = word("undone", { decision: sentence(told.undone) });
  if (verdict === "absent") measures.has(a) && openMeasure(a);
  else if (measures.has(a) && measures.has(b)) await openPair(measures.get(a).side ? `${b}|${a}` : `${a}|${b}`);
}

// To the next open pair that the filters show, from the beginning again at the end
async function forward(key) {
  const at = pairs.indexOf(byKey.get(key));
  const next = [...pairs.slice(at + 1), ...pairs.slice(0, at + 1)].find((pair) => pair.fits && !pair.mine);
  if (next) return openPair(keyOf(next));
  $("told").textContent += ` ${word("all-decided")}`;
  return refreshPlace();
}

function later() {
  return forward(place && place.key);
}

function step(way) {
  const list = order();
  const from = place && (place.key || (measures.get(place.ref).pairs.find((pair) => pair.fits) && keyOf(measures.get(place.ref).pairs.find((pair) => pair.fits))));
  if (!from) return list.length ? openPair(keyOf(list[way > 0 ? 0 : list.length - 1])) : null;
  if (place.ref) return openPair(from);
  // a pair that has just left the list was at a place among all
  const at = pairs.indexOf(byKey.get(from));
  const next = way > 0 ? pairs.slice(at + 1).find((pair) => pair.fits) : pairs.slice(0, Math.max(at, 0)).reverse().find((pair) => pair.fits);
  if (next) return openPair(keyOf(next));
  $("told").textContent = word(way > 0 ? "last-pair" : "first-pair");
  return null;
}

async function end() {
  const told = await change("/end", {});
  if (!told) return;
  document.removeEventListener("keydown", press);
  drawing = true; // for good: there is nothing left to draw on
  document.body.replaceChildren(make("main", { class: "over" }, make("h1", {}, word("ended"))));
}

// Keys

function help() {
  const rows = [
    ...Object.entries(VERDICTS).map(([key, verdict]) => [key, `${verdictWord(verdict)}${setup.lang === "zh" ? "：" : ": "}${word(`${verdict}-means`)}`]),
    [word("key-space"), word("key-later")],
    ["j k", word("key-next")],
    ["o", word("key-note")],
    ["z", word("key-undo")],
    ["?", word("key-help")],
    ["Esc", word("key-close")],
  ];
  $("window").querySelector("tbody").replaceChildren(...rows.map(([key, text]) => make("tr", {}, make("td", {}, ...key.split(" ").map((each) => make("kbd", {}, each))), make("td", {}, text))));
}

// Letters of a Chinese input method are wide ones; one that is still at work names no letter at all, but the key does.
function pressed(event) {
  const named = ["Process", "Unidentified"].includes(event.key);
  if (!named) return event.key.normalize("NFKC").toLowerCase();
  const letter = /^Key([A-Z])$/.exec(event.code);
  return letter ? letter[1].toLowerCase() : event.code === "Space" ? " " : event.code === "Slash" && event.shiftKey ? "?" : "";
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || $("window").open) return;
  const at = event.target;
  const key = pressed(event);
  if (key === "escape") {
    if (at.id === "note") $("panel-title").focus();
    else if ($("recent").open) $("recent").open = false;
    else if (place) close();
    return;
  }
  if (at.matches("input, select, textarea")) return;
  if (key === " " && at.closest("button, summary, a")) return;
  const acts = { " ": later, j: () => step(1), k: () => step(-1), z: undo, "?": () => showHelp(), o: () => writeNote() };
  const act = key in VERDICTS ? () => decide(VERDICTS[key]) : acts[key];
  if (!act) return;
  event.preventDefault();
  if (!event.repeat) act();
}

function showHelp() {
  $("window").showModal();
  $("window-title").focus();
}

function writeNote() {
  if (place && place.key) $("note").focus();
}

function turn(event) {
  if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const [one, two] = $("views").children;
  const next = event.target === one ? two : one;
  showView(next);
  next.focus();
}

function listen() {
  document.addEventListener("keydown", press);
  $("filters").addEventListener("input", sift);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("views").addEventListener("click", (event) => event.target.closest("[role=tab]") && showView(event.target.closest("[role=tab]")));
  $("views").addEventListener("keydown", turn);
  $("undo").addEventListener("click", undo);
  $("ask").addEventListener("click", showHelp);
  $("end").addEventListener("click", end);
  $("back").addEventListener("click", () => step(-1));
  $("on").addEventListener("click", () => step(1));
  $("shut").addEventListener("click", close);
  $("note").addEventListener("input", () => place && notes.set(place.key, $("note").value));
  $("unfold").addEventListener("click", unfold);
  $("window").addEventListener("click", (event) => event.target === $("window") && $("window").close());
  window.addEventListener("resize", () => (outside(!place), redraw()));
}

function unfold() {
  const open = $("unfold").getAttribute("aria-pressed") !== "true";
  $("unfold").setAttribute("aria-pressed", open);
  $("unfold").textContent = word(open ? "fold" : "unfold");
  for (const each of document.querySelectorAll(".card details")) each.open = open;
}

// Begin

function fill() {
  document.documentElement.lang = setup.lang === "zh" ? "zh-Hans" : setup.lang;
  const [a, b] = setup.plans.map((plan) => plan.name);
  $("title").textContent = document.title = word(setup.adjudicate ? "title-adjudicate" : "title", { a, b });
  $("who").textContent = [word("reviewer", { name: setup.reviewer }), setup.blind ? word("blind") : ""].filter(Boolean).join(setup.lang === "zh" ? "，" : ", ");
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = word(each.dataset.word);
  for (const each of document.querySelectorAll("[data-label]")) each.setAttribute("aria-label", word(each.dataset.label));
  const states = ["open", "decided", ...(setup.blind ? [] : ["disagreement"])];
  options("theme", [["", word("every-theme")], ...setup.themes]);
  options("state", [["", word("state-all")], ...states.map((state) => [state, word(`state-${state}`)])]);
  options("kind", [["", word("kind-all")], ...["task", "target"].map((kind) => [kind, word(`kind-${kind}`)])]);
  const verdicts = Object.entries(VERDICTS).map(([key, code]) => button(verdictWord(code), () => decide(code), { "data-verdict": code, "aria-pressed": "false" }, key));
  $("verdicts").append(...verdicts, button(word("later"), later, {}, word("key-space")), button(word("undo"), undo, {}, "z"));
  help();
  legend();
}

function options(name, list) {
  $("filters").elements[name].append(...list.map(([value, text]) => make("option", { value }, text)));
}

async function begin() {
  setup = { words: {} };
  try {
    setup = await ask("/plans");
    const state = await ask("/state");
    fill();
    documents();
    table();
    for (const pair of state.pairs) join(pair);
    for (const [ref, said] of Object.entries(state.absent)) absent.set(ref, said);
    for (const ref of measures.keys()) refreshMeasure(ref);
    sums(state);
    listen();
    sift();
    const last = pairs.findLastIndex((pair) => pair.mine);
    if (last >= 0) await forward(keyOf(pairs[last]));
  } catch (error) {
    fail(error);
  }
  document.body.classList.remove("loading");
}

begin();
