// boot.js: what starts the app and stands outside it.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { root, startApp, suite } from "./harness.mjs";

const here = suite();

/** Posts to the engine as the page's client does, from outside of it. */
const askWorker = () =>
  new Promise((done) => {
    const worker = attest.startEngine();
    worker.onmessage = ({ data }) => done(Array.from(data));
    worker.onerror = (event) => done(event.message);
  });

test("starts without a word on the console, and asks only for files of the build", async () => {
  const before = here.app.requests.length;
  const { page, context, problems } = await here.open();
  await page.waitForFunction(() => document.fonts.check('16px "Source Serif 4"') && document.fonts.size > 0);
  assert.deepEqual(problems, []);
  const asked = here.app.requests.slice(before);
  for (const { method, url, status } of asked) {
    assert.equal(method, "GET", url);
    assert.equal(status, 200, url);
    assert.match(url, /^\/($|icon\.svg$|assets\/[\w-]+\.(js|css|wasm|woff2)$)/);
  }
  const urls = asked.map(({ url }) => url);
  assert.equal(new Set(urls).size, urls.length, `asked twice: ${urls}`);
  const typeface = urls.findIndex((url) => url.endsWith(".woff2"));
  const module = urls.findIndex((url) => url.includes("/page_bg-"));
  assert.ok(typeface > module, "the typeface comes after the page");
  await context.close();
});

test("the engine's worker says that it is ready", async () => {
  const { page, context } = await here.open();
  assert.deepEqual(await page.evaluate(askWorker), [0, 0, 1]);
  await context.close();
});

test("a script URL that is not of the build is refused", async () => {
  const { page, context } = await here.open();
  const results = await page.evaluate(() => {
    const attempt = (what) => {
      try {
        what();
        return "ran";
      } catch (error) {
        return error.name;
      }
    };
    return [
      attempt(() => new Worker("assets/boot.js")),
      attempt(() => new Worker("data:text/javascript,0")),
      attempt(() => trustedTypes.createPolicy("app", {})),
      attempt(() => trustedTypes.createPolicy("other", {})),
      attempt(() => (document.body.innerHTML = "<b>x</b>")),
    ];
  });
  assert.deepEqual(results, Array(5).fill("TypeError"));
  await context.close();
});

test("a file that differs from the build by a byte does not run", async () => {
  const damaged = mkdtempSync(join(tmpdir(), "attest-damaged-"));
  for (const name of ["page_bg-", "page-"]) {
    rmSync(damaged, { recursive: true, force: true });
    cpSync(join(root, "dist"), damaged, { recursive: true });
    const file = readdirSync(join(damaged, "assets")).find((file) => file.startsWith(name));
    const bytes = readFileSync(join(damaged, "assets", file));
    bytes[bytes.length - 2] ^= 1;
    writeFileSync(join(damaged, "assets", file), bytes);
    rmSync(join(damaged, "assets", `${file}.br`));
    const other = await startApp(damaged);
    const page = await here.chromium.browser.newPage();
    await page.goto(other.url);
    await page.getByRole("alertdialog").waitFor();
    assert.match(await page.locator("[data-reason]").innerText(), /could not start/i, name);
    assert.equal(await page.locator("html[data-ready]").count(), 0);
    await page.close();
    other.close();
  }
  rmSync(damaged, { recursive: true, force: true });
});

test("a panic that is told brings the notice within 2 s, with the text to save", async () => {
  const { page, context } = await here.open({ acceptDownloads: true });
  const began = Date.now();
  await page.evaluate(() => {
    attest.keep(1, "A headline", new TextEncoder().encode("One. “Two.”\nThree \u{1f600}"));
    attest.died("for the test");
  });
  await page.getByRole("alertdialog").waitFor();
  assert.ok(Date.now() - began < 2_000);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save the text" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "A-headline.txt");
  assert.equal(readFileSync(await download.path(), "utf8"), "One. “Two.”\nThree \u{1f600}");
  assert.equal(await page.getByRole("textbox", { name: "Text of A headline" }).inputValue(), "One. “Two.”\nThree \u{1f600}");
  await context.close();
});
