// Counts by actor and recipient -> a square matrix of the busiest.
//
//   Shape   rows {actor, recipient, events, event_scale_sum} -> {codes, cells, inside, outside, unknown}
//           cells[i][j]: {events, scale} of what codes[i] did to codes[j], or null
//   Units   events; scale is the mean of PLOVER's score, -10 conflict to 10 cooperation, null where no event has one
//   Errors  none: rows without a code on one side are counted in `unknown`

export function matrix(rows, most) {
  const total = new Map();
  let unknown = 0;
  const known = [];
  for (const row of rows) {
    if (!row.actor || !row.recipient) {
      unknown += row.events;
      continue;
    }
    known.push(row);
    for (const code of new Set([row.actor, row.recipient])) total.set(code, (total.get(code) ?? 0) + row.events);
  }
  const codes = [...total].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most).map(([code]) => code);
  const place = new Map(codes.map((code, i) => [code, i]));
  const cells = codes.map(() => new Array(codes.length).fill(null));
  let inside = 0;
  let outside = 0;
  for (const row of known) {
    const i = place.get(row.actor);
    const j = place.get(row.recipient);
    if (i === undefined || j === undefined) {
      outside += row.events;
      continue;
    }
    inside += row.events;
    cells[i][j] = { events: row.events, scale: row.event_scale_mean ?? null };
  }
  return { codes, cells, inside, outside, unknown };
}

/** A step of the diverging colours: -4 (conflict) to 4 (cooperation), 0 around neither. */
export function step(scale) {
  if (scale === null || scale === undefined || Number.isNaN(scale)) return 0;
  const size = Math.abs(scale);
  const steps = size < 1 ? 0 : size < 3 ? 1 : size < 5 ? 2 : size < 7.5 ? 3 : 4;
  return scale < 0 ? -steps || 0 : steps;
}
