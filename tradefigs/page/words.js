// What the page was given, and how it makes elements. Text from documents only ever becomes a text node.

const data = JSON.parse(document.getElementById("data").textContent);
const { words, units } = data;
const column = Object.fromEntries(data.columns.map((name, place) => [name, place]));
const NOBODY = "-"; // stands for claims without a speaker, in filters and in the fragment

/** The value of a claim in a column of the table; "" when the table has no such column. */
const field = (claim, name) => (name in column ? claim.row[column[name]] : "");

/** The words `name` with values in place of its braces. */
const say = (name, values = {}) =>
  words[name].replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));

/** An element with attributes and children; children are elements or texts, empty ones are left out. */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value !== undefined && value !== null && value !== "") made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== "" && child !== null && child !== undefined));
  return made;
}

const byId = (id) => document.getElementById(id);

/** The sentence of a claim with its figure marked. */
function sentence(claim, tag = "p") {
  const [before, figure, after] = claim.said;
  return element(tag, { class: "said", lang: "de" }, before, figure && element("mark", {}, figure), after);
}

/** The value of a claim in words; an amount of change says so. */
function valueOf(claim) {
  const value = claim.value;
  return field(claim, "kind") === "change" ? say(field(claim, "direction") === "down" ? "down" : "up", { value }) : value;
}

/** A link to the document of a claim where that leads somewhere, else its name. */
function documentOf(claim) {
  const name = String(field(claim, "doc_id"));
  const short = name.replace(/^https?:\/\/(www\.)?/i, "").replace(/^(?:.*[\\/])(?=[^\\/]+$)/, (way) => (/^https?:/i.test(name) ? way : ""));
  // Nothing but the web and the ways to files that the report was written with.
  if (!/^(https?:\/\/|\.{1,2}\/)/i.test(claim.link)) return element("span", { title: name }, short);
  const label = say("opens", { name });
  return element("a", { href: claim.link, target: "_blank", rel: "noopener noreferrer", title: name, "aria-label": label }, short);
}

/** Who said it, in which office. */
function speakerOf(claim, tag = "p") {
  const role = field(claim, "speaker_role");
  return element(tag, { class: "who" }, claim.speakers.join(", ") || words.nobody, role && element("small", { lang: "de" }, `, ${role}`));
}

/** All claims that make the statement of one. */
const reports = new Map();
const identity = (claim) => ["statement_id", "low", "high", "currency"].map((name) => field(claim, name)).join("|");
for (const claim of data.claims) {
  const key = identity(claim);
  if (!reports.has(key)) reports.set(key, []);
  reports.get(key).push(claim);
}

/** Whether, when and where a statement was published. */
function sources(claim) {
  const documents = new Map();
  for (const report of reports.get(identity(claim))) {
    if (report !== claim) documents.set(field(report, "doc_id"), report);
  }
  documents.delete(field(claim, "doc_id"));
  const others = [...documents.values()].flatMap((report, place) => [place ? ", " : ` · ${words.also_in} `, documentOf(report)]);
  const day = claim.published && `${say("said_on", { day: claim.published })} · `;
  return element("p", { class: "facts" }, day, documentOf(claim), ...others);
}
