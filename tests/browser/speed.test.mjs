// What the page promises of its start and of long texts (issue and speed.md): the text and its first marks soon, and no
// task that blocks the page. Other work on the machine only ever adds to a time: the best of a few tries counts, a try on a
// machine that is busy is measured by what its processor had left for it, and tasks by the processor time that they took.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { annotated, suite } from "./harness.mjs";
import { longArticle } from "./texts.mjs";

const TRIES = 4;
/** A task of the page's thread may take this long, in milliseconds, whatever is pasted up to 10 MB. */
const LONGEST_TASK = 200;
/** speed.md's floors are for an idle machine with a display; the tests share theirs and draw in software. */
const HEADROOM = 2;

const here = suite();

/**
 * Pastes inside the page and measures there: to the text on the screen, to its first marks, to the last ones, each time to
 * the end of the frame that draws it first: a task behind a frame's callbacks runs when that frame is laid out and painted.
 * The text is there before: bringing it is work of the test's, not of the app's.
 */
async function measure(page, text) {
  await page.evaluate((text) => void (window.toPaste = text), text);
  return page.evaluate(async () => {
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    const painted = (selector) =>
      new Promise((done) => {
        const look = () =>
          document.querySelector(selector)
            ? setTimeout(() => done(performance.now()))
            : requestAnimationFrame(look);
        look();
      });
    const data = new DataTransfer();
    data.setData("text/plain", window.toPaste);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    await pause(100);
    performance.mark("attest-begins");
    const began = performance.now();
    const shown = painted("article.doc [data-row]");
    const marked = painted("article.doc [data-id]");
    // Export is there once the full answer is.
    const whole = painted("header .dark:not(:disabled)");
    document.activeElement.dispatchEvent(event);
    const since = async (moment) => (await moment) - began;
    const times = { text: await since(shown), marks: await since(marked), whole: await since(whole) };
    // What is drawn after that is drawn by then.
    await pause(1_500);
    return times;
  });
}

/**
 * What `run` measures, and beside it the processor time of the page's longest task from the mark `attest-begins` on, which
 * `run` sets, in milliseconds.
 */
async function traced(run) {
  const session = await here.chromium.browser.newBrowserCDPSession();
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const ended = new Promise((done) => session.once("Tracing.tracingComplete", done));
  const traceConfig = { includedCategories: ["toplevel", "blink.user_timing"] };
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  const times = await run();
  await session.send("Tracing.end");
  await ended;
  await session.detach();
  const { pid, tid, ts } = events.find(({ name }) => name === "attest-begins");
  const tasks = events.filter((event) => event.pid === pid && event.tid === tid && event.ts + event.dur >= ts);
  const longest = tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
  assert.ok(longest > 0, "no task was traced");
  return { ...times, longest };
}

/** How much longer than its processor time a piece of work takes here and now: 1 on an idle machine. */
function busy() {
  const began = performance.now();
  const cpu = process.cpuUsage();
  let used = 0;
  while (used < 100) {
    const { user, system } = process.cpuUsage(cpu);
    used = (user + system) / 1000;
  }
  return Math.max(1, (performance.now() - began) / used);
}

/** Runs `once` until the best of each time is within `most`, or often enough. */
async function check(what, once, most) {
  const best = {};
  const within = () => Object.keys(most).every((name) => best[name] <= most[name]);
  for (let attempt = 0; attempt < TRIES && !within(); attempt += 1) {
    const before = busy();
    const times = await once();
    const load = Math.min(before, busy());
    for (const [name, ms] of Object.entries(times)) {
      const alone = name === "longest" ? ms : ms / load;
      best[name] = Math.min(best[name] ?? Infinity, alone);
    }
    const told = Object.entries(times).map(([name, ms]) => `${name} ${Math.round(ms)}`);
    console.log(`# ${what}: ${told.join(", ")} ms at load ${load.toFixed(1)}`);
  }
  for (const [name, limit] of Object.entries(most)) {
    assert.ok(best[name] <= limit, `${name}: ${Math.round(best[name])} ms of ${limit} ms`);
  }
}

/** A page of its own, a paste, its times. */
function paste(bytes, most) {
  const text = longArticle(bytes);
  const alone = async (run) => {
    const { page, context } = await here.open();
    // The page rehearses once, which takes about half a second: the paste comes after that, as people's do.
    await page.waitForTimeout(1_500);
    const times = await run(page);
    await context.close();
    return times;
  };
  // Tracing slows everything down, but not the processor time of a task.
  const once = async () => {
    const { longest } = await alone((page) => traced(() => measure(page, text)));
    return { ...(await alone((page) => measure(page, text))), longest };
  };
  return check(`${bytes / 1000} KB`, once, most);
}

/** The command line's file for a text, opened by the page. */
async function opened(path) {
  const { page, context } = await here.open();
  await page.waitForTimeout(600);
  const times = await traced(async () => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Open files" }).click(),
    ]);
    const began = await page.evaluate(() => performance.mark("attest-begins").startTime);
    await chooser.setFiles(path);
    await page.locator("article.doc [data-id]").first().waitFor();
    const marks = (await page.evaluate(() => performance.now())) - began;
    await page.waitForTimeout(1_500);
    return { marks };
  });
  await context.close();
  return times;
}

/** The export of a long article: from the key to a file that is proven and can be saved. */
async function exported(text) {
  const { page, context } = await here.open();
  await page.waitForTimeout(600);
  await measure(page, text);
  const times = await traced(async () => {
    await page.evaluate(() => performance.mark("attest-begins"));
    const began = Date.now();
    await page.getByRole("button", { name: "Export" }).click();
    const save = page.getByRole("button", { name: "Download" });
    await page.locator(".xp .dark:not(:disabled)").waitFor({ timeout: 120_000 });
    const file = Date.now() - began;
    const proof = await page.locator(".xp .proof b").innerText();
    const [identical, spans] = proof.match(/\d+/g);
    assert.ok(spans > 0 && identical === spans, proof);
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
    assert.equal(saved.document.text, text);
    return { file };
  });
  await context.close();
  return times;
}

test("ready to paste from a cold cache: the floor of 500 ms, with headroom", () => {
  const once = async () => {
    const { page, context } = await here.open();
    const ready = await page.evaluate(() => performance.getEntriesByName("attest-ready")[0].startTime);
    await context.close();
    return { ready };
  };
  return check("start", once, { ready: 500 * HEADROOM });
});

test("a paste of 3 KB: its marks at the floor of 30 ms, with headroom; no task over 200 ms", () => paste(3_000, { marks: 30 * HEADROOM, longest: LONGEST_TASK }));

test("a paste of 300 KB: the text within 200 ms, its first marks at the floor of 150 ms, with headroom; no task over 200 ms", () =>
  paste(300_000, { text: 200, marks: 150 * HEADROOM, longest: LONGEST_TASK }));

test("a paste of 3 MB: the text within 350 ms, its first marks at the floor of 400 ms, with headroom; no task over 200 ms", () =>
  paste(3_000_000, { text: 350, marks: 400 * HEADROOM, longest: LONGEST_TASK }));

test("a paste of 10 MB: the text within 1 s, no task over 200 ms", () =>
  paste(10_000_000, { text: 1_000, longest: LONGEST_TASK }));

test("a file of ours of 9 MB, with 4,800 marks: no task over 200 ms", async () => {
  const folder = mkdtempSync(join(tmpdir(), "attest-speed-"));
  writeFileSync(join(folder, "long.txt"), longArticle(300_000));
  const file = join(folder, "long.json");
  writeFileSync(file, annotated(join(folder, "long.txt")));
  await check("a file of 9 MB", () => opened(file), { longest: LONGEST_TASK });
  rmSync(folder, { recursive: true, force: true });
});

test("the export of 3 MB: its file within 10 s, no task over 200 ms", () =>
  check("an export of 3 MB", () => exported(longArticle(3_000_000)), { file: 10_000, longest: LONGEST_TASK }));
