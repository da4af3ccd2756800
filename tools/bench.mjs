// The engine's speed, natively and in Chromium's wasm, beside npm wink-nlp, in one run on the same texts.
//
//     make bench                 about a second for each figure
//     make bench BENCH=--short   a fifth of that, for CI
//     make bench BENCH="--texts FILE"   JSON lines with a "text"
//
// Natively a thread's processor time counts; in the browser the time runs from the message to the worker to its complete answer, as the page sees it.
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

/** Runs in the page: asks a worker of its own as src/browser/engine.rs does. */
async function inPage({ text, seconds }) {
  const varint = (number) => {
    const bytes = [];
    for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
    return [...bytes, number];
  };
  const utf8 = new TextEncoder().encode(text);
  // Header {job 1, generation 1, kind Analyze}, then the text and the span on the screen: all of it, so
  // that there is no provisional answer.
  const head = [...varint(1), ...varint(1), ...varint(0), ...varint(utf8.length)];
  const tail = [...varint(0), ...varint(utf8.length)];
  const message = new Uint8Array(head.length + utf8.length + tail.length);
  message.set(head);
  message.set(utf8, head.length);
  message.set(tail, head.length + utf8.length);
  const worker = attest.startEngine();
  const COMPLETE = 3;
  // The marks come in slices, and the last of them is the answer.
  const SLICE = 9;
  const answer = () =>
    new Promise((done, failed) => {
      worker.onmessage = ({ data }) => data[2] === SLICE || done(data);
      worker.onerror = (event) => failed(new Error(event.message));
    });
  await answer(); // ready
  const once = async () => {
    const copy = message.slice();
    const start = performance.now();
    const answered = answer();
    worker.postMessage(copy, [copy.buffer]);
    const data = await answered;
    if (data[2] !== COMPLETE) throw new Error(`an answer of kind ${data[2]}`);
    return performance.now() - start;
  };
  // V8 compiles in two tiers; the second is there after some runs.
  for (let run = 0; run < 5; run += 1) await once();
  const times = [];
  const began = performance.now();
  while (times.length < 3 || (performance.now() - began < seconds * 1000 && times.length < 10_000)) {
    times.push(await once());
  }
  worker.terminate();
  times.sort((a, b) => a - b);
  return times[times.length >> 1];
}

function winkNlp() {
  const require = createRequire(join(root, ".tools/npm/package.json"));
  const nlp = require("wink-nlp")(require("wink-eng-lite-web-model"));
  return (text) => {
    const start = performance.now();
    const document = nlp.readDoc(text);
    document.sentences().length();
    document.entities().out(nlp.its.detail);
    document.tokens().out(nlp.its.pos);
    return performance.now() - start;
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
const row = (name, ...cells) => console.log(name.padEnd(20) + cells.map((cell) => cell.padStart(16)).join(""));
row("MB/s", "native", "Chromium", "wink-nlp", "Chromium : wink");
row("articles, one by one", show(natively.articles.mb_s));
const figures = { native_articles: natively.articles.mb_s };
for (const [name, size] of SIZES) {
  const text = joined(texts, size);
  const bytes = Buffer.byteLength(text);
  const wasm = rate(bytes, await page.evaluate(inPage, { text, seconds }));
  // wink-nlp keeps everything it made of 3 MB in memory: left out, as it tells nothing more.
  const peer = size > 300_000 ? null : rate(bytes, await measure(async () => wink(text)));
  const times = peer === null ? "" : `${(wasm / peer).toFixed(1)} times`;
  row(name, show(natively[name].mb_s), show(wasm), show(peer), times);
  figures[name] = { native: natively[name].mb_s, wasm, wink: peer };
}
writeFileSync(join(root, "target/bench.json"), `${JSON.stringify(figures, null, 1)}\n`);
await chromium.close();
app.close();
