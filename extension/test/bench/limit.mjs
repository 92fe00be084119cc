// The analyzer as it ships, called in a page of each browser: the best time of an analysis, to set beside native Go.
import fs from 'node:fs/promises';
import path from 'node:path';
import { once, stage } from './marks.mjs';
import { ROOT } from './engine.mjs';
import { dist } from '../e2e/stage.mjs';

const SITE = 'https://limit.example.org';

/** In the page. @param {string} to where the answer goes */
async function measure(to) {
	const asked = new URLSearchParams(location.search), bytes = async name => new Uint8Array(await (await fetch(name)).arrayBuffer());
	const told = { kind: 'done', round: asked.get('round'), ms: [], error: '' };
	try {
		const { wasiImports } = await import('/wasi.js');
		const module = await WebAssembly.compile(await bytes('/analyzer.wasm')), database = await bytes('/geo.mmdb');
		const instance = await WebAssembly.instantiate(module, wasiImports(module, () => instance.exports.memory, (at, size) => database.subarray(at, at + size)));
		const { exports: e } = instance;
		e._initialize();
		const call = (name, input) => {
			const at = e.alloc(input.length) >>> 0;
			new Uint8Array(e.memory.buffer, at, input.length).set(input);
			const packed = BigInt.asUintN(64, e[name](input.length));
			return new TextDecoder().decode(new Uint8Array(e.memory.buffer, Number(packed >> 32n), Number(packed & 0xffffffffn)));
		};
		e.attach(database.length); // as the extension does: the database stays outside
		for (const rows of asked.get('rows').split(',')) {
			const request = await bytes(`/request/${rows}`);
			let least = Infinity;
			const began = performance.now();
			for (let i = 0; i < (rows < 1000 ? 20 : 3) || performance.now() - began < 1500; i++) {
				const at = performance.now(), answer = call('analyze', request);
				least = Math.min(least, performance.now() - at);
				e.collect(); // as the extension does, once the answer is delivered
				if (!answer.startsWith('{"report"')) throw new Error(answer.slice(0, 300));
			}
			told.ms.push(least);
		}
	} catch (error) {
		told.error = String(error?.stack ?? error);
	}
	await fetch(to, { method: 'POST', body: JSON.stringify(told) });
}

/**
 * Milliseconds of an analysis in a browser, by rows.
 * @param {string} name @param {{rows: number, file: string}[]} requests
 * @returns {Promise<number[]>}
 */
export async function inBrowser(name, requests) {
	const on = await stage(name);
	try {
		const serve = async (at, file, type) => on.server.set(`${SITE}${at}`, { body: await fs.readFile(file), headers: { 'content-type': type } });
		await serve('/wasi.js', path.join(ROOT, 'extension/src/background/wasi.js'), 'text/javascript');
		await serve('/analyzer.wasm', path.join(dist(name), 'analyzer.wasm'), 'application/wasm');
		await serve('/geo.mmdb', path.join(dist(name), 'geo.mmdb'), 'application/octet-stream');
		for (const { rows, file } of requests) await serve(`/request/${rows}`, file, 'application/json');
		const html = `<!doctype html><title>limit</title><script>(${measure})('/bench-report')</script>`;
		const told = await once(on, `${SITE}/`, html, { query: `&rows=${requests.map(r => r.rows).join(',')}`, timeout: 120_000 });
		if (told.error) throw new Error(`limit in ${name}: ${told.error}`);
		return told.ms;
	} finally {
		await on.close();
	}
}
