// Trunk's last step (Trunk.toml, post_build): turns what stands in the staging folder into files
// that can be served as they are.
//
// - every asset gets a digest in its name and moves to assets/, so that it may be cached for good
//   and two builds never mix; index.html carries the names and digests for boot.js;
// - what the wasm modules import has short names (imports.mjs);
// - the style sheets become one file;
// - the article's typeface comes from its npm package, with its licence beside it;
// - _headers for static hosts, and nginx.conf made from it;
// - in a release, JavaScript and styles are minified (esbuild), the functions of the modules stand beside those that
//   they resemble (order.mjs), and each text and wasm file has a brotli copy.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

import { parseHeaders } from "./headers.mjs";
import { withShortImports } from "./imports.mjs";
import { withOrderedFunctions } from "./order.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const staging = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";
if (!staging) throw new Error("post-build.mjs is run by Trunk, which sets TRUNK_STAGING_DIR");

const inStaging = (name) => join(staging, name);
const read = (name) => readFileSync(inStaging(name));
const integrityOf = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** `bytes` of JavaScript ("js") or a style sheet ("css"), in a release as few as say the same. */
async function minified(bytes, loader) {
  if (!release) return bytes;
  const { transform } = await import(join(root, ".tools/npm/node_modules/esbuild-wasm/lib/main.js"));
  const format = loader === "js" ? "esm" : undefined;
  const { code } = await transform(bytes.toString(), { loader, format, minify: true, charset: "utf8" });
  return Buffer.from(code.trimEnd());
}

mkdirSync(inStaging("assets"), { recursive: true });

/** Writes `bytes` as an asset named after `name` and its digest. */
function asset(name, bytes) {
  const extension = extname(name);
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const url = `assets/${basename(name, extension)}-${digest}${extension}`;
  writeFileSync(inStaging(url), bytes);
  return { url, integrity: integrityOf(bytes) };
}

/** `text` with `from`, which must be there once, replaced. */
function replaced(text, from, to) {
  if (text.split(from).length !== 2) throw new Error(`expected ${JSON.stringify(from)} once`);
  return text.replace(from, () => to);
}

/** The same headers for nginx, whose add_header in a location replaces those of the server. */
function nginx(rules) {
  const everywhere = rules.find(({ path }) => path === "/*")?.headers ?? [];
  const line = ([name, value]) => `add_header ${name} "${value}" always;`;
  const locations = rules
    .filter(({ path }) => path !== "/*")
    .map(({ path, headers }) => {
      const matcher = path.endsWith("*") ? path.slice(0, -1) : `= ${path}`;
      const lines = [...everywhere, ...headers].map((header) => `    ${line(header)}`);
      return `location ${matcher} {\n${lines.join("\n")}\n}`;
    });
  return [
    "# Made from _headers. Include it in a server block; brotli_static serves the .br files.",
    ...everywhere.map(line),
    ...locations,
    "",
  ].join("\n");
}

if (readdirSync(staging).includes("snippets")) {
  throw new Error("a crate brings JavaScript snippets, whose names are not hashed; see snippets/");
}

const files = {};
/** A module of wasm-bindgen's and its JavaScript. */
async function bound(bin) {
  const module = `${bin}_bg.wasm`;
  const { wasm, js } = withShortImports(read(module), read(`${bin}.js`));
  const ordered = release ? withOrderedFunctions(wasm, inStaging(module)) : wasm;
  rmSync(inStaging(module));
  rmSync(inStaging(`${bin}.js`));
  return { module: asset(module, ordered), script: asset(`${bin}.js`, await minified(js, "js")) };
}
({ module: files.module, script: files.page } = await bound("page"));
// The workers: each with its module, and a first script that names its glue.
for (const [name, bin] of [["engine", "worker"], ["files", "files"]]) {
  const { module, script: glue } = await bound(bin);
  const script = replaced(read("start.js").toString(), '"./worker.js"', JSON.stringify(`./${basename(glue.url)}`));
  files[name] = asset(`${name}.js`, await minified(script, "js"));
  files[`${name}Module`] = module;
}
rmSync(inStaging("start.js"));
const font = join(root, ".tools/npm/node_modules/@fontsource-variable/source-serif-4");
files.typeface = asset(
  "source-serif-4.woff2",
  readFileSync(join(font, "files/source-serif-4-latin-wght-normal.woff2")),
);
writeFileSync(inStaging("assets/source-serif-4-OFL.txt"), readFileSync(join(font, "LICENSE")));

let html = read("index.html").toString();

const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"[^>]*>/g)];
const css = sheets.map(([, href]) => read(href).toString()).join("\n");
const style = asset("style.css", await minified(Buffer.from(css), "css"));
for (const [index, [link, href]] of sheets.entries()) {
  const joined = `<link rel="stylesheet" href="${style.url}" integrity="${style.integrity}">`;
  html = replaced(html, link, index === 0 ? joined : "");
  rmSync(inStaging(href));
}

const boot = asset("boot.js", await minified(read("boot.js"), "js"));
rmSync(inStaging("boot.js"));
const attribute = JSON.stringify(files).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
html = replaced(
  html,
  html.match(/<script type="module" src="boot\.js"[^>]*><\/script>/)?.[0] ?? "the script of Trunk.toml",
  `<script type="module" src="${boot.url}" integrity="${boot.integrity}" data-files="${attribute}"></script>\n` +
    // This is where the digest of the page's JavaScript is checked: import() takes none.
    `<link rel="modulepreload" href="${files.page.url}" integrity="${files.page.integrity}">`,
);
html = html.replace(/\n\s*\n+/g, "\n");
writeFileSync(inStaging("index.html"), html);

const headers = readFileSync(join(root, "web/_headers"), "utf8");
writeFileSync(inStaging("_headers"), headers);
writeFileSync(inStaging("nginx.conf"), nginx(parseHeaders(headers)));

if (release) {
  for (const entry of readdirSync(staging, { recursive: true })) {
    if (!/\.(html|js|css|wasm|svg)$/.test(entry)) continue;
    const bytes = read(entry);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    writeFileSync(inStaging(`${entry}.br`), brotliCompressSync(bytes, { params }));
  }
}
