import { test } from "node:test";
import assert from "node:assert/strict";
import { api, open, settled } from "./page.js";

const query = (page) => new URL(page.url()).search;
const numbers = async (locator) => (await locator.allInnerTexts()).map((s) => Number(s.replace(/\D/g, "")));
const sum = (list) => list.reduce((a, b) => a + b, 0);

test("the overview counts what the store has", async (t) => {
  const page = await open(t);
  const { rows } = await api("/api/count?by=quad");
  const undated = (await api("/api/count?by=day")).rows.filter((r) => r.day === null);
  assert.equal(sum(await numbers(page.locator(".legend strong"))), sum(rows.map((r) => r.events)) - sum(undated.map((r) => r.events)));
  const { events } = await api("/api/events?limit=25");
  assert.equal(await page.getByRole("table", { name: "Newest events" }).locator("tbody tr").count(), events.length);
});

test("a filter is chosen with the keyboard alone, stands in the address and survives a reload", async (t) => {
  const page = await open(t);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter"); // the link past the navigation
  for (let i = 0; i < 2; ++i) await page.keyboard.press("Tab"); // actor, event
  await page.keyboard.press("Enter");
  await page.keyboard.type("threat");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await settled(page);
  assert.equal(query(page), "?event=THREATEN");
  assert.equal(await page.evaluate(() => document.activeElement.innerText.replace(/\s+/g, " ")), "Event THREATEN");
  const codes = await page.getByRole("table", { name: "Newest events" }).locator("tbody td.what a").allInnerTexts();
  assert.ok(codes.length > 0 && codes.every((c) => c.trim() === "THREATEN"), codes.join());
  const before = await page.locator("main").innerText();
  await page.reload();
  await settled(page);
  assert.equal(await page.locator("main").innerText(), before);
  await page.goBack();
  await settled(page);
  assert.equal(query(page), "");
});

test("a drag over the chart sets from and to", async (t) => {
  const page = await open(t);
  const box = await page.locator(".u-over").boundingBox();
  await page.mouse.move(box.x + box.width * 0.3, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 40, { steps: 5 });
  await page.mouse.up();
  await settled(page);
  const asked = new URLSearchParams(query(page));
  const { store } = await api("/api/health");
  assert.match(asked.get("from"), /^\d{4}-\d\d-\d\d$/);
  assert.ok(asked.get("from") > store.first_day && asked.get("from") < asked.get("to") && asked.get("to") < store.last_day, query(page));
  const { rows } = await api(`/api/count?by=quad&${asked}`);
  assert.equal(sum(await numbers(page.locator(".legend strong"))), sum(rows.map((r) => r.events)));
});

test("a cell of the matrix leads to the two parties, with as many events in that direction", async (t) => {
  const page = await open(t, "?quad=4");
  const cell = page.getByRole("table", { name: /by actor/ }).locator('td a[href*="view=dyad"]').first();
  const [says, count] = [await cell.getAttribute("aria-label"), await cell.innerText()];
  await cell.click();
  await settled(page);
  const asked = new URLSearchParams(query(page));
  assert.equal(asked.get("quad"), "4");
  assert.ok(asked.get("first") && asked.get("second"));
  const row = page.getByRole("table", { name: "Each direction" }).locator("tbody tr").first();
  assert.equal(await row.locator("td").first().innerText(), count);
  assert.ok(says.startsWith((await row.locator("th").innerText()).replace(" → ", " to ")), says);
});

test("more events come when asked for, and none twice", async (t) => {
  const page = await open(t);
  const all = (await api("/api/count")).rows[0].events;
  const rows = page.getByRole("table", { name: "Newest events" }).locator("tbody tr");
  if (all <= 25) return t.skip("a store of one page");
  await page.getByRole("button", { name: "More events" }).click();
  await settled(page);
  assert.equal(await rows.count(), Math.min(all, 75));
  const links = await rows.locator("td.what a").evaluateAll((list) => list.map((a) => a.getAttribute("href")));
  assert.equal(new Set(links).size, links.length);
});

test("what cannot be asked is said once and can be taken back", async (t) => {
  const page = await open(t, "?from=yesterday", { refusals: true });
  assert.equal(await page.getByRole("alert").count(), 1);
  assert.equal(await page.getByLabel("From", { exact: true }).getAttribute("aria-invalid"), "true");
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await settled(page);
  assert.equal(query(page), "");
  assert.equal(await page.getByRole("alert").count(), 0);
});

test("a store without events says how to add some", async (t) => {
  const page = await open(t);
  const health = await api("/api/health");
  await page.route("**/api/health", (route) => route.fulfill({ json: { ...health, store: { ...health.store, events: 0, documents: 0, first_day: undefined, last_day: undefined } } }));
  await page.route("**/api/count?*", (route) => route.fulfill({ json: { rows: [], more: false } }));
  await page.route("**/api/events?*", (route) => route.fulfill({ json: { events: [] } }));
  await page.reload();
  await settled(page);
  assert.ok(await page.getByText("demarche store add").isVisible());
});

test("a server that has gone is said once", async (t) => {
  const page = await open(t, "", { refusals: true });
  await page.route("**/api/**", (route) => route.abort());
  await page.reload();
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").innerText(), /does not answer/);
});

test("a filter that nothing fits says so", async (t) => {
  const page = await open(t, "?actor=Nobody+Of+That+Name");
  assert.ok((await page.getByText("No events here.").count()) > 0);
});
