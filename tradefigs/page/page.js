// What is chosen: kept in the address's fragment, shown in the filters, applied to everything.

const all = data.claims.filter((claim) => !claim.extra);
const FILTERS = {
  pair: { values: (claim) => [field(claim, "pair")], label: (value) => data.pairs[value] },
  measure: { values: (claim) => [field(claim, "measure")], label: (value) => data.measures[value] },
  status: { values: (claim) => [field(claim, "status")], label: (value) => data.statuses[value] },
  speaker: { values: (claim) => (claim.speakers.length ? claim.speakers : [NOBODY]), label: (value) => (value === NOBODY ? words.nobody : value) },
};
const ANY = "*";

function counts(claims, values) {
  const found = new Map();
  for (const claim of claims) for (const value of values(claim)) found.set(value, (found.get(value) || 0) + 1);
  return found;
}

const commonest = (claims, name) => [...counts(claims, (claim) => [field(claim, name)])].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))[0]?.[0];

// A page about many pairs begins with the one most spoken of: values of different trade don't compare.
const FIRST = { pair: commonest(all, "pair") || ANY, measure: ANY, status: ANY, speaker: ANY, currency: "", sort: "-published" };
if (new Set(all.map((claim) => field(claim, "pair"))).size < 2) FIRST.pair = ANY;
const known = Object.fromEntries(Object.entries(FILTERS).map(([name, { values }]) => [name, new Set([ANY, ...counts(all, values).keys()])]));
known.currency = new Set(["", ...all.map((claim) => field(claim, "currency"))]);
known.sort = new Set(Object.keys(COLUMNS).flatMap((name) => [name, `-${name}`]));

let state = { ...FIRST };

/** Reads the fragment; what it names that the page doesn't know is left out. */
function remembered() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const read = { ...FIRST };
  for (const [name, value] of asked) if (name in known && known[name].has(value)) read[name] = value;
  return read;
}

function remember() {
  const asked = new URLSearchParams(Object.entries(state).filter(([name, value]) => value !== FIRST[name]));
  const fragment = asked.toString();
  if (fragment !== location.hash.slice(1)) history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
}

const fits = (claim, without = "") =>
  Object.entries(FILTERS).every(([name, { values }]) => name === without || state[name] === ANY || values(claim).includes(state[name]));

function options(name) {
  const { values, label } = FILTERS[name];
  const found = counts(all.filter((claim) => fits(claim, name)), values);
  const every = [...known[name]].filter((value) => value !== ANY);
  every.sort((one, other) => collator.compare(label(one), label(other)));
  if (name === "measure" || name === "status") {
    const order = Object.keys(name === "measure" ? data.measures : data.statuses);
    every.sort((one, other) => order.indexOf(one) - order.indexOf(other));
  }
  const made = every.map((value) => {
    const option = element("option", { value }, `${label(value)} (${found.get(value) || 0})`);
    option.disabled = !found.has(value) && state[name] !== value;
    return option;
  });
  byId(name).replaceChildren(element("option", { value: ANY }, words.all), ...made);
  byId(name).value = state[name];
}

function update() {
  for (const name of Object.keys(FILTERS)) options(name);
  const claims = all.filter((claim) => fits(claim));
  byId("shown").textContent = say("shown", { shown: claims.length, all: all.length });
  byId("reset").hidden = Object.keys(FILTERS).every((name) => state[name] === FIRST[name]);
  list(claims);
  showConflicts(data.conflicts.filter(({ one, other }) => fits(data.claims[one]) || fits(data.claims[other])));
  showTargets(data.targets.filter(({ claim }) => fits(data.claims[claim])));
  timeline(claims);
}

function list(claims) {
  showClaims(sorted(claims, state.sort), state.sort, (sort) => {
    state.sort = sort;
    remember();
    list(claims);
  });
}

function timeline(claims) {
  const levels = claims.filter((claim) => field(claim, "kind") !== "change");
  const money = [...counts(levels, (claim) => [field(claim, "currency")])].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  const currency = money.some(([code]) => code === state.currency) ? state.currency : money[0]?.[0] || "";
  byId("currency").replaceChildren(...money.map(([code, count]) => element("option", { value: code }, `${code} (${count})`)));
  byId("currency").value = currency;
  byId("currency").parentElement.hidden = money.length < 2;
  const { log, done } = draw(claims, currency);
  const missing = money.filter(([code]) => code !== currency).map(([code, count]) => say("in_currency", { count, currency: code }));
  if (levels.length < claims.length) missing.push(say("changes", { count: claims.length - levels.length }));
  const notes = [missing.length ? say("not_shown", { what: missing.join(", ") }) : "", log ? words.axis_log : ""];
  byId("note").textContent = notes.filter(Boolean).join(" ");
  return done;
}

function choose(changes) {
  Object.assign(state, changes);
  remember();
  update();
}

for (const name of Object.keys(FILTERS)) byId(name).addEventListener("change", (event) => choose({ [name]: event.target.value }));
byId("currency").addEventListener("change", (event) => choose({ currency: event.target.value }));
byId("reset").addEventListener("click", () => {
  choose(Object.fromEntries(Object.keys(FILTERS).map((name) => [name, FIRST[name]])));
  byId("pair").focus();
});
byId("closer").addEventListener("click", () => zoom(0.5));
byId("wider").addEventListener("click", () => zoom(2));
byId("earlier").addEventListener("click", () => zoom(1, -0.4));
byId("later").addEventListener("click", () => zoom(1, 0.4));
byId("whole").addEventListener("click", whole);
addEventListener("hashchange", () => {
  state = remembered();
  update();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", update);

state = remembered();
update();
performance.mark("lists");
// The drawing library stands behind this script, so that all but the timeline is there before it is read.
document.addEventListener("DOMContentLoaded", async () => {
  await timeline(all.filter((claim) => fits(claim)));
  performance.mark("timeline");
  document.documentElement.dataset.ready = "yes";
});
