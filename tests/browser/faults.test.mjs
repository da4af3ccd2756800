// What must go on when something dies (safety.md, "Faults").

import assert from "node:assert/strict";
import { test } from "node:test";

import { paste, suite } from "./harness.mjs";
import { ARTICLE } from "./texts.mjs";

const here = suite();

const marks = (page) => page.locator("article.doc [data-id]");

/** The engine's worker, once it runs. */
async function workerOf(page) {
  const isEngine = (worker) => /\/engine-/.test(worker.url());
  return page.workers().find(isEngine) ?? page.waitForEvent("worker", isEngine);
}

test("the engine's worker dies: another is there within 1 s, and marks the next article", async () => {
  const { page, context } = await here.open();
  await paste(page, ARTICLE);
  await marks(page).first().waitFor();
  const worker = await workerOf(page);
  const began = Date.now();
  const started = page.waitForEvent("worker");
  await worker.evaluate(() => void setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); }));
  await started;
  assert.ok(Date.now() - began < 1_000, `${Date.now() - began} ms`);
  assert.ok((await marks(page).count()) > 0, "the article stays");
  await paste(page, `Another one\n\n"It is done," said Oda Lindqvist.\n`);
  await page.getByText("Another one").first().waitFor();
  await marks(page).first().waitFor();
  await context.close();
});

test("the engine's worker hangs: it is ended, and the text is marked by the next one", async () => {
  const { page, context } = await here.open();
  const worker = await workerOf(page);
  await page.waitForTimeout(300);
  void worker.evaluate(() => { for (;;); }).catch(() => {});
  await paste(page, ARTICLE);
  // The page answers while the worker hangs.
  await page.getByText("Ferry fares to rise again").first().waitFor();
  await marks(page).first().waitFor({ timeout: 10_000 });
  await context.close();
});

test("drawing breaks: the notice comes within 2 s, with every text to save", async () => {
  const { page, context } = await here.open();
  await paste(page, ARTICLE);
  await marks(page).first().waitFor();
  await page.evaluate(() => {
    // A JS exception inside a render kills Yew while the page still looks alive.
    const broken = () => { throw new Error("broken for the test"); };
    Node.prototype.insertBefore = broken;
    Node.prototype.appendChild = broken;
  });
  const began = Date.now();
  await paste(page, `Another one\n\n"It is done," said Oda Lindqvist.\n`);
  const notice = page.getByRole("alertdialog");
  await notice.waitFor();
  assert.ok(Date.now() - began < 2_000, `${Date.now() - began} ms`);
  const texts = await notice.getByRole("textbox").evaluateAll((fields) => fields.map((field) => field.value));
  assert.ok(texts.includes(ARTICLE));
  await context.close();
});
