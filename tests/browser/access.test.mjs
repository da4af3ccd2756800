// WCAG 2.2 AA by axe, light and dark, in every state of the page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { axeScript, paste, suite } from "./harness.mjs";
import { ARTICLE, NOT_ENGLISH } from "./texts.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const here = suite();
const axe = readFileSync(axeScript, "utf8");

/** Waits until nothing moves: what slides or fades is measured where it comes to rest. */
async function settled(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    const ends = ({ effect }) => effect.getComputedTiming().endTime !== Infinity;
    await Promise.allSettled(document.getAnimations().filter(ends).map(({ finished }) => finished));
    await frame();
  });
}

async function check(page, state) {
  await settled(page);
  await page.evaluate(axe);
  const { violations } = await page.evaluate((values) => axe.run({ runOnly: { type: "tag", values } }), RULES);
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${state}: ${id}: ${help}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`),
  );
  assert.deepEqual(told, []);
}

for (const colorScheme of ["light", "dark"]) {
  test(`the page, ${colorScheme}`, async () => {
    const { page, context } = await here.open({ colorScheme });
    await check(page, "empty");
    await paste(page, ARTICLE);
    await page.locator("article.doc [data-id]").first().waitFor();
    await check(page, "article");
    await page.keyboard.press("j");
    await check(page, "a mark in focus");
    await page.keyboard.press("a");
    await check(page, "a mark that is right");
    for (const panel of ["Sources", "Claims", "Marks"]) {
      await page.getByRole("tab", { name: panel }).click();
      await check(page, panel);
    }
    for (const lens of ["2", "3", "4", "5", "1"]) {
      await page.keyboard.press(lens);
      await check(page, `lens ${lens}`);
    }
    await page.keyboard.press("?");
    await check(page, "keys");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Export" }).click();
    // Download can be clicked once the file is written.
    await page.getByText("spans identical").waitFor();
    await check(page, "export");
    await page.keyboard.press("Escape");
    await paste(page, NOT_ENGLISH);
    await page.getByText(/are read in English/).waitFor();
    await check(page, "not English");
    await context.close();
  });

  test(`the phone, ${colorScheme}`, async () => {
    const { page, context } = await here.open({ colorScheme, ...PHONE });
    await check(page, "empty");
    await paste(page, ARTICLE);
    await page.locator("article.doc [data-id]").first().waitFor();
    await check(page, "article");
    await page.getByRole("button", { name: "Next mark" }).tap();
    await check(page, "a mark in focus");
    await page.getByRole("button", { name: "More" }).tap();
    await check(page, "sheet");
    await context.close();
  });

  test(`the notice, ${colorScheme}`, async () => {
    const { page, context } = await here.open({ colorScheme });
    await page.evaluate(() => {
      attest.keep(1, "A headline", new TextEncoder().encode("Some text."));
      attest.died("for the test");
    });
    await check(page, "notice");
    await context.close();
  });
}
