import { test } from "node:test";
import assert from "node:assert/strict";
import { slice } from "../src/lib/marks.js";
import { api, open, settled } from "./page.js";

const all = async () => (await api("/api/events?limit=1000")).events;
const link = (event) => `?view=event&id=${encodeURIComponent(event.id)}`;

test("an event is found from the overview and its address opens it again", async (t) => {
  const page = await open(t);
  await page.getByRole("table", { name: "Newest events" }).locator("td.what a").first().click();
  await settled(page);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1"); // a screen reader says where it is
  const before = await page.locator("main").innerText();
  await page.reload();
  await settled(page);
  assert.equal(await page.locator("main").innerText(), before);
});

test("the marks are the offsets of the record, in code points", async (t) => {
  const events = await all();
  const wide = events.filter((e) => /[\u{10000}-\u{10ffff}]/u.test(e.text));
  const picked = [...wide.slice(0, 2), ...events.filter((e) => e.actor?.[0]?.start >= e.text_info.start && e.actor[0].end <= e.text_info.end).slice(0, 4)];
  assert.ok(picked.length >= 2);
  for (const event of picked) {
    const page = await open(t, link(event));
    const { document } = await api(`/api/events/${encodeURIComponent(event.id)}`);
    const act = await page.locator("blockquote .act").evaluate((node) => node.firstChild.data);
    assert.equal(act, slice(event.text, event.event_start - event.text_info.start, event.event_end - event.text_info.start));
    if (document.text) assert.equal(await page.locator(".body .act").innerText(), act); // a store may keep no texts
    const words = await page.locator("blockquote").evaluate((node) => { for (const rt of node.querySelectorAll("rt, rp")) rt.remove(); return node.textContent; });
    assert.equal(words, event.text);
  }
});

test("an event shows what it answers, and the way there", async (t) => {
  const event = (await all()).find((e) => e.because?.length);
  assert.ok(event, "the store has an answer");
  const page = await open(t, link(event));
  await page.getByRole("region", { name: "It answers" }).getByRole("link").first().click();
  await settled(page);
  assert.equal(new URL(page.url()).searchParams.get("id"), event.because[0]);
  assert.ok(await page.getByRole("region", { name: "It is answered by" }).getByRole("link").count());
});

test("an article that brings mark-up is shown as it is written", async (t) => {
  const event = (await all()).find((e) => e.doc.startsWith("hostile"));
  const page = await open(t, link(event));
  const { document } = await api(`/api/events/${encodeURIComponent(event.id)}`);
  assert.match(document.title, /<script>/);
  assert.equal(await page.locator(".title").innerText(), document.title);
  if (document.text) assert.match(await page.locator(".body").innerText(), /<script>document.title='broken'<\/script>/);
  assert.match(await page.title(), /^[A-Z]+: .* · demarche$/);
  assert.equal(await page.locator("main script, main img").count(), 0);
});

test("an event that is not there says so", async (t) => {
  const page = await open(t, "?view=event&id=none-000000000000", { refusals: true });
  assert.match(await page.getByRole("alert").innerText(), /no event/);
});
