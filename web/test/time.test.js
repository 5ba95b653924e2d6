import { test } from "node:test";
import assert from "node:assert/strict";
import { dayOf, floorTo, kPeriods, nextOf, periodFor, periodsBetween, rangeOf, startOf } from "../src/lib/time.js";

test("each period begins on its first day", () => {
  const cases = [
    ["2024-03-05", "2024-03-05"], ["2024-03", "2024-03-01"], ["2024-Q2", "2024-04-01"], ["2024", "2024-01-01"],
    ["2024-W01", "2024-01-01"], // 1 January 2024 is a Monday
    ["2021-W01", "2021-01-04"], // 1 January 2021 is a Friday: still week 53 of 2020
    ["2020-W53", "2020-12-28"],
    ["2025-W01", "2024-12-30"], // a week of 2025 that begins in 2024
  ];
  for (const [name, day] of cases) assert.equal(dayOf(startOf(name)), day, name);
  for (const name of ["", null, undefined, "March", "2024-Q5", "2024-3"]) assert.equal(startOf(name), null);
});

test("periods follow each other without gap, and each day lies in one", () => {
  for (const period of kPeriods) {
    const starts = periodsBetween(startOf("2019-11-20"), startOf("2024-03-05"), period);
    for (let i = 1; i < starts.length; ++i) {
      assert.equal(nextOf(starts[i - 1], period), starts[i]);
      assert.equal(floorTo(starts[i] - 1, period), starts[i - 1]);
      assert.equal(floorTo(starts[i], period), starts[i]);
    }
  }
});

test("a longer range has coarser bars, never more than 140", () => {
  for (const years of [0.1, 0.2, 1, 2, 5, 11, 20, 33, 80]) {
    const last = years * 365.25 * 86400;
    assert.ok(periodsBetween(0, last, periodFor(0, last)).length <= 140, `${years} years`);
  }
});

test("to includes the whole of what it names", () => {
  const day = (r) => [r.first, r.last].map((s) => (s === null ? null : dayOf(s)));
  assert.deepEqual(day(rangeOf("2024-02", "2024-02")), ["2024-02-01", "2024-02-29"]);
  assert.deepEqual(day(rangeOf("", "2023")), [null, "2023-12-31"]);
});
