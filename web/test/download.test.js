import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { cell, csv, csvHeader } from "../src/lib/download.js";

test("cells are those of RFC 4180", () => {
  assert.deepEqual(["plain", 'say "no"', "a,b", "two\nlines", null, undefined, 0].map(cell), ["plain", '"say ""no"""', '"a,b"', '"two\nlines"', "", "", "0"]);
});

test("the columns are those that demarche code writes", () => {
  const page = readFileSync(new URL("../../docs/formats/events.md", import.meta.url), "utf8");
  const named = /`csv` \(RFC 4180\)[^:]*:([\s\S]*?)\. Several values/.exec(page)[1].match(/`(\w+)`/g).map((s) => s.slice(1, -1));
  assert.deepEqual(csvHeader.trim().split(","), named);
});

test("several values in one cell are joined by a semicolon", () => {
  const event = { id: "x-1", mode: ["a", "b"], actor: [{ code: "ARM", sector: "GOV", entity_text: "Armenia" }, { code: "AZE", entity_text: "Baku, they said" }], event_scale: -6, size: { dead: 0 }, text: "One." };
  const cells = csv([event]);
  assert.match(cells, /^x-1,/);
  assert.match(cells, /,a;b,/);
  assert.match(cells, /,ARM;AZE,GOV;,"Armenia;Baku, they said",/);
  assert.match(cells, /,-6\.0,/);
});
