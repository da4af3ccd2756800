// What the browser tests share: the built app on a server of its own, Chromium as Debian packages
// it, and a log of every request that reached the server.

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";

import { serve } from "../../tools/serve.mjs";

export const root = new URL("../../", import.meta.url).pathname;
const require = createRequire(join(root, ".tools/npm/package.json"));
const { chromium } = require("playwright-core");
export const axeScript = require.resolve("axe-core/axe.min.js");

// Without them Chromium asks for its own updates, which is no request of the app's. As root it
// runs only without its sandbox.
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A server of the built app that remembers what it was asked. */
export async function startApp(dir = join(root, "dist")) {
  const requests = [];
  const server = await serve({ dir, log: (entry) => requests.push(entry) });
  return { url: `http://localhost:${server.port}/`, requests, close: server.close };
}

/** Chromium; `close` ends it and removes what it downloaded. */
export async function startBrowser(options = {}) {
  const downloads = mkdtempSync(join(tmpdir(), "attest-downloads-"));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...FLAGS, ...(options.args ?? [])],
    downloadsPath: downloads,
  });
  const close = async () => {
    await browser.close();
    rmSync(downloads, { recursive: true, force: true });
  };
  return { browser, close };
}

/** The app and Chromium for a file of tests: there from its first test to its last. */
export function suite() {
  const here = {};
  before(async () => {
    here.app = await startApp();
    here.chromium = await startBrowser();
  });
  after(async () => {
    await here.chromium?.close();
    here.app?.close();
  });
  /** A page of that browser at that app. */
  here.open = (options) => openPage(here.chromium.browser, here.app.url, options);
  return here;
}

/** A page in a context of its own, ready to paste. What goes wrong in it stands in `problems`. */
export async function openPage(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  await page.goto(url);
  await page.locator("html[data-ready]").waitFor({ state: "attached", timeout: 15_000 });
  return { page, context, problems };
}

/** What the command line writes for a text file, as the page's export does. */
export function annotated(path) {
  const options = { encoding: "utf8", maxBuffer: 2 ** 30 };
  return execFileSync(join(root, "target/debug/annotate"), ["--pretty", path], options);
}

/** Pastes plain text as a user does, on whatever has the focus. */
export async function paste(page, text) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const target = document.activeElement ?? document.body;
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    target.dispatchEvent(event);
  }, text);
}
