import { test } from "node:test";
import assert from "node:assert/strict";
import { stack } from "../src/lib/stack.js";
import { matrix, step } from "../src/lib/matrix.js";
import { dayOf, startOf } from "../src/lib/time.js";
import { stateNames } from "../build/names.js";

test("cooperation is piled above the axis, conflict below it, deeds next to it", () => {
  const rows = [
    { month: "2024-01", quad: 1, events: 3 }, { month: "2024-01", quad: 2, events: 2 }, { month: "2024-01", quad: 4, events: 5 },
    { month: "2024-03", quad: 3, events: 1 }, { month: "2024-03", quad: 4, events: 1 }, { month: null, quad: 4, events: 7 },
    { month: "2024-03", quad: null, events: 4 },
  ];
  const s = stack(rows, "month");
  assert.deepEqual(s.times.map(dayOf), ["2024-01-01", "2024-02-01", "2024-03-01"]); // February has none and is there
  assert.deepEqual(s.piles, [[5, 0, 0], [2, 0, 0], [-5, 0, -2], [-5, 0, -1]]);
  assert.deepEqual(s.counts[2], [0, 0, 1]);
  assert.deepEqual(s.other, [0, 0, 4]);
  assert.equal(s.unknown, 7);
});

test("the axis is as wide as the question", () => {
  const s = stack([{ day: "2024-01-02", quad: 1, events: 1 }], "day", { first: startOf("2024-01-01"), last: startOf("2024-01-04") });
  assert.deepEqual(s.counts[0], [0, 1, 0, 0]);
  assert.deepEqual(stack([], "day", { first: 0, last: 9e9 }).times, []);
});

test("a matrix holds the busiest, and says what it leaves out", () => {
  const rows = [
    { actor: "RUS", recipient: "UKR", events: 9, event_scale_mean: -7 }, { actor: "UKR", recipient: "RUS", events: 4, event_scale_mean: -2 },
    { actor: "USA", recipient: "UKR", events: 6, event_scale_mean: 8 }, { actor: "FJI", recipient: "USA", events: 1, event_scale_mean: 1 },
    { actor: "RUS", recipient: null, events: 5 }, { actor: "", recipient: "RUS", events: 2 }, { actor: "RUS", recipient: "RUS", events: 3 },
  ];
  const m = matrix(rows, 3);
  assert.deepEqual(m.codes, ["UKR", "RUS", "USA"]); // 19, 16, 7
  assert.deepEqual(m.cells[1][0], { events: 9, scale: -7 });
  assert.deepEqual(m.cells[1][1], { events: 3, scale: null });
  assert.equal(m.cells[0][2], null);
  assert.deepEqual([m.inside, m.outside, m.unknown], [22, 1, 7]);
});

test("colours are symmetric around neither", () => {
  for (const scale of [0, 0.5, 1, 2.5, 4, 6, 9, 10]) assert.equal(step(-scale) + step(scale), 0);
  assert.deepEqual([step(10), step(-10), step(0), step(null)], [4, -4, 0, 0]);
});

test("names of states come from the blocks that name them", () => {
  assert.deepEqual(stateNames("# state XXX Nowhere\nstate NOR Norway\n  also Kingdom\n\nplace USA Utah\nstate ISL Iceland # an island\n"), { NOR: "Norway", ISL: "Iceland" });
});
