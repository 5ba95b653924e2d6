import { test } from "node:test";
import assert from "node:assert/strict";
import { dyad, meanScale, runningMean } from "../src/lib/dyad.js";
import { dayOf, startOf, ticks } from "../src/lib/time.js";

const event = (id, date, actor, recipient, scale, more = {}) => ({ id, date, actor: actor.map((code) => ({ code })), recipient: recipient.map((code) => ({ code })), event_scale: scale, ...more });

test("each direction has a lane, those who act together stand in both", () => {
  const d = dyad([
    event("a", "2024-01-05", ["ARM"], ["AZE"], -4), event("b", "2024-01-02", ["AZE"], ["ARM", "GEO"], -6, { because: ["a", "elsewhere"] }),
    event("c", "2024-02", ["AZE", "ARM"], [], 4, { reciprocal: true }), event("d", undefined, ["ARM"], ["AZE"], 1),
  ], "ARM", "AZE");
  assert.deepEqual(d.lanes.map((l) => l.map((p) => p.event.id)), [["a", "c"], ["b", "c"]]);
  assert.equal(d.undated, 1);
  assert.equal(meanScale(d.lanes[1]), -1);
  assert.equal(meanScale([]), null);
});

test("an arc leads from the act to its answer and says how long it took, where both days are known", () => {
  const d = dyad([
    event("act", "2024-01-05", ["ARM"], ["AZE"], -4), event("reply", "2024-01-12", ["AZE"], ["ARM"], -6, { because: ["act"] }),
    event("later", "2024-03", ["ARM"], ["AZE"], -6, { because: ["reply"] }),
  ], "ARM", "AZE");
  assert.deepEqual(d.arcs.map((a) => [a.from.point.event.id, a.from.lane, a.to.point.event.id, a.to.lane, a.days]), [["act", 0, "reply", 1, 7], ["reply", 1, "later", 0, null]]);
});

test("the running mean is that of the last few, and the slow way agrees", () => {
  const lane = [3, -1, -4, 8, 2, -9, 5].map((scale, i) => ({ time: [1, 2, 2, 3, 5, 8, 8][i], scale }));
  for (const size of [1, 2, 3, 10]) {
    const slow = new Map(lane.map((p, i) => { const last = lane.slice(Math.max(0, i + 1 - size), i + 1); return [p.time, last.reduce((s, q) => s + q.scale, 0) / last.length]; }));
    assert.deepEqual(runningMean(lane, size).map((p) => [p.time, Number(p.scale.toFixed(9))]), [...slow].map(([t, s]) => [t, Number(s.toFixed(9))]));
  }
});

test("an axis has round times, and never too many", () => {
  assert.deepEqual(ticks(startOf("2023-01-20"), startOf("2024-06-10"), 6).times.map(dayOf), ["2023-04-01", "2023-07-01", "2023-10-01", "2024-01-01", "2024-04-01"]);
  assert.deepEqual(ticks(startOf("2024-03-01"), startOf("2024-03-04"), 6).times.map(dayOf), ["2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04"]);
  for (const days of [0, 1, 6, 40, 400, 4000, 40000]) {
    for (const most of [2, 5, 12]) {
      const { times } = ticks(0, days * 86400, most);
      assert.ok(times.length >= 1 && times.length <= most, `${days} days, ${most}: ${times.length}`);
    }
  }
});
