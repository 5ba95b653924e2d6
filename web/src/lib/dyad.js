// Events between two parties -> two lanes over one time axis, and the answers as arcs between them.
//
//   Shape   lanes[0]: what `first` did to `second`, lanes[1]: the other way; in order of time, each point {time, scale, event}
//           arcs {from, to, days}: from an act to what answers it, each end {lane, point}
//   Units   seconds, PLOVER's scale, days between the two (null where a day is not known precisely)
//   Errors  none: an event without a day is counted in `undated`; an answer to what is not among the events has no arc

import { eventDay, startOf } from "./time.js";

export const kMeanOf = 10;

const isDay = (date) => date?.length === 10;

export function dyad(events, first, second) {
  const has = (list, code) => (list ?? []).some((p) => p.code === code);
  const lanes = [[], []];
  const place = new Map(); // id -> {lane, point}
  let undated = 0;
  for (const event of events) {
    const time = startOf(eventDay(event)?.slice(0, 10));
    if (time === null) {
      ++undated;
      continue;
    }
    const point = { time, scale: event.event_scale ?? 0, event };
    // Those who did it together stand in both lanes.
    const sides = event.reciprocal ? [0, 1] : [0, 1].filter((lane) => has(event.actor, lane ? second : first) && has(event.recipient, lane ? first : second));
    for (const lane of sides) {
      lanes[lane].push(point);
      if (!place.has(event.id)) place.set(event.id, { lane, point });
    }
  }
  for (const lane of lanes) lane.sort((a, b) => a.time - b.time);
  const arcs = [];
  for (const to of place.values()) {
    for (const id of to.point.event.because ?? []) {
      const from = place.get(id);
      if (!from) continue;
      const precise = isDay(from.point.event.date) && isDay(to.point.event.date);
      arcs.push({ from, to, days: precise ? Math.round((to.point.time - from.point.time) / 86400) : null });
    }
  }
  arcs.sort((a, b) => a.to.point.time - b.to.point.time);
  return { lanes, arcs, undated };
}

/** At each point of a lane the mean scale of it and those before it, kMeanOf in all; at a time with several points, once. */
export function runningMean(lane, size = kMeanOf) {
  const out = [];
  let sum = 0;
  for (let i = 0; i < lane.length; ++i) {
    sum += lane[i].scale;
    if (i >= size) sum -= lane[i - size].scale;
    const mean = { time: lane[i].time, scale: sum / Math.min(i + 1, size) };
    if (out.at(-1)?.time === mean.time) out[out.length - 1] = mean;
    else out.push(mean);
  }
  return out;
}

export const meanScale = (lane) => (lane.length ? lane.reduce((s, p) => s + p.scale, 0) / lane.length : null);
