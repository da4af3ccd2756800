// Short names for what a wasm module imports.
//
// wasm-bindgen gives each import a name with 16 hexadecimal digits, once in the module and once in its JavaScript:
// nothing packs worse, and nothing but these two files reads them. 4 KB of the page are saved here.

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
  for (let at = 8; at < wasm.length; ) {
    const id = wasm[at];
    const size = leb(wasm, at + 1);
    const end = size.next + size.value;
    if (id === IMPORTS) {
      const section = Buffer.concat(importsOf(wasm, size.next, rename));
      out.push(Buffer.from([id]), toLeb(section.length), section);
    } else {
      out.push(wasm.subarray(at, end));
    }
    at = end;
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

function string(wasm, at) {
  const { value, next } = leb(wasm, at);
  return { value: wasm.toString("utf8", next, next + value), next: next + value };
}

/** An unsigned number as wasm writes it, seven bits a byte. */
function leb(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return { value, next: at };
  }
}

function toLeb(number) {
  const bytes = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
  return Buffer.from([...bytes, number]);
}
