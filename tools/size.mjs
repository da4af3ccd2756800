// What the browser downloads, brotli 11, against the goal and the ceiling. Exits 1 above the ceiling.
//
// The goal is what the page is to reach; the ceiling is where it stands, so that no change adds to it unseen. A
// change that lowers a size lowers the ceiling with it.
//
// "Page" is all that is needed to be ready to paste; the engine loads beside it, and after it the worker for files;
// the article's typeface comes after the first screen and counts for none.

import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const LIMITS = {
  page: { goal: 150_000, ceiling: 150_000 },
  // With every model; their weights are a quarter of it.
  engine: { goal: 300_000, ceiling: 302_000 },
  files: { goal: 60_000, ceiling: 61_500 },
};

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
  engine: [files.engine.url, ...named(/^worker-.*\.js$/).map((name) => `assets/${name}`), files.engineModule.url],
  files: [...named(/^files-.*\.js$/).map((name) => `assets/${name}`), files.filesModule.url],
};

const sizes = {};
let over = false;
for (const [part, names] of Object.entries(parts)) {
  const packed = names.map((name) => statSync(join(dist, `${name}.br`)).size);
  const total = packed.reduce((sum, size) => sum + size, 0);
  const { goal, ceiling } = LIMITS[part];
  const away = total > goal ? `${kb(total - goal)} above the goal` : "within the goal";
  console.log(`${part}: ${kb(total)} (brotli 11), ${away} of ${kb(goal)}, ceiling ${kb(ceiling)}`);
  names.forEach((name, index) => {
    const plain = statSync(join(dist, name)).size;
    console.log(`  ${kb(packed[index]).padStart(9)}  ${kb(plain).padStart(9)} unpacked  ${name}`);
  });
  if (total > ceiling) {
    console.error(`  ${kb(total - ceiling)} above the ceiling`);
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
