import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { eventDay } from "../src/lib/time.js";
import { api, open, settled } from "./page.js";

const number = (s) => Number(s.replace(/\D/g, ""));
const busiestPair = async () => (await api("/api/count?by=actor&by=recipient&undirected=true")).rows.find((r) => r.actor && r.recipient && r.actor !== r.recipient);

test("two parties are chosen from the busiest pairs; each direction is counted, and answers are listed", async (t) => {
  const page = await open(t, "?view=dyad");
  const pair = await busiestPair();
  await page.getByRole("table", { name: "Busiest pairs" }).getByRole("link").first().click();
  await settled(page);
  const asked = new URL(page.url()).searchParams;
  assert.deepEqual([asked.get("first"), asked.get("second")].sort(), [pair.actor, pair.recipient].sort());
  const { events } = await api(`/api/timeline?first=${asked.get("first")}&second=${asked.get("second")}`);
  const way = (a, b) => events.filter((e) => eventDay(e) && (e.reciprocal || (e.actor?.some((p) => p.code === a) && e.recipient?.some((p) => p.code === b)))).length;
  const cells = await page.getByRole("table", { name: "Each direction" }).locator("tbody td:nth-child(2)").allInnerTexts();
  assert.deepEqual(cells.map(number), [way(asked.get("first"), asked.get("second")), way(asked.get("second"), asked.get("first"))]);
  const dated = new Set(events.filter(eventDay).map((e) => e.id));
  const answers = events.filter(eventDay).flatMap((e) => (e.because ?? []).filter((id) => dated.has(id)));
  assert.equal(await page.locator("svg .arc").count(), answers.length);
  const before = await page.locator("main").innerText();
  await page.reload();
  await settled(page);
  assert.equal(await page.locator("main").innerText(), before);
});

test("the map counts by country, and a country leads to its events", async (t) => {
  const page = await open(t, "?view=map");
  const rows = (await api("/api/count?by=country")).rows.filter((r) => r.country);
  const table = page.getByRole("table", { name: "Events by country" });
  assert.deepEqual((await table.locator("tbody td").allInnerTexts()).map(number), rows.map((r) => r.events));
  assert.ok((await page.locator("svg path.none").count()) > 100);
  await table.getByRole("link").first().click();
  await settled(page);
  assert.equal(new URL(page.url()).searchParams.get("country"), rows[0].country);
  assert.equal(await table.locator("tbody tr").count(), 1);
});

test("an actor shows both sides, and a partner leads to the pair", async (t) => {
  const { rows } = await api("/api/count?by=actor");
  const code = rows.find((r) => r.actor).actor;
  const page = await open(t, `?view=actor&code=${code}`);
  const shown = await page.locator("section header .push.soft").allInnerTexts();
  const sides = await Promise.all(["actor", "recipient"].map((side) => api(`/api/count?${side}=${code}`)));
  const counts = shown.map((s) => /^([\d,]+) event/.exec(s)).filter(Boolean).map((m) => number(m[1]));
  assert.deepEqual(counts, sides.map((s) => s.rows[0]?.events ?? 0));
  await page.getByRole("table", { name: "To whom" }).getByRole("link").first().click();
  await settled(page);
  assert.equal(new URL(page.url()).searchParams.get("view"), "dyad");
  assert.equal(new URL(page.url()).searchParams.get("first"), code);
});

test("a pasted text shows its events in place and says why a sentence has none", async (t) => {
  const page = await open(t, "?view=text");
  await page.getByLabel("Text of an article").fill("🐟 <b>Norway</b> is cold. Norway broke off talks with Iceland. It rained.");
  await page.getByRole("button", { name: "Code this text" }).click();
  const found = page.getByRole("heading", { name: /1 event in 3 sentences/ });
  await found.waitFor();
  assert.ok(await found.evaluate((node) => node === document.activeElement));
  const sentence = page.locator("section > ol > li").nth(1);
  const marked = (kind) => sentence.locator(`ruby.${kind}`).evaluate((node) => node.firstChild.data);
  assert.deepEqual([await marked("actor"), await marked("recipient")], ["Norway", "Iceland"]);
  assert.match(await marked("act"), /broke off/);
  assert.match(await sentence.innerText(), /SANCTION/);
  assert.match(await page.locator("section > ol > li").nth(0).innerText(), /<b>Norway<\/b> is cold\.[\s\S]*No event/);
  await page.reload(); // the text is still there, and in this browser only
  assert.match(await page.getByLabel("Text of an article").inputValue(), /^🐟/);
  assert.equal(new URL(page.url()).search, "?view=text");
});

test("an empty text cannot be sent, and what the server does not take is said", async (t) => {
  const page = await open(t, "?view=text", { refusals: true });
  const button = page.getByRole("button", { name: "Code this text" });
  assert.ok(await button.isDisabled());
  await page.getByLabel("Text of an article").fill("x".repeat((1 << 20) + 1));
  await button.click();
  assert.match(await page.getByRole("alert").innerText(), /\w/);
});

for (const [name, ending] of [["CSV", "csv"], ["JSON lines", "jsonl"]]) {
  test(`the events of a filter are written as ${name}, all of them`, async (t) => {
    const page = await open(t, "?view=data&quad=4");
    const started = page.waitForEvent("download");
    await page.getByRole("button", { name, exact: true }).click();
    const download = await started;
    assert.equal(download.suggestedFilename(), `events.${ending}`);
    const text = readFileSync(await download.path(), "utf8");
    const expected = (await api("/api/count?quad=4")).rows[0].events;
    assert.ok(expected > 0);
    if (ending === "jsonl") {
      const records = text.trimEnd().split("\n").map((line) => JSON.parse(line));
      assert.equal(new Set(records.map((e) => e.id)).size, expected);
      assert.ok(records.every((e) => e.quad_code === 4));
    } else {
      assert.equal(text.trimEnd().split("\r\n").length, expected + 1);
    }
  });
}

test("every view is reached by its name, with the filters that are set", async (t) => {
  const page = await open(t, "?quad=4");
  for (const name of ["Dyad", "Map", "Actor", "Data", "Overview"]) {
    await page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
    await settled(page);
    assert.equal(new URL(page.url()).searchParams.get("quad"), "4", name);
    assert.ok(await page.getByRole("button", { name: "Remove Quad class Material conflict" }).isVisible(), name);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  }
});

test("light and dark are the reader's choice and are kept", async (t) => {
  const page = await open(t, "", { scheme: "light" });
  const back = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await back();
  await page.getByLabel("Light", { exact: true }).selectOption("dark");
  const dark = await back();
  assert.notEqual(dark, light);
  await page.reload();
  await settled(page);
  assert.equal(await back(), dark);
  assert.equal(new URL(page.url()).search, "");
});

test("a narrow window scrolls down, not sideways", async (t) => {
  const page = await open(t);
  await page.setViewportSize({ width: 390, height: 800 });
  for (const query of ["", "?view=dyad", "?view=map", "?view=data", "?view=text"]) {
    await page.goto(new URL(`/${query}`, page.url()).href);
    await settled(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), query);
  }
});
