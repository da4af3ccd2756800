// The functions of a wasm module, each beside those that it resembles.
//
// brotli writes what it has seen as a distance and a length, and a short distance takes fewer bits. A generic function
// is compiled once for each type, and the compiler puts those copies anywhere: side by side, the page packs 3 KB
// smaller. What the module does is the same.
//
// The order is found here; wasm-opt, which knows the instructions that name a function, carries it out: it sorts by
// name, and the names say the place.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

import { leb, sections, string, toLeb } from "./wasm.mjs";

const [CUSTOM, IMPORTS, CODE] = [0, 2, 10];
/** Two functions are alike in as far as they share runs of so many bytes... */
const RUN = 6;
/** ... that no more functions than this have. */
const COMMON = 200;
/** What it counts to be like the last function placed, the one before it, and so on. */
const WEIGHTS = [20, 14, 10, 6, 4, 4];
/** So that of two functions which are all alike the larger comes first, in bytes. */
const SMALL = 50;

/** The module with its functions in another order. `file` is written over twice. */
export function withOrderedFunctions(wasm, file) {
  const bodies = bodiesOf(wasm);
  const names = [];
  orderOf(bodies).forEach((index, place) => (names[index] = String(place).padStart(6, "0")));
  writeFileSync(file, withNames(wasm, names));
  execFileSync("wasm-opt", ["--reorder-functions-by-name", file, "-o", file]);
  return readFileSync(file);
}

function bodiesOf(wasm) {
  const { start } = sections(wasm).find(({ id }) => id === CODE);
  const count = leb(wasm, start);
  const out = [];
  let at = count.next;
  for (let left = count.value; left > 0; left -= 1) {
    const size = leb(wasm, at);
    at = size.next + size.value;
    out.push(wasm.subarray(size.next, at));
  }
  return out;
}

/** The indices of `bodies`: after each, the one that most resembles the last few. */
function orderOf(bodies) {
  const runs = bodies.map(runsOf);
  const having = new Map();
  runs.forEach((of, index) => {
    for (const run of of) {
      if (having.has(run)) having.get(run).push(index);
      else having.set(run, [index]);
    }
  });
  const smallest = bodies.map((_, index) => index).sort((a, b) => bodies[a].length - bodies[b].length || a - b);
  const left = new Set(smallest);
  const order = [];
  while (left.size > 0) {
    const shared = new Float64Array(bodies.length);
    WEIGHTS.slice(0, order.length).forEach((weight, back) => {
      for (const run of runs[order.at(-1 - back)]) {
        const others = having.get(run);
        if (others.length > COMMON) continue;
        const worth = weight / Math.log2(1 + others.length);
        for (const other of others) shared[other] += worth;
      }
    });
    let next = left.values().next().value;
    let best = 0;
    for (const index of left) {
      const score = shared[index] / (runs[index].size + SMALL);
      if (score > best) [best, next] = [score, index];
    }
    order.push(next);
    left.delete(next);
  }
  return order;
}

function runsOf(body) {
  const text = body.toString("latin1");
  const out = new Set();
  for (let at = 0; at + RUN <= text.length; at += 1) out.add(text.slice(at, at + RUN));
  return out;
}

/** The module with names for the functions that it defines, and no others. */
function withNames(wasm, names) {
  const all = sections(wasm);
  const imports = all.find(({ id }) => id === IMPORTS);
  const imported = imports ? leb(wasm, imports.start).value : 0;
  const kept = all.filter(({ id, start }) => id !== CUSTOM || string(wasm, start).value !== "name");
  const entries = names.map((name, index) => Buffer.concat([toLeb(imported + index), sized(name)]));
  const map = Buffer.concat([toLeb(names.length), ...entries]);
  const section = Buffer.concat([sized("name"), Buffer.from([1]), toLeb(map.length), map]);
  return Buffer.concat([
    wasm.subarray(0, 8),
    ...kept.map(({ from, end }) => wasm.subarray(from, end)),
    Buffer.from([CUSTOM]),
    toLeb(section.length),
    section,
  ]);
}

function sized(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([toLeb(bytes.length), bytes]);
}
