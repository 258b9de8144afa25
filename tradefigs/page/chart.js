// The timeline: one mark for each statement, at its period and its value.

const DAY = 86400000;
const YEAR = 365.25 * DAY;
const COLOURS = 5; // before all others share one
const MOST = 300; // marks; where more statements are seen, neighbours share one
const CELL = 24; // so near in pixels are neighbours
const NEAR = 24; // and so near to the pointer is what it points at

const chart = {
  stage: byId("stage"),
  root: byId("chart"),
  card: byId("card"),
  ring: byId("ring"),
  points: [], // all statements
  marks: [], // what is drawn of them
  span: [0, 1], // from when to when they are, in milliseconds
  window: [0, 1], // and which part of that is seen
  log: false,
  picture: null, // none where there is nothing to draw
  paint: null, // draws what the window shows
  current: -1,
  held: false,
};

/** The least and the greatest of many values. */
const extent = (values) => values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);

const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Statements of `claims` in one currency, as points with their place in time. */
function pointsOf(claims, currency) {
  const said = new Map();
  for (const claim of claims) {
    if (field(claim, "currency") !== currency || field(claim, "kind") === "change") continue;
    if (field(claim, "low") === null) continue;
    const key = identity(claim);
    if (!said.has(key)) said.set(key, { claim, low: field(claim, "low"), high: field(claim, "high") });
  }
  const points = [...said.values()];
  const periods = new Map();
  for (const point of points) {
    const key = `${field(point.claim, "period_start")}|${field(point.claim, "period_end")}`;
    if (!periods.has(key)) periods.set(key, []);
    periods.get(key).push(point);
  }
  for (const group of periods.values()) spread(group);
  return points.sort((one, other) => one.order - other.order || one.low - other.low);
}

/** Puts statements on one period side by side inside it, in the order of publication. */
function spread(group) {
  const when = (point) => field(point.claim, "published") || "9999";
  group.sort((one, other) => (when(one) < when(other) ? -1 : when(one) > when(other) ? 1 : 0));
  const { claim } = group[0];
  const dated = Boolean(field(claim, "period_start"));
  const first = dated ? Date.parse(field(claim, "period_start")) : 0;
  const width = dated ? Date.parse(field(claim, "period_end")) + DAY - first : 1;
  const used = Math.min(0.76, 0.12 * (group.length - 1)) * (dated ? Math.min(width, YEAR) / width : 1);
  group.forEach((point, place) => {
    const share = group.length > 1 ? place / (group.length - 1) - 0.5 : 0;
    point.dated = dated;
    point.x = first + width * (0.5 + used * share);
    point.y = (point.low + point.high) / 2;
    point.order = dated ? point.x : Infinity;
  });
  if (!dated) group.forEach((point, place) => (point.order = 1e15 + place));
}

/**
 * What is drawn: a mark for each statement or, where too many are seen, for the neighbours of one colour and
 * kind. What lies outside the window of time is not worth marks of its own.
 */
function marksOf(points, colours) {
  const [from, to] = chart.window;
  const outside = (point) => point.dated && (point.x < from || point.x > to);
  const single = (point) => ({ ...point, points: [point] });
  if (points.length <= MOST) return points.map(single);
  const crowd = points.filter((point) => !outside(point)).length > MOST;
  const scale = chart.log ? Math.log10 : (value) => value;
  const [least, top] = extent(points.map((point) => scale(point.y)).filter(Number.isFinite));
  const { clientWidth, clientHeight } = chart.root;
  const high = ((top - (chart.log ? least : 0) || 1) * CELL) / (clientHeight - 60);
  const [first, last] = chart.span;
  const cells = new Map();
  for (const point of points) {
    const width = !point.dated ? 7 : outside(point) ? last - first : to - from; // the undated have a seventh of it
    const wide = (width * CELL) / clientWidth;
    const kind = [colours.place(field(point.claim, colours.name)), field(point.claim, "status"), point.dated];
    const own = crowd || outside(point) ? "" : cells.size;
    const key = [Math.floor(point.x / wide), Math.floor(scale(point.y) / high), ...kind, own].join();
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(point);
  }
  const made = [...cells.values()].map((near) => (near.length === 1 ? single(near[0]) : together(near)));
  return made.sort((one, other) => one.order - other.order || one.y - other.y);
}

function together(near) {
  const mean = (name) => near.reduce((sum, point) => sum + point[name], 0) / near.length;
  const byValue = [...near].sort((one, other) => one.y - other.y);
  return { claim: byValue[0].claim, points: byValue, dated: near[0].dated, order: near[0].order, x: mean("x"), y: mean("y") };
}

const bound = (claim) => {
  const qualifier = field(claim, "qualifier");
  if (qualifier === "over" || qualifier === "at_least") return "more";
  return qualifier === "under" || qualifier === "up_to" ? "less" : "";
};

/** The symbol of a claim, or of several: filled what was reported, hollow what is to come. */
function symbol(claim, several = false) {
  const status = field(claim, "status");
  const shape = several ? "" : { more: "triangle-up", less: "triangle-down" }[bound(claim)];
  return (shape || (status === "target" ? "diamond" : "circle")) + hollow(claim);
}

const hollow = (claim) => (field(claim, "status") === "actual" ? "" : "-open");

/** The colours of what is told apart: the pairs where there are several, else the measures. */
function colouring(points) {
  const count = (name) => {
    const counts = new Map();
    for (const { claim } of points) counts.set(field(claim, name), (counts.get(field(claim, name)) || 0) + 1);
    return [...counts].sort((one, other) => other[1] - one[1]).map(([key]) => key);
  };
  const pairs = count("pair");
  if (pairs.length < 2) {
    const all = Object.keys(data.measures);
    return { name: "measure", keys: all.filter((key) => count("measure").includes(key)), place: (key) => all.indexOf(key), label: (key) => data.measures[key] };
  }
  const few = pairs.length <= COLOURS + 1 ? pairs : pairs.slice(0, COLOURS);
  const keys = few.length < pairs.length ? [...few, ""] : few;
  return { name: "pair", keys, place: (key) => (few.includes(key) ? few.indexOf(key) : COLOURS), label: (key) => (key ? data.pairs[key] : words.other_pairs) };
}

/** The unit of the axis: the largest scale of which the greatest value has one at least. */
function unitOf(points, currency) {
  const [, most] = extent(points.map((point) => point.high));
  const [factor, scale] = units.scales.find(([size]) => most >= size) || [1, ""];
  const sign = units.signs[currency] || currency;
  return { factor, name: units.axis.replace("{scale}", scale).replace("{sign}", sign).trim() };
}

/** Draws the statements of `claims` in one currency. Tells whether the axis is logarithmic, and promises an end. */
function draw(claims, currency) {
  leave();
  // The drawing library comes last, after all that needs no drawing.
  if (!window.Bokeh) return { log: false, done: Promise.resolve() };
  chart.picture?.remove();
  Object.assign(chart, { picture: null, points: pointsOf(claims, currency), marks: [], log: false });
  const { points, root } = chart;
  byId("tools").hidden = !points.length;
  if (!points.length) {
    root.replaceChildren(element("p", { class: "empty" }, words.nothing));
    byId("unit").textContent = "";
    byId("legend").replaceChildren();
    return { log: false, done: Promise.resolve() };
  }
  root.replaceChildren();
  const colours = colouring(points);
  const unit = unitOf(points, currency);
  const [least, most] = extent(points.flatMap(({ low, high }) => [low, high]).filter((value) => value > 0));
  chart.log = most > 200 * least;
  chart.window = chart.span = spanOf(points);
  const dated = points.some((point) => point.dated);
  const undated = points.some((point) => !point.dated);
  chart.picture = new Picture(root, { log: chart.log, least: least / unit.factor, most: most / unit.factor, dated, undated, onDrag: look });
  const measures = new Set(points.map((point) => field(point.claim, "measure")));
  const measure = measures.size > 1 ? words.several : data.measures[[...measures][0]];
  chart.paint = () => {
    chart.marks = marksOf(points, colours);
    const each = chart.marks.some((mark) => mark.points.length > 1) ? words.each_some : words.each_one;
    byId("unit").textContent = say("unit", { measure, unit: unit.name, points: each });
    styled(chart.marks, colours, unit);
    chart.picture.show(chart.marks, chart.window);
  };
  chart.paint();
  legend(points, colours);
  return { log: chart.log, done: chart.picture.ready };
}

/** The whole years that hold all dated statements, four at least. */
function spanOf(points) {
  const days = points.filter(({ dated }) => dated).flatMap(({ claim }) => [field(claim, "period_start"), field(claim, "period_end")]);
  if (!days.length) return [0, 1];
  let [first, last] = extent(days.map((day) => Number(day.slice(0, 4))));
  if (last - first < 3) [first, last] = [first - 1, last + 1];
  return [Date.UTC(first, 0), Date.UTC(last + 1, 0)];
}

/** Gives each mark its look: symbol, size, colour, and its values in the unit of the axis. */
function styled(marks, colours, unit) {
  const many = marks.length > 150;
  const [, crowd] = extent(marks.map(({ points }) => points.length));
  for (const mark of marks) {
    const { claim, points } = mark;
    const bin = points.length > 1;
    const one = (many ? 8 : 11) * (field(claim, "product") ? 0.7 : 1);
    Object.assign(mark, {
      symbol: symbol(claim, bin),
      size: bin ? Math.min(9 + 5 * Math.sqrt(points.length - 1), 9 + (CELL - 7) * Math.sqrt(points.length / crowd)) : one,
      colour: style(`--c${colours.place(field(claim, colours.name))}`),
      alpha: many || bin ? 0.75 : 1,
      value: mark.y / unit.factor,
      range: !bin && mark.high > mark.low ? [mark.low / unit.factor, mark.high / unit.factor] : null,
    });
  }
}

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  circle: "M8 3.2a4.8 4.8 0 1 0 .01 0z", diamond: "M8 2.2 13.8 8 8 13.8 2.2 8z",
  "triangle-up": "M8 2.6 13.6 12.4H2.4z", "triangle-down": "M8 13.4 2.4 3.6h11.2z", range: "M6 1.5h4v13H6z", swatch: "M2 5h12v6H2z",
};

/** A small picture of a mark for the legend. */
function glyph(name, colour, scale = 1) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  const open = name.endsWith("-open");
  for (const [key, value] of Object.entries({ width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" })) svg.setAttribute(key, value);
  path.setAttribute("d", SHAPES[name.replace("-open", "")]);
  path.setAttribute("fill", open ? "none" : colour);
  path.setAttribute("stroke", open ? colour : "none");
  path.setAttribute("stroke-width", "1.6");
  path.setAttribute("transform", `translate(${8 - 8 * scale} ${8 - 8 * scale}) scale(${scale})`);
  svg.append(path);
  return svg;
}

function legend(points, colours) {
  const items = [];
  if (colours.keys.length > 1) {
    for (const key of colours.keys) items.push([glyph("swatch", `var(--c${colours.place(key)})`), colours.label(key)]);
  }
  const plain = colours.keys.length > 1 ? "var(--soft)" : `var(--c${colours.place(colours.keys[0])})`;
  const has = (test) => points.some(test);
  const status = (name) => has(({ claim }) => field(claim, "status") === name);
  if (status("actual")) items.push([glyph("circle", plain), words.actual]);
  if (has((point) => point.high > point.low)) items.push([glyph("range", plain), words.range]);
  if (status("forecast")) items.push([glyph("circle-open", plain), words.forecast]);
  if (status("target")) items.push([glyph("diamond-open", plain), words.target]);
  if (has(({ claim }) => bound(claim) === "more")) items.push([glyph("triangle-up", plain), words.more]);
  if (has(({ claim }) => bound(claim) === "less")) items.push([glyph("triangle-down", plain), words.less]);
  if (has(({ claim }) => field(claim, "product"))) items.push([glyph("circle", plain, 0.65), words.part]);
  byId("legend").replaceChildren(...items.map(([picture, name]) => element("li", {}, picture, name)));
}

// ---------------------------------------------------------------- the card of one statement

/** Shows what a mark stands for; `held` keeps it open. */
function show(place, held = false) {
  const mark = chart.marks[place];
  chart.current = place;
  chart.held = held;
  const close = () => {
    chart.root.focus(); // before the button that has it goes
    leave();
  };
  chart.card.replaceChildren(
    ...(held ? [element("button", { type: "button", class: "close", "aria-label": words.close, onclick: close }, "×")] : []),
    ...(mark.points.length > 1 ? several(mark, held) : one(mark.claim)),
  );
  chart.card.classList.toggle("held", held);
  chart.card.hidden = false;
  settle(mark);
}

function one(claim) {
  const converted = field(claim, "converted_from");
  const doubt = field(claim, "doubt");
  const facts = [claim.flow, field(claim, "product"), claim.period || words.undated, data.statuses[field(claim, "status")], converted && say("converted", { currency: converted })];
  return [
    element("p", { class: "figure" }, valueOf(claim)),
    element("p", { class: "facts" }, facts.filter(Boolean).join(" · ")),
    sentence(claim),
    speakerOf(claim),
    sources(claim),
    ...(doubt ? [element("p", { class: "facts" }, say("doubt", { doubt }))] : []),
  ];
}

/** Neighbours: how many, from which value to which, and the way to them. */
function several({ points, dated }, held) {
  const [lowest, highest] = [points[0].claim, points.at(-1).claim];
  const periods = [...new Set(points.map(({ claim }) => claim.period || words.undated))];
  const people = [...counts(points.map(({ claim }) => claim), (claim) => claim.speakers)].sort((a, b) => b[1] - a[1]);
  const names = people.slice(0, 4).map(([name, count]) => (count > 1 ? `${name} (${count})` : name));
  if (people.length > 4) names.push("…");
  return [
    element("p", { class: "figure" }, say("bin_of", { count: points.length, low: valueOf(lowest), high: valueOf(highest) })),
    element("p", { class: "facts" }, [lowest.flow, periods.slice(0, 3).join(", ") + (periods.length > 3 ? " …" : ""), data.statuses[field(lowest, "status")]].join(" · ")),
    element("p", { class: "who" }, names.join(", ") || words.nobody),
    held && dated ? element("button", { type: "button", onclick: () => enter(points) }, words.closer) : "",
  ].filter(Boolean);
}

/** Moves the window of time to some points. */
function enter(points) {
  const [first, last] = extent(points.map((point) => point.x));
  const margin = Math.max((last - first) / 2, 20 * DAY);
  chart.root.focus();
  leave();
  look([first - margin, last + margin]);
}

/** Puts ring and card where the mark is. */
function settle(mark) {
  const place = chart.picture.placeOf(mark);
  chart.ring.hidden = !place;
  if (!place) return;
  const [x, y] = place;
  Object.assign(chart.ring.style, { left: `${x}px`, top: `${y}px` });
  const { offsetWidth: width, offsetHeight: height } = chart.card;
  const left = x + 18 + width < chart.stage.clientWidth ? x + 18 : Math.max(0, x - 18 - width);
  const top = Math.max(0, Math.min(y - 40, chart.root.offsetHeight - height));
  Object.assign(chart.card.style, { left: `${left}px`, top: `${top}px` });
}

function leave() {
  Object.assign(chart, { current: -1, held: false });
  chart.card.hidden = chart.ring.hidden = true;
}

/** Shows a window of time; the card stays with the statement that it is on. */
function look(seen) {
  const current = chart.marks[chart.current]?.points[0];
  chart.window = seen;
  chart.paint();
  if (current) show(markOf(current), chart.held);
}

const markOf = (point) => chart.marks.findIndex((mark) => mark.points.includes(point));

/** Goes to the mark `place`, moving the window of time there if it must. */
function go(place) {
  const next = Math.max(0, Math.min(chart.marks.length - 1, place));
  const { dated, x, points } = chart.marks[next];
  const [from, to] = chart.window;
  chart.current = next;
  if (dated && (x < from || x > to)) look([x - (to - from) / 2, x + (to - from) / 2]);
  show(markOf(points[0])); // moving may have drawn other marks
}

/** Scales the window of time by `factor` and moves it by a share of its width. */
function zoom(factor, shift = 0) {
  if (!chart.picture?.dated) return;
  const [from, to] = chart.window;
  const [middle, half] = [(from + to) / 2 + shift * (to - from), Math.max(((to - from) / 2) * factor, 40 * DAY)];
  look([middle - half, middle + half]);
}

function whole() {
  chart.picture?.wholeHeight();
  if (chart.picture) look(chart.span);
}

const KEYS = {
  ArrowRight: () => go(chart.current + 1),
  ArrowLeft: () => go(chart.current < 0 ? chart.marks.length - 1 : chart.current - 1),
  ArrowDown: () => go(chart.current + 1),
  ArrowUp: () => go(chart.current < 0 ? chart.marks.length - 1 : chart.current - 1),
  Home: () => go(0),
  End: () => go(chart.marks.length - 1),
  Enter: () => chart.current >= 0 && show(chart.current, true),
  " ": () => chart.current >= 0 && show(chart.current, true),
  "+": () => zoom(0.5),
  "=": () => zoom(0.5),
  "-": () => zoom(2),
  0: () => whole(),
};

chart.root.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !chart.points.length || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
});
chart.root.addEventListener("focus", () => {
  if (chart.current < 0 && chart.points.length && chart.root.matches(":focus-visible")) go(0);
});
chart.root.addEventListener("blur", () => chart.held || leave());

/** The mark nearest to where a pointer is, -1 where none is near. */
function pointedAt({ clientX, clientY }) {
  if (!chart.picture) return -1;
  const { x: left, y: top } = chart.root.getBoundingClientRect();
  let [found, least] = [-1, NEAR];
  chart.marks.forEach((mark, place) => {
    const at = chart.picture.placeOf(mark);
    if (!at) return;
    const distance = Math.hypot(at[0] - clientX + left, at[1] - clientY + top) - (mark.size / 2) * 0.9;
    if (distance < least) [found, least] = [place, distance];
  });
  return found;
}

let pressed = { clientX: 0, clientY: 0 };
chart.root.addEventListener("pointerdown", (event) => (pressed = event));
chart.root.addEventListener("pointermove", (event) => {
  if (chart.held || event.pointerType === "touch" || event.buttons) return;
  const place = pointedAt(event);
  if (place < 0) leave();
  else if (place !== chart.current) show(place);
});
chart.root.addEventListener("pointerleave", () => chart.held || leave());
chart.root.addEventListener("click", (event) => {
  const dragged = Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) > 5;
  const place = dragged ? -1 : pointedAt(event);
  if (place >= 0) show(place, true);
});
chart.root.addEventListener("dblclick", whole);
new ResizeObserver(() => {
  if (chart.picture) requestAnimationFrame(() => look(chart.window)); // when the picture has its new size
}).observe(chart.root);
document.addEventListener("keydown", (event) => event.key === "Escape" && leave());
