// Nothing leaves the browser: by the server's own log and by the browser's net log.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { openPage, paste, startApp, startBrowser } from "./harness.mjs";
import { ARTICLE } from "./texts.mjs";

/**
 * Every URL that was asked for on behalf of the page. The log also has what Chromium asks on its own account
 * (updates, accounts, form signatures); that comes without the page as its initiator.
 */
function urlsOf(netLog, origin) {
  // The log of a browser that was ended may lack its last brackets.
  const text = readFileSync(netLog, "utf8").trimEnd().replace(/,$/, "");
  let log;
  try {
    log = JSON.parse(text);
  } catch {
    log = JSON.parse(`${text}]}`);
  }
  const ofPage = new Set();
  const urls = [];
  for (const { params, source } of log.events) {
    if (params?.initiator?.startsWith(origin)) ofPage.add(source.id);
    if (ofPage.has(source.id) && typeof params?.url === "string") urls.push(params.url);
  }
  return [...new Set(urls)];
}

test("from the paste to the file, only the app's own files are asked for, without a query", async () => {
  const folder = mkdtempSync(join(tmpdir(), "attest-net-log-"));
  const netLog = join(folder, "net.json");
  const app = await startApp();
  const chromium = await startBrowser({ args: [`--log-net-log=${netLog}`] });
  const { page } = await openPage(chromium.browser, app.url);
  await page.waitForFunction(() => document.fonts.size > 0);
  await page.waitForTimeout(500);
  const ready = app.requests.length;

  await paste(page, ARTICLE);
  await page.locator("article.doc [data-id]").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  for (const panel of ["Sources", "Claims", "Marks"]) await page.getByRole("tab", { name: panel }).click();
  await page.getByRole("button", { name: "Export" }).click();
  await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog").getByRole("button", { name: "Download" }).click(),
  ]);
  await page.waitForTimeout(500);
  const asked = app.requests.slice(ready);
  await chromium.close();
  app.close();

  assert.deepEqual(asked.map(({ url }) => url), []);
  for (const { method, url } of app.requests) {
    assert.equal(method, "GET");
    assert.doesNotMatch(url, /\?/);
  }
  const origin = app.url.slice(0, -1);
  const urls = urlsOf(netLog, origin);
  assert.ok(urls.length >= 5, `the net log has only ${urls.length} requests of the page`);
  assert.deepEqual(urls.filter((url) => !/^(blob|data):/.test(url) && !url.startsWith(app.url)), []);
  rmSync(folder, { recursive: true, force: true });
});
