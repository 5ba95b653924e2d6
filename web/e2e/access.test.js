// What axe-core finds fault with, in each view and in both lights.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { api, open } from "./page.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [{ id }] = (await api("/api/events?limit=1")).events;
const { rows } = await api("/api/count?by=actor&by=recipient");
const { actor, recipient } = rows.find((r) => r.actor && r.recipient && r.actor !== r.recipient);
const views = ["?view=dyad", `?view=dyad&first=${actor}&second=${recipient}`, "?view=map", "?view=map&scale=mean", "?view=actor", `?view=actor&code=${actor}`, "?view=text", "?view=data", "", "?quad=4&confidence=0.5", `?view=event&id=${encodeURIComponent(id)}`];

for (const query of views) {
  test(`axe has nothing to say of /${query}`, async (t) => {
    const page = await open(t, query);
    await page.evaluate(axe); // through the debugger, past the page's policy
    const found = async (options) => (await page.evaluate((o) => axe.run(document, o), options)).violations
      .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
    assert.deepEqual(await found({}), []);
    await page.emulateMedia({ colorScheme: "dark" }); // only colours change
    assert.deepEqual(await found({ runOnly: ["color-contrast"] }), []);
  });
}

test("axe does find what is wrong", async (t) => {
  const page = await open(t);
  await page.evaluate(axe);
  await page.evaluate(() => { document.querySelector("h1").style.color = "#ddd"; document.querySelector("select").removeAttribute("aria-label"); });
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map((v) => v.id).sort(), ["color-contrast", "select-name"]);
});
