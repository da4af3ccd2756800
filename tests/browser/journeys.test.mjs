// What a user does with the page, from the paste to the file.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { annotated, paste, suite } from "./harness.mjs";
import { ARTICLE, NOTHING, NOT_ENGLISH } from "./texts.mjs";

const here = suite();
const folder = mkdtempSync(join(tmpdir(), "attest-journeys-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const { open } = here;
const marks = (page) => page.locator("article.doc [data-id]");
const card = (page) => page.getByRole("region", { name: "Mark in focus" });

/** A page with a pasted article, marked. */
async function opened(text = ARTICLE, options = {}) {
  const all = await open(options);
  await paste(all.page, text);
  await marks(all.page).first().waitFor();
  return all;
}

/** Export through the dialog; the bytes of the downloaded file. */
async function download(page, act = (button) => button.click()) {
  await act(page.getByRole("button", { name: "Export" }));
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    act(dialog.getByRole("button", { name: "Download" })),
  ]);
  return { bytes: readFileSync(await file.path()), name: file.suggestedFilename() };
}

/** Every span of the file says the same in both units. */
function checkSpans(file) {
  const { text } = file.document;
  const points = [...text];
  let spans = 0;
  const walk = (value) => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (!value || typeof value !== "object") return undefined;
    if (Number.isInteger(value.start) && Number.isInteger(value.end_utf16)) {
      spans += 1;
      const words = points.slice(value.start, value.end).join("");
      assert.equal(text.slice(value.start_utf16, value.end_utf16), words);
      if (value.exact !== undefined) assert.equal(value.exact, words);
    }
    return Object.values(value).forEach(walk);
  };
  walk(file);
  return spans;
}

test("paste, look at a mark, say that it is right, export: the file holds the decision", async () => {
  const { page, context, problems } = await opened();
  assert.match(await page.locator("article.doc").innerText(), /Ferry fares to rise again/);
  await page.getByText("put this off for three winters").click();
  await card(page).waitFor();
  // The claim in the quote is what was clicked; the quote is the next mark outward.
  await page.keyboard.press("o");
  assert.match(await card(page).innerText(), /Halvard/);
  await card(page).getByRole("button", { name: "Right" }).click();
  const { bytes, name } = await download(page);
  assert.match(name, /^ferry-fares.*\.json$/);
  const file = JSON.parse(bytes.toString());
  assert.equal(file.document.text, ARTICLE);
  assert.ok(checkSpans(file) >= 10);
  const decided = file.annotations.filter((mark) => mark.decided);
  assert.equal(decided.length, 1);
  assert.equal(decided[0].status, "accepted");
  assert.equal(decided[0].kind, "quote");
  assert.match(decided[0].exact, /three winters/);
  assert.match(decided[0].decided.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.deepEqual(problems, []);
  await context.close();
});

test("what the page exports is what the command line writes for the same text", async () => {
  const { page, context } = await opened();
  const { bytes } = await download(page);
  const here = JSON.parse(bytes.toString());
  const path = join(folder, "native.txt");
  writeFileSync(path, ARTICLE);
  const there = JSON.parse(annotated(path));
  here.document.id = there.document.id = "";
  assert.ok(JSON.stringify(here) === JSON.stringify(there), "the page and the command line differ");
  await context.close();
});

test("export, reload, open, export: the same bytes", async () => {
  const { page, context, problems } = await opened();
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  const first = await download(page);
  const path = join(folder, first.name);
  writeFileSync(path, first.bytes);
  await page.reload();
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open files" }).click(),
  ]);
  await chooser.setFiles(path);
  await marks(page).first().waitFor();
  const second = await download(page);
  assert.ok(first.bytes.equals(second.bytes));
  assert.deepEqual(problems, []);
  await context.close();
});

test("leaving with a decision asks first, without one it does not", async () => {
  const { page, context } = await opened();
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await page.reload();
  assert.deepEqual(asked, []);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  await paste(page, ARTICLE);
  await marks(page).first().waitFor();
  await page.mouse.click(5, 300);
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await page.reload();
  assert.deepEqual(asked, ["beforeunload"]);
  await context.close();
});

test("the question before leaving is set by the decision itself, and taken back with it", async () => {
  const { page, context } = await opened();
  await page.keyboard.press("j");
  await card(page).waitFor();
  // Within one task, so that nothing drawn or scheduled in between can help.
  const asks = await page.evaluate(() => {
    const after = (key, more = {}) => {
      window.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
      const leaving = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(leaving);
      return leaving.defaultPrevented;
    };
    return [after("j"), after("a"), after("j"), after("z", { ctrlKey: true })];
  });
  assert.deepEqual(asks, [false, true, true, false]);
  await context.close();
});

test("the sample opens with marks", async () => {
  const { page, context, problems } = await open();
  await page.getByRole("button", { name: "Try the sample" }).click();
  await marks(page).first().waitFor();
  assert.ok((await marks(page).count()) > 10);
  assert.deepEqual(problems, []);
  await context.close();
});

test("a second paste opens a second article and leaves the first as it was", async () => {
  const { page, context } = await opened();
  await paste(page, NOTHING);
  await page.getByText("No quotes, sources or claims were found.").waitFor();
  await page.locator("header .title").click();
  await page.getByRole("button", { name: /Ferry fares/ }).click();
  await marks(page).first().waitFor();
  await context.close();
});

test("a text that is not English says so and has its quotation marks only", async () => {
  const { page, context } = await open();
  await paste(page, NOT_ENGLISH);
  await page.getByText(/sources and claims are read in English/).waitFor();
  await context.close();
});

test("what is pasted is text: nothing of it runs or becomes an element", async () => {
  const { page, context, problems } = await open();
  const hostile = `<img src=x onerror="window.ran = 1"><script>window.ran = 1</script>\n\n"<b>Bold</b>," said <a href="javascript:window.ran=1">Ines Halvard</a>.\n`;
  await paste(page, hostile);
  const article = page.locator("article.doc");
  await article.waitFor();
  await page.waitForTimeout(300);
  assert.match(await article.innerText(), /<img src=x/);
  assert.equal(await article.locator("[data-row]").locator("img, script, b, a").count(), 0);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual(problems, []);
  await context.close();
});

test("a broken file of ours is refused with the place, and what was there stays", async () => {
  const { page, context } = await opened();
  const before = await marks(page).count();
  const path = join(folder, "broken.json");
  writeFileSync(path, '{"format": "attest", "version": 1,\n "annotations": 7}');
  await page.locator("header .title").click();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open files" }).click(),
  ]);
  await chooser.setFiles(path);
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /broken\.json/);
  assert.match(await alert.innerText(), /At \S+/);
  assert.equal(await marks(page).count(), before);
  await context.close();
});

test("with the keyboard alone: type, mark, decide, undo, panels, export", async () => {
  const { page, context, problems } = await open();
  await page.keyboard.insertText(ARTICLE);
  await page.keyboard.press("Control+Enter");
  await marks(page).first().waitFor();
  await page.keyboard.press("j");
  await card(page).waitFor();
  await page.keyboard.press("a");
  await card(page).locator(".done", { hasText: "Right" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  assert.equal(await page.getByRole("tab", { name: "Sources" }).getAttribute("aria-selected"), "true");
  await page.keyboard.press("3");
  assert.equal(await page.getByRole("radio", { name: /Sources/ }).getAttribute("aria-checked"), "true");
  await page.keyboard.press("1");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await page.keyboard.press("Escape");
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
  for (let steps = 0; (await focused()) !== "Export"; steps += 1) {
    assert.ok(steps < 60, "Export is not reached by Tab");
    await page.keyboard.press("Tab");
  }
  const { bytes } = await download(page, async (button) => {
    await button.focus();
    await page.keyboard.press("Enter");
  });
  const file = JSON.parse(bytes.toString());
  assert.equal(file.annotations.filter((mark) => mark.status === "accepted").length, 1);
  assert.deepEqual(problems, []);
  await context.close();
});

test("on a phone: marks under the thumb, targets of 44 px, nothing wider than the screen", async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const { page, context, problems } = await opened(ARTICLE, phone);
  const bar = page.getByRole("region", { name: "Verdicts" });
  await bar.getByRole("button", { name: "Next mark" }).tap();
  await bar.getByRole("button", { name: "Right" }).tap();
  await bar.getByRole("button", { name: "More" }).tap();
  for (const button of await page.locator("button:visible").all()) {
    const box = await button.boundingBox();
    const small = await button.evaluate((element) => element.closest("article, .card, .p") !== null);
    if (box && !small) assert.ok(box.height >= 43.5, `${await button.innerText()}: ${box.height} px high`);
  }
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 390, `${width} px wide`);
  assert.deepEqual(problems, []);
  await context.close();
});

test("on paper every quote and claim has the number by which the lists name it, and none on the screen again", async () => {
  const { page, context, problems } = await opened();
  const heard = (event) => page.evaluate((event) => void window.dispatchEvent(new Event(event)), event);
  await heard("beforeprint");
  const numbers = (selector) => page.locator(selector).allInnerTexts();
  await page.locator("section.print").waitFor({ state: "attached" });
  const listed = async (list) => (await page.locator(`section.print ${list} li b`).allTextContents()).map(Number);
  for (const [mark, list] of [["sup.no", "ul:not(.todo)"], ["b.no", "ul.todo"]]) {
    const inText = (await numbers(`[data-row] ${mark}`)).map(Number).sort((a, b) => a - b);
    assert.ok(inText.length > 0);
    assert.deepEqual(inText, await listed(list));
  }
  await heard("afterprint");
  await page.locator("section.print").waitFor({ state: "detached" });
  assert.equal(await page.locator("[data-row] .no").count(), 0);
  assert.deepEqual(problems, []);
  await context.close();
});

test("a claim that is said twice leads to where it is said again", async () => {
  const { page, context } = await here.open();
  const said = "The harbour tax rose by 12 per cent in 2024.";
  await paste(page, `${said}\n\nNobody on the quay was surprised, and the gulls took no notice.\n\n${said}\n`);
  await marks(page).first().waitFor();
  await page.getByRole("tab", { name: "Claims" }).click();
  await page.locator("li.cl .said").first().click();
  const again = page.locator("li.cl.on .same");
  const place = await again.innerText();
  assert.match(place, /^paragraph [13]$/);
  await again.click();
  await page.waitForFunction((place) => document.querySelector("li.cl.on .same")?.innerText !== place, place);
  await context.close();
});
