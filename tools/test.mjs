// Runs every test and counts them all: Rust's natively, Rust's in Chromium, the browser journeys.
// The last line is `N passed, N failed`.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const cargoLine = /^test result: \w+\. (\d+) passed; (\d+) failed/gm;
const nodeLines = { passed: /^# pass (\d+)$/gm, failed: /^# (?:fail|cancelled) (\d+)$/gm };

/** Runs a command, shows what it prints, and returns that and how it ended. */
function run(title, command, args, env = {}) {
  console.log(`\n== ${title}\n   ${command} ${args.join(" ")}\n`);
  return new Promise((done) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    let output = "";
    for (const stream of ["stdout", "stderr"]) {
      child[stream].on("data", (chunk) => {
        process[stream].write(chunk);
        output += chunk;
      });
    }
    child.on("error", (error) => done({ output: String(error), code: 127 }));
    child.on("close", (code) => done({ output, code: code ?? 1 }));
  });
}

const sum = (text, pattern, group = 1) =>
  [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[group]), 0);

async function cargo(title, args, env) {
  const { output, code } = await run(title, "cargo", ["test", "--locked", "--no-fail-fast", ...args], env);
  return count(title, code, sum(output, cargoLine, 1), sum(output, cargoLine, 2));
}

async function node(title, files) {
  const { output, code } = await run(title, process.execPath, [
    "--test",
    "--test-reporter=tap",
    "--test-concurrency=1",
    ...files,
  ]);
  return count(title, code, sum(output, nodeLines.passed), sum(output, nodeLines.failed));
}

/** A suite that ended badly without a failed test did not run to its end: that is a failure. */
function count(title, code, passed, failed) {
  if (code !== 0 && failed === 0) {
    console.error(`${title}: ended with ${code} before its tests did`);
    failed = 1;
  }
  return { title, passed, failed };
}

const scripts = (folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".test.mjs"))
        .sort()
        .map((name) => join(folder, name))
    : [];

// TMPDIR may name a folder that is not there yet.
mkdirSync(tmpdir(), { recursive: true });
// Node reads the nearest package.json above a script: a stray one above the shared folder would decide what the runner's
// scripts are.
const scripted = join(root, "target/node");
mkdirSync(scripted, { recursive: true });
writeFileSync(join(scripted, "package.json"), "{}\n");

const suites = [await cargo("Rust, natively", ["--all-features"])];
const wasm = ["--target", "wasm32-unknown-unknown", "--features", "page,worker"];
const runner = { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: "wasm-bindgen-test-runner" };
const chromedriver = { CHROMEDRIVER: process.env.CHROMEDRIVER ?? "/usr/bin/chromedriver" };
suites.push(
  await cargo("Rust, in wasm and Node", [...wasm, "--test", "same_bytes"], { ...runner, TMPDIR: scripted }),
  await cargo("Rust, in wasm and Chromium", [...wasm, "--test", "web"], { ...runner, ...chromedriver }),
);
suites.push(await node("The page, in Chromium", scripts("tests/browser")));

console.log("");
for (const { title, passed, failed } of suites) {
  console.log(`${title}: ${passed} passed${failed ? `, ${failed} failed` : ""}`);
}
const total = (what) => suites.reduce((all, suite) => all + suite[what], 0);
const line = `${total("passed")} passed, ${total("failed")} failed`;
mkdirSync("target", { recursive: true });
writeFileSync("target/tests.txt", `${line}\n`);
console.log(`\n${line}`);
process.exit(total("failed") || !total("passed") ? 1 : 0);
