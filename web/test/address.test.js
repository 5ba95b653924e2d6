import { test } from "node:test";
import assert from "node:assert/strict";
import { emptyFilter, read, withFilter, write } from "../src/lib/address.js";

test("nothing asked for is the empty query", () => {
  assert.equal(write({}), "");
  assert.deepEqual(read(""), { view: "overview", filter: emptyFilter(), options: {} });
});

test("an address gives the state that it was written from", () => {
  const states = [
    { view: "overview", filter: withFilter(emptyFilter(), { actor: ["RUS", "UKR"], quad: ["3", "4"], from: "2024-03", statements: true }), options: {} },
    { view: "event", filter: emptyFilter(), options: { id: "a b/ü&c=1-0123456789ab" } },
    { view: "dyad", filter: withFilter(emptyFilter(), { text: "100% & more, +1", confidence: "0.8" }), options: { first: "ARM", second: "AZE", period: "month" } },
  ];
  for (const state of states) {
    assert.deepEqual(read(write(state)), state);
    assert.deepEqual(read("?" + write(state)), state);
  }
});

test("what is not known is dropped, and an unknown view is the overview", () => {
  const state = read("?view=nonsense&actor=RUS&actor=RUS&actor=&colour=blue&statements=1");
  assert.equal(state.view, "overview");
  assert.deepEqual(state.filter.actor, ["RUS"]);
  assert.equal(state.filter.statements, false);
  assert.equal(write(state), "actor=RUS");
});

test("the same state has one address, whatever the order it came in", () => {
  assert.equal(write(read("to=2024&actor=RUS&view=dyad&second=B&first=A")), write(read("first=A&view=dyad&second=B&actor=RUS&to=2024")));
});
