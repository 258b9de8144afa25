// Conflicts, targets, the table of claims, and their downloads.

const STEP = 100; // rows shown at once

/** Fills `root` with what `make` makes of each item, a part at a time. */
function inParts(root, items, make, step = STEP) {
  const more = element("button", { type: "button" });
  let shown = 0;
  const next = () => {
    root.append(...items.slice(shown, shown + step).map(make));
    shown = Math.min(items.length, shown + step);
    more.textContent = say("more_rows", { count: Math.min(step, items.length - shown) });
    more.hidden = shown >= items.length;
  };
  more.addEventListener("click", next);
  next();
  return more;
}

function showConflicts(conflicts) {
  const side = (claim) => element("div", {}, element("p", { class: "figure" }, valueOf(claim)), sentence(claim), speakerOf(claim), sources(claim));
  const make = (conflict) => {
    const [one, other] = [data.claims[conflict.one], data.claims[conflict.other]];
    const gap = (100 * conflict.gap).toFixed(0);
    const what = [one.flow, field(one, "product"), one.period].filter(Boolean).join(", ");
    return element("article", { class: "against" }, element("h3", {}, what, element("em", {}, ` · ${say("apart", { gap })}`)), element("div", { class: "sides" }, side(one), side(other)));
  };
  fill("conflicts", [...conflicts].sort((one, other) => other.gap - one.gap), make, 6, words.no_conflicts, conflictsTable);
}

function showTargets(targets) {
  const make = (target) => {
    const claim = data.claims[target.claim];
    const told = target.reported.value && say(target.result === "met" ? "met_by" : "so_far", target.reported);
    const result = target.result.replace(" ", "_");
    const title = [claim.flow, field(claim, "product")].filter(Boolean).join(", ");
    const goal = [valueOf(claim), claim.period && say("target_for", { period: claim.period })].filter(Boolean).join(" ");
    return element(
      "article", { class: "goal" },
      element("h3", {}, title),
      element("p", { class: "figure" }, goal),
      element("p", { class: "facts" }, element("span", { class: `result ${target.result.replace(" ", "-")}` }, words[result]), told ? [told, target.reported.by].filter(Boolean).join(" · ") : ""),
      sentence(claim), speakerOf(claim), sources(claim),
    );
  };
  fill("targets", targets, make, 12, words.no_targets, targetsTable);
}

function fill(id, items, make, step, empty, table) {
  const root = byId(id);
  if (!items.length) return root.replaceChildren(element("p", { class: "empty" }, empty));
  const list = element("div", {});
  const more = inParts(list, items, make, step);
  return root.replaceChildren(list, element("div", { class: "tools" }, more, ...downloads(id, () => table(items))));
}

// ---------------------------------------------------------------- the table

const nothingLast = (value) => (value === null || value === "" ? undefined : value);
const COLUMNS = {
  value: { key: (claim) => field(claim, "low"), cell: (claim) => [valueOf(claim)] },
  trade: { key: (claim) => claim.flow, cell: (claim) => [claim.flow, field(claim, "product") && element("small", {}, field(claim, "product"))] },
  period: { key: (claim) => `${field(claim, "period_start")} ${field(claim, "period_end")}`.trim(), cell: (claim) => [claim.period] },
  status: { key: (claim) => data.statuses[field(claim, "status")], cell: (claim) => [data.statuses[field(claim, "status")]] },
  speaker: { key: (claim) => claim.speakers.join(", "), cell: (claim) => [claim.speakers.join(", "), field(claim, "speaker_role") && element("small", { lang: "de" }, field(claim, "speaker_role"))] },
  published: { key: (claim) => field(claim, "published"), cell: (claim) => [claim.published] },
  evidence: { key: (claim) => field(claim, "sentence"), cell: (claim) => [sentence(claim, "div")] },
  document: { key: (claim) => field(claim, "doc_id"), cell: (claim) => [documentOf(claim)] },
};
const collator = new Intl.Collator(data.lang, { numeric: true });

/** `claims` in the order of a column; `sort` is its name, with "-" before it for downwards. Gaps come last. */
function sorted(claims, sort) {
  const { key } = COLUMNS[sort.replace("-", "")];
  const sign = sort.startsWith("-") ? -1 : 1;
  const keyed = claims.map((claim) => [nothingLast(key(claim)), claim]);
  keyed.sort(([one], [other]) => {
    if (one === undefined || other === undefined) return (one === undefined) - (other === undefined);
    return sign * (typeof one === "number" ? one - other : collator.compare(one, other));
  });
  return keyed.map(([, claim]) => claim);
}

function showClaims(claims, sort, onSort) {
  const root = byId("claims");
  const focused = document.activeElement?.dataset?.column;
  const head = Object.keys(COLUMNS).map((name) => {
    const direction = sort === name ? "ascending" : sort === `-${name}` ? "descending" : undefined;
    const label = say("sort_by", { column: words[name] });
    const button = element("button", { type: "button", "data-column": name, title: label, onclick: () => onSort(sort === name ? `-${name}` : name) }, words[name]);
    return element("th", { scope: "col", "aria-sort": direction }, button);
  });
  const body = element("tbody", {});
  const row = (claim) => element("tr", {}, ...Object.entries(COLUMNS).map(([name, { cell }]) => element("td", { class: name }, ...cell(claim))));
  const more = inParts(body, claims, row);
  const table = element("table", { "aria-labelledby": "claims-title" }, element("thead", {}, element("tr", {}, ...head)), body);
  const empty = claims.length ? "" : element("p", { class: "empty" }, words.none_shown);
  const tools = element("div", { class: "tools" }, more, ...downloads("claims", () => claimsTable(claims)));
  root.replaceChildren(...[table, empty, tools].filter(Boolean));
  if (focused) root.querySelector(`[data-column=${focused}]`).focus();
}

// ---------------------------------------------------------------- downloads

const TRADE = ["pair", "measure", "reporter", "partner", "product", "period_start", "period_end", "year", "status", "currency"];
const SIDE = ["low", "high", "qualifier", "speaker", "published", "doc_id", "sentence", "statement_id"];
const pick = (claim, names) => names.map((name) => field(claim, name));

const claimsTable = (claims) => [data.columns, ...claims.map((claim) => claim.row)];

function conflictsTable(conflicts) {
  const head = [...TRADE, "gap", ...["one", "other"].flatMap((side) => SIDE.map((name) => `${side}_${name}`))];
  const row = ({ gap, one, other }) => [...pick(data.claims[one], TRADE), gap, ...pick(data.claims[one], SIDE), ...pick(data.claims[other], SIDE)];
  return [head, ...conflicts.map(row)];
}

function targetsTable(targets) {
  const told = ["reported_low", "reported_high", "reported_qualifier", "reported_start", "reported_end", "reported_by"];
  const row = ({ claim, result, reported }) => [
    ...pick(data.claims[claim], [...TRADE, ...SIDE]), result,
    ...(reported.row ? [...reported.row, reported.by] : told.map(() => "")),
  ];
  return [[...TRADE, ...SIDE.map((name) => (name === "published" ? "set_on" : name)), "result", ...told], ...targets.map(row)];
}

// A spreadsheet takes a cell that begins so for a formula; tradefigs takes the ' away again when it reads.
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A table as CSV (RFC 4180, UTF-8 with a byte order mark); for Excel in German with semicolons and commas. */
function csv(rows, excel) {
  const separator = excel ? ";" : ",";
  const cell = (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return excel ? String(value).replace(".", ",") : String(value);
    const safe = FORMULA.test(value) ? `'${value}` : value;
    return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join("")}`;
}

function downloads(id, table) {
  const button = (name, excel) => {
    const label = `${words[name]}: ${say("download_what", { what: words[id] })}`;
    return element("button", { type: "button", "data-download": `${id}${excel ? "-excel" : ""}`, "aria-label": label, title: label, onclick: () => save(`${id}.csv`, csv(table(), excel)) }, `↓ ${words[name]}`);
  };
  return data.lang === "de" ? [button("download", false), button("download_excel", true)] : [button("download", false)];
}

function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
