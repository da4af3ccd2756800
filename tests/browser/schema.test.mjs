// The JSON Schema describes what is written, all of it, and lets nothing else through.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { validator } from "./schema.mjs";

const root = new URL("../../", import.meta.url).pathname;
const problems = validator();
const sample = () => JSON.parse(readFileSync(join(root, "tests/contract/full.json"), "utf8"));

/** Documents of the command line, as built for the Rust tests before these, or as ANNOTATE names it. */
function annotate(args, input) {
  const cargo = ["cargo", "run", "--locked", "--quiet", "--all-features", "--bin", "annotate", "--"];
  const [command, ...first] = process.env.ANNOTATE ? [process.env.ANNOTATE] : cargo;
  const run = spawnSync(command, [...first, ...args], {
    cwd: root,
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** Every place of a value, as a list of keys. */
function* places(value, at = []) {
  if (value === null || typeof value !== "object") return;
  for (const key of Object.keys(value)) {
    yield [...at, key];
    yield* places(value[key], [...at, key]);
  }
}

/** Places whose values are the user's own. */
const free = (place) => place.join("/").startsWith("document/meta/");

function change(place, edit) {
  const document = sample();
  const parent = place.slice(0, -1).reduce((value, key) => value[key], document);
  edit(parent, place.at(-1));
  return problems(document);
}

test("the sample with every field is valid", () => {
  assert.deepEqual(problems(sample()), []);
});

test("what is written for the fixtures is valid", () => {
  const files = readdirSync(join(root, "tests/fixtures")).filter((name) => name.endsWith(".txt"));
  const documents = annotate(files.map((name) => join("tests/fixtures", name)));
  assert.equal(documents.length, files.length);
  for (const document of documents) assert.deepEqual(problems(document), [], document.document.id);
});

test("what is written for a text with emoji, for an empty one and for odd fields is valid", () => {
  const texts = ["\u{1f6a2} Nai\u0308ve\n\n\u201cWe will,\u201d Ada Kurz said on Friday.\n", "", "\0\r\n\u2028"];
  const lines = texts.map((text, id) => JSON.stringify({ id, text, n: 1e20, meta: { a: [null] } })).join("\n");
  for (const document of annotate(["--jsonl", "--min-check-worthiness", "0"], lines)) {
    assert.deepEqual(problems(document), []);
  }
});

test("a missing field is refused, save what people did not do", () => {
  const optional = ["decided", "note", "anchor", "was", "by"];
  for (const place of places(sample())) {
    const [key, parent] = [place.at(-1), place.slice(0, -1)];
    if (free(place) || parent.includes("evidence") || /^\d+$/.test(key)) continue;
    const found = change(place, (object, key) => delete object[key]);
    assert.equal(found.length === 0, optional.includes(key), `${place.join("/")}: ${found}`);
  }
});

test("a value of another type and a field of another name are refused", () => {
  for (const place of places(sample())) {
    if (free(place)) continue;
    const wrong = change(place, (object, key) => (object[key] = true));
    assert.notDeepEqual(wrong, [], place.join("/"));
    if (place.join("/") === "document/meta") continue;
    const added = change(place, (object, key) => {
      const value = object[key];
      if (value !== null && typeof value === "object" && !Array.isArray(value)) value.mood = 1;
      else object[key] = true;
    });
    const bareSpan = place.join("/").startsWith("findings/0/spans/");
    assert.equal(added.length > 0 || bareSpan, true, place.join("/"));
  }
});
