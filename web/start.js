// The first script of a worker, the engine or the one for files: takes the compiled module from boot.js and starts it.
// Each has a copy that names its own script (tools/post-build.mjs). The Rust side (src/browser/listening.rs) then says that it is ready; what is posted before is lost.
import init from "./worker.js";

addEventListener("message", async ({ data }) => {
  try {
    await init({ module_or_path: data });
  } catch (error) {
    // A rejection stays inside the worker; an error reaches the page.
    reportError(error);
  }
}, { once: true });
