// The little of wasm's binary format that the build's last step reads and writes.

/** The sections of a module: what each is, where it begins, where its contents do, and where it ends. */
export function sections(wasm) {
  const out = [];
  for (let from = 8; from < wasm.length; from = out.at(-1).end) {
    const size = leb(wasm, from + 1);
    out.push({ id: wasm[from], from, start: size.next, end: size.next + size.value });
  }
  return out;
}

/** A text with its length before it. */
export function string(wasm, at) {
  const { value, next } = leb(wasm, at);
  return { value: wasm.toString("utf8", next, next + value), next: next + value };
}

/** An unsigned number as wasm writes it, seven bits a byte. */
export function leb(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return { value, next: at };
  }
}

export function toLeb(number) {
  const bytes = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
  return Buffer.from([...bytes, number]);
}
