// The engine's speed, natively and in Chromium's wasm, beside npm wink-nlp, in one run on the same texts; the worker's
// memory; and, where ../shared is, how right its marks are.
//
//     make bench                 about a second for each figure
//     make bench BENCH=--short   a fifth of that, for CI
//     make bench BENCH="--texts FILE"   JSON lines with a "text"
//
// Natively and in the worker the processor time of the thread counts, which other work on the machine hardly changes
// (in the browser on Linux; elsewhere the time that passes). The whole way is the time that passes from the message to
// the worker to its last slice, as the page sees it. wink-nlp's time is its thread's too. Chromium compiles what runs often anew: all figures but "first" are
// of a worker that has run for a while.
// wink-nlp (web model) does sentences, entities and parts of speech, in Node, whose JavaScript engine is
// Chromium's; it marks less than the engine does.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { startApp, startBrowser } from "../tests/browser/harness.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { short: { type: "boolean", default: false }, texts: { type: "string" } },
});
const seconds = values.short ? 0.2 : 1;
const SIZES = [["3 KB", 3_000], ["30 KB", 30_000], ["300 KB", 300_000], ["3 MB", 3_000_000]];

/** News articles that are there, else the articles of the project's fixtures without their marks. */
function readTexts() {
  const given = values.texts ?? join(root, "../shared/eval/rawtext/bbc2005.jsonl");
  if (existsSync(given)) {
    const lines = readFileSync(given, "utf8").trimEnd().split("\n");
    return { from: given, texts: lines.map((line) => JSON.parse(line).text) };
  }
  const folder = join(root, "tests/fixtures");
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt") && name !== "known-misses.txt");
  const plain = (name) => readFileSync(join(folder, name), "utf8").replace(/<\/?[a-z][^>\n]*>/g, "");
  return { from: "tests/fixtures", texts: names.sort().map(plain) };
}

/** Articles one after another, cut at `size` bytes; the same as in benches/engine.rs. */
function joined(texts, size) {
  const parts = [];
  let length = 0;
  for (let index = 0; length < size; index += 1) {
    const part = Buffer.from(`${texts[index % texts.length]}\n\n`);
    parts.push(part);
    length += part.length;
  }
  const all = Buffer.concat(parts);
  let end = size;
  while ((all[end] & 0xc0) === 0x80) end -= 1;
  return all.subarray(0, end).toString();
}

function median(times) {
  times.sort((a, b) => a - b);
  return times[times.length >> 1];
}

async function measure(run) {
  await run();
  const times = [];
  const began = performance.now();
  while (times.length < 3 || (performance.now() - began < seconds * 1000 && times.length < 10_000)) {
    times.push(await run());
  }
  return median(times);
}

function native(path) {
  const out = execFileSync(
    "cargo",
    ["bench", "--locked", "--quiet", "--bench", "engine", "--", path, String(seconds)],
    { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  const lines = out.trim().split("\n").map((line) => JSON.parse(line));
  return Object.fromEntries(lines.map((line) => [line.size, line]));
}

/** Runs in the page: starts a worker of its own as src/browser/engine.rs does, and a way to ask it (protocol.rs). */
async function openWorker() {
  const [ANALYZE, SLICE, MEASURE] = [0, 9, 13];
  const varint = (number) => {
    const bytes = [];
    for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
    return [...bytes, number];
  };
  /** Header {job 1, generation 1, kind}, the text, then what follows it in the payload. */
  const message = (kind, text, rest) => {
    const utf8 = new TextEncoder().encode(text);
    const head = [1, 1, kind, ...varint(utf8.length)];
    const tail = rest(utf8).flatMap(varint);
    const bytes = new Uint8Array(head.length + utf8.length + tail.length);
    bytes.set(head);
    bytes.set(utf8, head.length);
    bytes.set(tail, head.length + utf8.length);
    return bytes;
  };
  const worker = attest.startEngine();
  // The marks come in slices, and the last of them is the answer.
  const answer = () =>
    new Promise((done, failed) => {
      worker.onmessage = ({ data }) => data[2] === SLICE || done(data);
      worker.onerror = (event) => failed(new Error(event.message));
    });
  await answer(); // ready
  const ask = async (bytes) => {
    const start = performance.now();
    const answered = answer();
    worker.postMessage(bytes, [bytes.buffer]);
    const data = await answered;
    return { ms: performance.now() - start, data };
  };
  globalThis.bench = {
    /** The milliseconds of each of `times` answers. All of the text is on the screen: no provisional answer. */
    async whole({ text, times }) {
      const all = [];
      while (all.length < times) all.push((await ask(message(ANALYZE, text, (utf8) => [0, utf8.length]))).ms);
      return all;
    },
    /** Does `stages` of the work so many times; the milliseconds of them all and the bytes of the worker's memory. */
    async measure({ text, stages, times }) {
      const { ms, data } = await ask(message(MEASURE, text, () => [stages, times]));
      const memory = data.subarray(3).reduceRight((number, byte) => number * 128 + (byte & 127), 0);
      return { ms, memory };
    },
    close: () => worker.terminate(),
  };
}

/** The milliseconds of the processor's that a thread has had. */
const threadTime = (path) => Number(readFileSync(path, "utf8").split(" ")[0]) / 1e6;

/** The processor time of each worker thread on this machine in milliseconds; none where /proc does not tell. */
function workerTimes() {
  const times = new Map();
  if (!existsSync("/proc/self/schedstat")) return times;
  const list = (path) => {
    try {
      return readdirSync(path);
    } catch {
      return []; // ended meanwhile
    }
  };
  for (const process of list("/proc").filter((name) => /^\d+$/.test(name))) {
    for (const thread of list(`/proc/${process}/task`)) {
      const path = `/proc/${process}/task/${thread}`;
      try {
        if (!readFileSync(`${path}/comm`, "utf8").startsWith("DedicatedWorker")) continue;
        times.set(path, threadTime(`${path}/schedstat`));
      } catch {
        // ended meanwhile
      }
    }
  }
  return times;
}

/** The worker in Chromium: its first answers, its memory, then for each size the milliseconds of each part of its work. */
async function inChromium(page, texts) {
  await page.evaluate(openWorker);
  const measure = (asked) => page.evaluate((asked) => bench.measure(asked), asked);
  const whole = (asked) => page.evaluate((asked) => bench.whole(asked), asked);
  const found = { first: (await whole({ text: joined(texts, 3_000), times: 1 }))[0] };
  const long = joined(texts, 3_000_000);
  const before = (await measure({ text: "", stages: 0, times: 0 })).memory;
  await whole({ text: long, times: 1 });
  const { memory } = await measure({ text: "", stages: 0, times: 0 });
  found.memory = (memory - before) / Buffer.byteLength(long) - 1;

  const idle = workerTimes();
  const began = performance.now();
  while (performance.now() - began < Math.max(2_000, seconds * 4_000)) {
    await whole({ text: joined(texts, 100_000), times: 3 });
  }
  const used = [...workerTimes()].map(([path, ms]) => [ms - (idle.get(path) ?? 0), path]);
  const [, thread] = used.sort(([a], [b]) => b - a)[0] ?? [];
  const processor = () => threadTime(`${thread}/schedstat`);

  for (const [name, size] of SIZES) {
    const text = joined(texts, size);
    const times = Math.max(1, Math.round((seconds * 1_000_000) / size));
    const part = async (stages) => {
      const all = [];
      for (let round = 0; round < 3; round += 1) {
        const start = thread && processor();
        const { ms } = await measure({ text, stages, times });
        all.push((thread ? processor() - start : ms) / times);
      }
      return Math.min(...all);
    };
    const [engine, document, slices] = [await part(1), await part(2), await part(3)];
    const all = await whole({ text, times: Math.max(3, Math.min(200, times)) });
    found[name] = { engine, document, slices, whole: median(all) };
  }
  await page.evaluate(() => bench.close());
  return found;
}

/** What evaluate.py says of the marks on PolNeAR's and MPQA's development sets; nothing where the sets are not. */
function accuracy() {
  const script = join(root, "../shared/eval/evaluate.py");
  if (!existsSync(script)) return {};
  const out = execFileSync("python3", [script, "--dev", "--json"], { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
  return JSON.parse(out);
}

/** A clock of this thread's processor time in milliseconds, as the worker's; of the time that passes where /proc is not. */
function thisThread() {
  const path = `/proc/self/task/${process.pid}/schedstat`;
  return existsSync(path) ? () => threadTime(path) : () => performance.now();
}

function winkNlp() {
  const require = createRequire(join(root, ".tools/npm/package.json"));
  const nlp = require("wink-nlp")(require("wink-eng-lite-web-model"));
  const now = thisThread();
  const readOnce = (text) => {
    const document = nlp.readDoc(text);
    document.sentences().length();
    document.entities().out(nlp.its.detail);
    document.tokens().out(nlp.its.pos);
  };
  // The kernel brings a thread's time up to date every few milliseconds only.
  return (text) => {
    const [start, began] = [now(), performance.now()];
    let times = 0;
    do {
      readOnce(text);
      times += 1;
    } while (performance.now() - began < 60);
    return (now() - start) / times;
  };
}

const { from, texts } = readTexts();
const path = join(root, "target/bench-texts.jsonl");
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, texts.map((text) => JSON.stringify({ text })).join("\n"));
const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
console.log(`${texts.length} articles, ${megabytes.toFixed(1)} MB, from ${from}\n`);

console.log("Building the benchmark and measuring natively, one thread...");
const natively = native(path);

console.log("Measuring in Chromium, and wink-nlp in Node...\n");
const app = await startApp();
const chromium = await startBrowser();
const page = await chromium.browser.newPage();
await page.goto(app.url);
const wink = winkNlp();

const rate = (bytes, ms) => bytes / 1e3 / ms;
const show = (value) => (value === null ? "-" : value.toFixed(value < 10 ? 2 : 1));
const row = (name, ...cells) => console.log(name.padEnd(20) + cells.map((cell) => cell.padStart(12)).join(""));
const found = await inChromium(page, texts);
const figures = { native_articles: natively.articles.mb_s, first_ms: found.first, memory: found.memory };
row("MB/s", "native", "Chromium", "+ document", "+ slices", "whole way", "wink-nlp", "to wink");
row("articles, one by one", show(natively.articles.mb_s));
for (const [name, size] of SIZES) {
  const text = joined(texts, size);
  const bytes = Buffer.byteLength(text);
  const { engine, document, slices, whole } = found[name];
  const wasm = rate(bytes, engine);
  // wink-nlp keeps everything it made of 3 MB in memory: left out, as it tells nothing more.
  const peer = size > 300_000 ? null : rate(bytes, await measure(async () => wink(text)));
  const times = peer === null ? "" : `${(wasm / peer).toFixed(1)} times`;
  const parts = [document, slices, whole].map((ms) => show(rate(bytes, ms)));
  row(name, show(natively[name].mb_s), show(wasm), ...parts, show(peer), times);
  figures[name] = { native: natively[name].mb_s, wasm, whole: rate(bytes, whole), wink: peer };
}
console.log(`\nFirst answer of a new worker, 3 KB: ${found.first.toFixed(0)} ms`);
console.log(`Worker's memory for 3 MB: ${found.memory.toFixed(1)} bytes a byte of text above the text (floor 12)`);
await chromium.close();
app.close();

for (const [name, value] of Object.entries(accuracy())) {
  if (!/^(polnear|mpqa)/i.test(name)) continue;
  console.log(`${name.padEnd(60)} ${value}`);
  (figures.accuracy ??= {})[name] = value;
}
writeFileSync(join(root, "target/bench.json"), `${JSON.stringify(figures, null, 1)}\n`);
