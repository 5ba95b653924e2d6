// Periods of time as the server names them: 2024-03-05, 2024-W10, 2024-03, 2024-Q1, 2024.
//
//   Units   seconds since 1970 in UTC, as uPlot has them; days as YYYY-MM-DD
//   Errors  null for what is no period

export const kPeriods = ["day", "week", "month", "quarter", "year"];
const kDay = 86400;

const utc = (year, month, day) => Date.UTC(year, month, day) / 1000;
const pad = (n, width = 2) => String(n).padStart(width, "0");

export function dayOf(seconds) {
  const d = new Date(seconds * 1000);
  return `${pad(d.getUTCFullYear(), 4)}-${pad(d.getUTCMonth() + 1)}-${pad(d.getUTCDate())}`;
}

/** The day by which an event counts: its date, else that of its document, unless it is background of another time. */
export const eventDay = (event) => event.date ?? (event.status === "historical" ? undefined : event.publication_date);

/** First second of a period, or of a day known to the year or month. */
export function startOf(name) {
  const m = /^(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|W(\d{2})|Q([1-4])))?$/.exec(name ?? "");
  if (!m) return null;
  const year = Number(m[1]);
  if (m[5]) return utc(year, (m[5] - 1) * 3, 1);
  if (m[4]) {
    const fourth = utc(year, 0, 4); // always in week 1
    const weekday = (new Date(fourth * 1000).getUTCDay() + 6) % 7;
    return fourth + ((m[4] - 1) * 7 - weekday) * kDay;
  }
  return utc(year, m[2] ? m[2] - 1 : 0, m[3] ? Number(m[3]) : 1);
}

/** First second of the period after the one that begins at `start`. */
export function nextOf(start, period) {
  if (period === "day") return start + kDay;
  if (period === "week") return start + 7 * kDay;
  const d = new Date(start * 1000);
  const months = { month: 1, quarter: 3, year: 12 }[period];
  return utc(d.getUTCFullYear(), d.getUTCMonth() + months, 1);
}

/** First second of the period that holds `seconds`. */
export function floorTo(seconds, period) {
  const d = new Date(seconds * 1000);
  const day = utc(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate());
  if (period === "day") return day;
  if (period === "week") return day - ((d.getUTCDay() + 6) % 7) * kDay;
  if (period === "month") return utc(d.getUTCFullYear(), d.getUTCMonth(), 1);
  if (period === "quarter") return utc(d.getUTCFullYear(), Math.floor(d.getUTCMonth() / 3) * 3, 1);
  return utc(d.getUTCFullYear(), 0, 1);
}

/** Every period from that of `first` to that of `last`, both counted. */
export function periodsBetween(first, last, period) {
  const out = [];
  for (let at = floorTo(first, period); at <= last; at = nextOf(at, period)) out.push(at);
  return out;
}

/** The finest period that gives a chart at most some 130 bars. */
export function periodFor(first, last) {
  const days = (last - first) / kDay + 1;
  if (days <= 92) return "day";
  if (days <= 2 * 366) return "week";
  if (days <= 11 * 366) return "month";
  if (days <= 33 * 366) return "quarter";
  return "year";
}

/** First and last second that a filter's from and to mean: "2024-03" as `to` is the end of March. */
export function rangeOf(from, to) {
  const end = startOf(to);
  const period = { 4: "year", 7: "month", 10: "day" }[to?.length ?? 0];
  return { first: startOf(from), last: end === null ? null : nextOf(end, period) - 1 };
}

/** Round times for an axis from `first` to `last`, at most `most` of them, and the period that they begin. */
export function ticks(first, last, most) {
  for (const [period, every] of [["day", 1], ["week", 1], ["month", 1], ["quarter", 1], ["month", 6], ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 25]]) {
    const rough = (last - first) / kDay / ({ day: 1, week: 7, month: 30, quarter: 91, year: 365 }[period] * every);
    if (rough > most + 1) continue;
    const unit = period === "quarter" ? 3 : every;
    const fits = (at) => {
      const d = new Date(at * 1000);
      return period === "day" || period === "week" || (period === "year" ? d.getUTCFullYear() % unit === 0 : d.getUTCMonth() % unit === 0);
    };
    const step = period === "quarter" ? "month" : period;
    const times = periodsBetween(first, last, step).filter((at) => at >= first && fits(at));
    if (times.length <= most) return { times, period: step };
  }
  return { times: [first], period: "year" };
}
