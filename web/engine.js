// The first script of the engine's worker: takes the compiled module from boot.js and starts it.
// The Rust side (src/bin/worker.rs) then says that it is ready; what is posted before is lost.
import init from "./worker.js";

addEventListener("message", async ({ data }) => {
  try {
    await init({ module_or_path: data });
  } catch (error) {
    // A rejection stays inside the worker; an error reaches the page.
    reportError(error);
  }
}, { once: true });
