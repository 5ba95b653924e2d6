// Counts by period and quad class -> columns for a chart: cooperation piled up above the axis, conflict below it.
//
//   Shape   rows {PERIOD, quad, events} of /api/count -> {times, counts, piles, unknown}
//           counts[q]: events of quad q + 1 at each time; piles[q]: how far its bar reaches from the axis
//   Units   events; piles of conflict are negative; times in seconds
//   Errors  none: a row without a period is counted in `unknown`

import { periodsBetween, startOf } from "./time.js";

// Nearest to the axis first: deeds are what the eye should find, words stand outside of them.
const kUp = [2, 1];
const kDown = [4, 3];

/** @param {{first?: number, last?: number}} range widens the axis to what was asked for */
export function stack(rows, period, range = {}) {
  const known = [];
  let unknown = 0;
  for (const row of rows) {
    const time = startOf(row[period]);
    if (time === null) unknown += row.events;
    else known.push({ time, quad: Number(row.quad), events: row.events });
  }
  const all = known.map((r) => r.time);
  if (range.first != null) all.push(range.first);
  if (range.last != null) all.push(range.last);
  let first = Infinity;
  let last = -Infinity;
  for (const time of all) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  const times = known.length ? periodsBetween(first, last, period) : [];
  const index = new Map(times.map((t, i) => [t, i]));
  const zeros = () => new Array(times.length).fill(0);
  const counts = [zeros(), zeros(), zeros(), zeros()];
  const other = zeros(); // statements: no quad class
  for (const { time, quad, events } of known) (counts[quad - 1] ?? other)[index.get(time)] += events;
  const piles = [zeros(), zeros(), zeros(), zeros()];
  for (let i = 0; i < times.length; ++i) {
    let reach = 0;
    for (const quad of kUp) piles[quad - 1][i] = reach += counts[quad - 1][i];
    reach = 0;
    for (const quad of kDown) piles[quad - 1][i] = reach -= counts[quad - 1][i];
  }
  return { times, counts, other, piles, unknown };
}
