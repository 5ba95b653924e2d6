// A browser, and a server for it: demarche serve with news.jsonl where DEMARCHE names the program, the server at DEMARCHE_URL where
// that is set, else the mock.
//
//   Shape     api(path) -> the parsed answer; open(t, query) -> a page of playwright
//   Lifetime  both end with the test file
//   Errors    anything that the policy refuses, that throws or that asks another host fails the test that opened the page

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { mock } from "../mock/server.js";

const news = new URL("news.jsonl", import.meta.url).pathname;

async function real(program) {
  const folder = mkdtempSync(join(tmpdir(), "demarche-e2e-"));
  const store = join(folder, "store");
  execFileSync(program, ["store", "add", store, "--input", "jsonl", news]);
  const child = spawn(program, ["serve", store, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const close = () => { child.kill("SIGTERM"); rmSync(folder, { recursive: true, force: true }); };
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[^\s/]+/.exec(line)?.[0];
    if (url) return { url, close };
  }
  close();
  throw new Error(`${program} serve ended before it answered`);
}

function started() {
  if (process.env.DEMARCHE) return real(process.env.DEMARCHE);
  return process.env.DEMARCHE_URL ? { url: process.env.DEMARCHE_URL, close: () => {} } : mock();
}

const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
const server = await started();
// Without its own sandbox, since the tests of a container run as root; it opens no page but ours.
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
after(async () => { await browser.close(); server.close(); });

export async function api(path) {
  const response = await fetch(server.url + path);
  return response.json();
}

/** Waits until nothing on the page is still being asked for. */
export const settled = (page) => page.waitForFunction(() => document.querySelector("h1") && !document.querySelector(".loading, [aria-busy='true']"));

/** @param {{refusals?: boolean}} allow answers of 4xx are part of the test */
export async function open(t, query = "", { scheme = "light", refusals = false } = {}) {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (e) => wrong.push(e.message));
  page.on("dialog", (d) => { wrong.push(`a dialog: ${d.message()}`); d.dismiss(); });
  page.on("console", (m) => { if (["error", "warning"].includes(m.type()) && !(refusals && /status of 4\d\d|ERR_FAILED/.test(m.text()))) wrong.push(m.text()); });
  page.on("request", (r) => { if (!r.url().startsWith(server.url) && !/^(data|blob):/.test(r.url())) wrong.push(`asks ${r.url()}`); });
  t.after(async () => {
    await context.close();
    if (wrong.length) throw new Error(wrong.join("\n"));
  });
  await page.goto(`${server.url}/${query}`);
  await settled(page);
  return page;
}
