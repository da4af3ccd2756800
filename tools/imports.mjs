// Short names for what a wasm module imports.
//
// wasm-bindgen gives each import a name with 16 hexadecimal digits, once in the module and once in its JavaScript:
// nothing packs worse, and nothing but these two files reads them. 4 KB of the page are saved here.

import { leb, sections, string, toLeb } from "./wasm.mjs";

const IMPORTS = 2;

/** The module and its JavaScript with the names of its functions' imports cut short. */
export function withShortImports(wasm, js) {
  const names = new Map();
  const short = (name) => {
    if (!names.has(name)) names.set(name, `i${names.size.toString(36)}`);
    return names.get(name);
  };
  const renamed = mapImports(wasm, (name) => (name.startsWith("__wb") ? short(name) : name));
  let text = js.toString();
  for (const [name, to] of names) {
    const parts = text.split(new RegExp(`\\b${name}\\b`));
    if (parts.length !== 2) throw new Error(`expected the import ${name} once, found it ${parts.length - 1} times`);
    text = parts.join(to);
  }
  return { wasm: renamed, js: Buffer.from(text) };
}

/** A copy of `wasm` with each imported function's name through `rename`. */
function mapImports(wasm, rename) {
  const out = [wasm.subarray(0, 8)];
  for (const { id, from, start, end } of sections(wasm)) {
    if (id === IMPORTS) {
      const section = Buffer.concat(importsOf(wasm, start, rename));
      out.push(Buffer.from([id]), toLeb(section.length), section);
    } else {
      out.push(wasm.subarray(from, end));
    }
  }
  return Buffer.concat(out);
}

function importsOf(wasm, start, rename) {
  const count = leb(wasm, start);
  const out = [wasm.subarray(start, count.next)];
  let at = count.next;
  for (let left = count.value; left > 0; left -= 1) {
    const module = string(wasm, at);
    const name = string(wasm, module.next);
    if (wasm[name.next] !== 0) throw new Error(`${name.value} is no function`);
    const type = leb(wasm, name.next + 1);
    const to = Buffer.from(rename(name.value));
    out.push(wasm.subarray(at, module.next), toLeb(to.length), to, wasm.subarray(name.next, type.next));
    at = type.next;
  }
  return out;
}
