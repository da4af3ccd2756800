// The server sends what safety.md asks for with every answer, and nothing from outside the build.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { root, startApp } from "./harness.mjs";

let app;
before(async () => {
  app = await startApp();
});
after(() => app.close());

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
  "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types app";

const REQUIRED = {
  "content-security-policy": POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
};

test("every file comes with the policy and its type", async () => {
  const files = readdirSync(join(root, "dist"), { recursive: true }).filter((name) =>
    /\.(html|js|css|wasm|svg|woff2|txt)$/.test(name),
  );
  assert.ok(files.length > 8, `only ${files.length} files are built`);
  const types = { html: "text/html", js: "text/javascript", css: "text/css", wasm: "application/wasm" };
  for (const name of ["", ...files]) {
    const response = await fetch(app.url + name);
    assert.equal(response.status, 200, name);
    for (const [header, value] of Object.entries(REQUIRED)) {
      assert.equal(response.headers.get(header), value, `${header} of /${name}`);
    }
    const type = types[name.split(".").at(-1)];
    if (type) assert.ok(response.headers.get("content-type").startsWith(type), name);
    const cache = response.headers.get("cache-control");
    if (name.startsWith("assets/")) assert.match(cache, /immutable/, name);
    if (name === "" || name === "index.html") assert.equal(cache, "no-cache");
    await response.arrayBuffer();
  }
});

test("what is not there is 404, with the policy, and never the page", async () => {
  for (const name of ["missing", "assets/missing.js", "_headers", "assets/"]) {
    const response = await fetch(app.url + name);
    assert.equal(response.status, 404, name);
    assert.equal(response.headers.get("content-security-policy"), POLICY);
    assert.doesNotMatch(await response.text(), /<html/);
  }
  assert.equal((await fetch(app.url, { method: "POST", body: "x" })).status, 405);
});

test("no path leads out of the build", async () => {
  const { port } = new URL(app.url);
  for (const path of ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/assets/..%2f..%2fCargo.toml", "/%00", "/%"]) {
    const status = await new Promise((done, failed) => {
      const socket = connect(Number(port), "127.0.0.1", () => {
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      });
      let answer = "";
      socket.on("data", (chunk) => (answer += chunk));
      socket.on("end", () => done(answer.split(" ")[1]));
      socket.on("error", failed);
    });
    assert.match(status, /^40[04]$/, path);
  }
});

test("the page has no inline script or style, and nothing of another host", () => {
  const html = readFileSync(join(root, "dist/index.html"), "utf8");
  for (const [, attributes, body] of html.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
    assert.match(attributes, / src="assets\/[^"]+" integrity="sha384-/);
    assert.equal(body, "");
  }
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|https?:/);
  const nginx = readFileSync(join(root, "dist/nginx.conf"), "utf8");
  assert.equal(nginx.split(`Content-Security-Policy "${POLICY}"`).length - 1, 4);
});
