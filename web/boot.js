// Starts the app, and stands outside it.
//
// It owns the Trusted Types policy `app`, loads the page's module and the engine's with their
// digests checked, gives the page its worker, loads the article's typeface after the first
// screen, and is the watchdog: when the app dies it shows a notice with the texts to save.
//
// Invariant: every URL used here stands in the script tag's data-files, written by
// tools/post-build.mjs with the file's digest. Nothing else is requested, ever.

const tag = document.querySelector("script[data-files]");
/** @type {Record<string, {url: string, integrity: string}>} */
const files = JSON.parse(tag.dataset.files);
const urlOf = (name) => new URL(files[name].url, document.baseURI).href;

// --- Trusted Types: script URLs of this build, and nothing else -------------------------------

const scripts = new Set([urlOf("engine"), urlOf("files")]);
const scriptUrl = (url) => {
  if (!scripts.has(url)) throw new TypeError(`not a script of this app: ${url}`);
  return url;
};
// A second createPolicy("app") throws, so this is the only place that can make script URLs.
const policy = globalThis.trustedTypes?.createPolicy("app", { createScriptURL: scriptUrl }) ?? {
  createScriptURL: scriptUrl,
};

// --- Loading ----------------------------------------------------------------------------------

/** A wasm module, compiled while it arrives; refused if a byte differs from the build. */
async function compile(name, priority) {
  const request = { integrity: files[name].integrity, credentials: "same-origin", priority };
  const response = fetch(urlOf(name), request);
  // The headers may be those of a server that does not know wasm.
  const type = (await response).headers.get("content-type") ?? "";
  if (type.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await (await response).arrayBuffer());
}

const modules = new Map();
/** The compiled module of the engine's workers, or of those for files. A failure is not kept: the next one tries again. */
function moduleOf(name) {
  if (!modules.has(name)) {
    modules.set(name, compile(`${name}Module`, "low"));
    modules.get(name).catch(() => modules.delete(name));
  }
  return modules.get(name);
}

/** A new worker: the engine, or the one for files. It says itself when it is ready. */
function start(name) {
  const worker = new Worker(policy.createScriptURL(urlOf(name)), {
    type: "module",
    name: `attest-${name}`,
  });
  moduleOf(name).then(
    (module) => worker.postMessage(module),
    (error) => worker.dispatchEvent(new ErrorEvent("error", { message: String(error) })),
  );
  return worker;
}

/** The typeface of the article: after the first screen, and the page works without it. */
async function loadTypeface() {
  try {
    const face = new FontFace("Source Serif 4", `url(${urlOf("typeface")}) format("woff2")`, {
      weight: "200 900",
      style: "normal",
    });
    document.fonts.add(await face.load());
  } catch (error) {
    console.warn("The article's typeface could not be loaded:", error);
  }
}

// --- Watchdog ---------------------------------------------------------------------------------

const BEAT_MS = 500;
/** This many beats without an answer, and drawing is taken for dead: within 2 s. */
const MISSED = 3;

/** In UTF-8: making a string of megabytes would hold the page up at each paste. @type {Map<number, {title: string, utf8: Uint8Array}>} */
const kept = new Map();
let over = false;
let pulse = null;
let sent = 0;
let answered = 0;

function beat() {
  if (over || !pulse) return;
  if (sent - answered >= MISSED) return notice("It no longer answers.");
  sent += 1;
  try {
    pulse(sent);
  } catch (error) {
    notice(String(error));
  }
}

/** Shows what happened, and the texts. It uses nothing of the app, and nothing of wasm. */
function notice(reason) {
  if (over) return;
  over = true;
  // The app can no longer keep its word about what would be lost; the notice asks instead.
  window.onbeforeunload = null;
  const box = document.getElementById("stopped");
  const list = box.querySelector("ul");
  box.querySelector("[data-reason]").textContent = reason;
  box.querySelector("[data-reload]").addEventListener("click", () => location.reload());
  const row = box.querySelector("template").content;
  for (const { title, utf8 } of kept.values()) {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(utf8);
    const item = row.cloneNode(true);
    item.querySelector("[data-title]").textContent = title || "Untitled article";
    const field = item.querySelector("textarea");
    field.value = text;
    field.setAttribute("aria-label", `Text of ${title || "the article"}`);
    item.querySelector("[data-save]").addEventListener("click", () => save(title, text));
    item.querySelector("[data-copy]").addEventListener("click", () => {
      field.select();
      navigator.clipboard.writeText(text).catch(() => document.execCommand("copy"));
    });
    list.append(item);
  }
  box.dataset.texts = String(kept.size);
  document.getElementById("app").inert = true;
  box.hidden = false;
  box.querySelector("h1").focus();
}

function save(title, text) {
  const link = document.createElement("a");
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.href = url;
  link.download = `${title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "article"}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Whether an error came out of the app, or has left it unusable. */
function ofTheApp(error) {
  if (error instanceof WebAssembly.RuntimeError) return true;
  return typeof error?.stack === "string" && /wasm-function|\.wasm/.test(error.stack);
}
addEventListener("error", (event) => {
  if (ofTheApp(event.error)) notice(event.message);
});
addEventListener("unhandledrejection", (event) => {
  if (ofTheApp(event.reason)) notice(String(event.reason));
});

// --- What the app may call (src/browser/{engine,watchdog}.rs) ----------------------------------

globalThis.attest = Object.freeze({
  startEngine: () => start("engine"),
  startFiles: () => start("files"),
  // The bytes stand in the memory of wasm, so they are copied.
  keep: (article, title, utf8) => void kept.set(article, { title, utf8: utf8.slice() }),
  forget: (article) => void kept.delete(article),
  died: (message) => notice(message),
  watch: (onBeat) => {
    pulse = onBeat;
    setInterval(beat, BEAT_MS);
  },
  alive: (number) => {
    answered = number;
  },
  ready: () => {
    performance.mark("attest-ready");
    document.documentElement.dataset.ready = "";
    requestAnimationFrame(() => setTimeout(loadTypeface));
  },
});

try {
  const [page, module] = await Promise.all([
    // The preload in the head has fetched it with its digest; a bad file is an error here.
    import(urlOf("page")),
    compile("module", "high"),
  ]);
  moduleOf("engine").catch(() => {});
  await page.default({ module_or_path: module });
} catch (error) {
  console.error(error);
  notice(`It could not start: ${error?.message ?? error}`);
}
