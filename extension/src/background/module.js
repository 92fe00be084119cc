// The analyzer's module. Chromium reads an extension's files slowly, in the order of 60 ms a megabyte on two idle cores (docs/performance.md): its package
// holds the analyzer compressed as well, which is read and unpacked in half the time. The same bytes come out of both.
import { webext } from '../lib/wire.js';

const FILE = 'analyzer.wasm', COMPRESSED = `${FILE}.gz`;

/** Compiles the analyzer. @returns {Promise<WebAssembly.Module>} */
export async function compileModule() {
  if (webext.runtime.getURL('').startsWith('chrome-extension:')) {
    try {
      return await WebAssembly.compileStreaming(await unpacked());
    } catch (e) {
      console.warn('ashiato: analyzer, compressed:', e); // the other form follows
    }
  }
  return WebAssembly.compileStreaming(fetch(webext.runtime.getURL(FILE)));
}

async function unpacked() {
  const { body } = await fetch(webext.runtime.getURL(COMPRESSED));
  if (!body) throw new Error(`${COMPRESSED} is empty`);
  return new Response(body.pipeThrough(new DecompressionStream('gzip')), { headers: { 'content-type': 'application/wasm' } });
}
