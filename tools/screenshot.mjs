// Takes the picture in the README: the built app with its sample article, in Chromium.
//
//     node tools/screenshot.mjs [--dir dist] [--out docs/screenshot.png]
//
// Exits 1 where the page reports an error, so that a broken build gives no picture.

import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";

import { openPage, root, startApp, startBrowser } from "../tests/browser/harness.mjs";

const { values } = parseArgs({
  options: {
    dir: { type: "string", default: join(root, "dist") },
    out: { type: "string", default: join(root, "docs/screenshot.png") },
  },
});

const app = await startApp(values.dir);
const { browser, close } = await startBrowser();
try {
  const { page, problems } = await openPage(browser, app.url, {
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  await page.getByRole("button", { name: "Try the sample" }).click();
  await page.locator("[data-id]").first().waitFor({ timeout: 15_000 });
  // The first quote has the focus: its card shows, and the thread to its source.
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  mkdirSync(dirname(values.out), { recursive: true });
  await page.screenshot({ path: values.out });
  if (problems.length) throw new Error(problems.join("\n"));
  console.log(`${values.out}: ${Math.round(statSync(values.out).size / 1000)} kB`);
} finally {
  await close();
  app.close();
}
