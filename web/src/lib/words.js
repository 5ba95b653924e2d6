// Words for codes, numbers and days.
//
//   Errors  a code that is not known stands for itself

import states from "virtual:names";

const kBodies = {
  UNO: "United Nations", IGO: "Body of states", EUR: "European Union", NGO: "Non-governmental body", IMG: "Armed group across borders",
  ISM: "Movement across borders", MNC: "Company across borders",
};

export const kSectors = {
  GOV: "government", MIL: "military", REB: "rebels", PRM: "paramilitaries", UAF: "unidentified armed forces", OPP: "opposition", PTY: "party",
  COP: "police", JUD: "courts", LEG: "parliament", SPY: "secret service", JRN: "journalists", MED: "medicine", EDU: "education", BUS: "business",
  LAB: "workers", AGR: "farming", REL: "religion", REF: "refugees", SOC: "civic groups", CVL: "civilians", CRM: "crime",
  ELI: "former holders and notables", PRE: "partly recognised territory", NGO: "non-governmental", ETH: "ethnic group", ENV: "environment",
};

export const kQuads = [
  { quad: 1, name: "Verbal cooperation" }, { quad: 2, name: "Material cooperation" }, { quad: 3, name: "Verbal conflict" },
  { quad: 4, name: "Material conflict" },
];

export const kStatuses = {
  actual: "happened", future: "announced or scheduled", hypothetical: "conditional, possible or feared", negated: "said not to be so",
  historical: "background of another time",
};

export const nameOf = (code) => states[code] ?? kBodies[code] ?? code;
export const isState = (code) => code in states;

const whole = new Intl.NumberFormat("en-GB");
export const number = (n) => whole.format(n);
export const plural = (n, word) => `${number(n)} ${word}${n === 1 ? "" : "s"}`;
/** A score with its sign, the true minus, one digit. */
export const score = (x) => (x == null ? "–" : `${x > 0 ? "+" : x < 0 ? "−" : ""}${Math.abs(x).toFixed(1)}`);
export const percent = (x) => (x == null ? "" : `${Math.round(x * 100)} %`);

const kMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "5 Mar 2024", "Mar 2024" or "2024": as precise as the day is known. */
export function day(text) {
  const m = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(text ?? "");
  if (!m) return text || "no date";
  return [m[3] && Number(m[3]), m[2] && kMonths[m[2] - 1], m[1]].filter(Boolean).join(" ");
}

/** How a period begins, in words: "week of 4 Mar 2024". */
export function periodName(start, period) {
  const d = new Date(start * 1000);
  const year = d.getUTCFullYear();
  const month = kMonths[d.getUTCMonth()];
  if (period === "year") return String(year);
  if (period === "quarter") return `${year} Q${Math.floor(d.getUTCMonth() / 3) + 1}`;
  if (period === "month") return `${month} ${year}`;
  return `${period === "week" ? "week of " : ""}${d.getUTCDate()} ${month} ${year}`;
}

export const eventName = (event) => event.event ?? (event.cameo ? `CAMEO ${event.cameo}` : "event");
export const partyName = (party) => party.entity_text || (party.code ? nameOf(party.code) : "somebody");
export const partyCode = (party) => [party.code, party.sector].filter(Boolean).join(" ");

/** "Norway → Iceland", for titles and links. */
export function who(event) {
  const names = (list) => (list ?? []).map(partyName).join(", ");
  if (event.reciprocal) return (event.actor ?? []).map(partyName).join(" and ");
  return `${names(event.actor) || "unnamed"} → ${names(event.recipient) || "nobody named"}`;
}
