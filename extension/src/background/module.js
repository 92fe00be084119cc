// The analyzer's module. It is fetched as it is: Chromium keeps the code that it made of a module with the address that the module came
// from, and the next background begins with it. Of bytes that a script unpacked it keeps nothing.
import { webext } from '../lib/wire.js';

/** Compiles the analyzer. @returns {Promise<WebAssembly.Module>} */
export function compileModule() {
  return WebAssembly.compileStreaming(fetch(webext.runtime.getURL('analyzer.wasm')));
}
