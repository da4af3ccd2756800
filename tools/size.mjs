// What the browser downloads, brotli 11, against the budget. Exits 1 above it.
//
// "Page" is all that is needed to be ready to paste; the engine loads beside it; the article's
// typeface comes after the first screen and counts for neither.

import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const BUDGET = { page: 150_000, engine: 170_000 };

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const html = readFileSync(join(dist, "index.html"), "utf8");
const data = html.match(/data-files="([^"]*)"/)[1].replaceAll("&quot;", '"').replaceAll("&amp;", "&");
const files = JSON.parse(data);
const named = (pattern) => readdirSync(join(dist, "assets")).filter((name) => pattern.test(name));

const parts = {
  page: [
    "index.html",
    "icon.svg",
    ...named(/^(style|boot)-.*\.(css|js)$/).map((name) => `assets/${name}`),
    files.page.url,
    files.module.url,
  ],
  engine: [files.worker.url, ...named(/^worker-.*\.js$/).map((name) => `assets/${name}`), files.engine.url],
};

const sizes = {};
let over = false;
for (const [part, names] of Object.entries(parts)) {
  const packed = names.map((name) => statSync(join(dist, `${name}.br`)).size);
  const total = packed.reduce((sum, size) => sum + size, 0);
  console.log(`${part}: ${kb(total)} of ${kb(BUDGET[part])} (brotli 11)`);
  names.forEach((name, index) => {
    const plain = statSync(join(dist, name)).size;
    console.log(`  ${kb(packed[index]).padStart(9)}  ${kb(plain).padStart(9)} unpacked  ${name}`);
  });
  if (total > BUDGET[part]) {
    console.error(`  ${kb(total - BUDGET[part])} over the budget`);
    over = true;
  }
  sizes[part] = total;
}
sizes.typeface = statSync(join(dist, files.typeface.url)).size;
console.log(`typeface, after the first screen: ${kb(sizes.typeface)}`);
mkdirSync(join(root, "target"), { recursive: true });
writeFileSync(join(root, "target/sizes.json"), `${JSON.stringify(sizes)}\n`);
process.exit(over ? 1 : 0);

function kb(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
