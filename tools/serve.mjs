// Serves a built app with the headers that it ships, as a static host would.
//
//     node tools/serve.mjs [--dir dist] [--port 8080] [--log FILE] [--live]
//
// It listens on this machine only. `--log` writes a line of JSON for each request, for the tests
// that prove that nothing else is asked for. `--live` reloads the page when the build changes
// (`make dev`); it sends the same policy, so what the policy forbids fails there too.

import { appendFileSync, createReadStream, readFileSync, statSync, watchFile } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { parseArgs } from "node:util";

import { headersFor, parseHeaders } from "./headers.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};
const LIVE_SCRIPT = "/live-reload.js";
const LIVE_EVENTS = "/live-reload";

/** Starts a server for `dir`; resolves to the port it took and a way to stop it. */
export async function serve({ dir, port = 0, log = null, live = false }) {
  const root = resolve(dir);
  const listeners = new Set();
  const handler = (request, response) => {
    const at = Date.now();
    response.on("finish", () => {
      const { method, url, headers } = request;
      const destination = headers["sec-fetch-dest"] ?? null;
      log?.({ at, method, url, status: response.statusCode, destination });
    });
    answer(root, request, response, live ? listeners : null);
  };
  if (live) {
    watchFile(join(root, "index.html"), { interval: 300 }, (now) => {
      if (now.size > 0) for (const listener of listeners) listener.write("data: reload\n\n");
    });
  }
  // localhost is either of the two, as the browser likes.
  const first = await listen(handler, port, "127.0.0.1");
  const second = await listen(handler, first.address().port, "::1").catch(() => null);
  const close = () => {
    for (const server of [first, second]) {
      server?.close();
      server?.closeAllConnections();
    }
  };
  return { port: first.address().port, close };
}

function listen(handler, port, host) {
  return new Promise((done, failed) => {
    const server = createServer(handler);
    server.once("error", failed);
    server.listen(port, host, () => done(server));
  });
}

function answer(root, request, response, listeners) {
  let path;
  let rules;
  try {
    path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  } catch {
    path = "\0";
  }
  if (path.includes("\0")) return plain(response, 400, "not a path");
  if (listeners && path === LIVE_EVENTS) return events(response, listeners);
  try {
    // Read anew each time: the build may have changed under a running server.
    rules = parseHeaders(readFileSync(join(root, "_headers"), "utf8"));
  } catch {
    return plain(response, 503, "not built yet");
  }
  for (const [header, value] of headersFor(rules, path)) response.setHeader(header, value);
  if (request.method !== "GET" && request.method !== "HEAD") {
    return plain(response, 405, "only GET and HEAD");
  }
  if (listeners && path === LIVE_SCRIPT) return liveScript(response);
  const name = path.endsWith("/") ? `${path}index.html` : path;
  const file = normalize(join(root, name));
  if (!file.startsWith(root + sep) || name === "/_headers" || !isFile(file)) {
    return plain(response, 404, "not found");
  }
  response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
  if (listeners && extname(file) === ".html") {
    const script = `<script type="module" src="${LIVE_SCRIPT}"></script></body>`;
    return response.end(readFileSync(file, "utf8").replace("</body>", script));
  }
  send(file, request, response);
}

function send(file, request, response) {
  const packed = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && isFile(`${file}.br`);
  const sent = packed ? `${file}.br` : file;
  if (packed) response.setHeader("Content-Encoding", "br");
  response.setHeader("Vary", "Accept-Encoding");
  response.setHeader("Content-Length", statSync(sent).size);
  if (request.method === "HEAD") return response.end();
  createReadStream(sent).on("error", () => response.destroy()).pipe(response);
}

function events(response, listeners) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}

function liveScript(response) {
  response.setHeader("Content-Type", TYPES[".js"]);
  response.setHeader("Cache-Control", "no-store");
  response.end(`new EventSource("${LIVE_EVENTS}").onmessage = () => location.reload();\n`);
}

function plain(response, status, text) {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.end(`${text}\n`);
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

if (import.meta.filename === process.argv[1]) {
  const { values } = parseArgs({
    options: {
      dir: { type: "string", default: "dist" },
      port: { type: "string", default: "8080" },
      log: { type: "string" },
      live: { type: "boolean", default: false },
    },
  });
  const log = values.log ? (entry) => appendFileSync(values.log, `${JSON.stringify(entry)}\n`) : null;
  try {
    const { port } = await serve({ ...values, port: Number(values.port), log });
    console.log(`\n  Attest is at  http://localhost:${port}\n\n  Ctrl+C stops it.`);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    console.error(`Port ${values.port} is taken. Stop what listens there, or: make serve PORT=8090`);
    process.exit(1);
  }
}
