// Measures the analyzer as a wasip1 reactor, as it ships, beside the same analyzer built for GOOS=js: cold start with the
// address database loaded, cost of a call, memory over 100 calls; in Chromium and Firefox. Prints a table for docs/performance.md.
//
//	make build && node extension/test/e2e/wasm-measure.mjs [rounds]
import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { attackedMail } from '../../demo/pages.mjs';
import { start } from '../../demo/server.mjs';
import { GCFLAGS } from '../gcflags.mjs';
import { NAMES, open } from './browsers.mjs';
import { dist } from './stage.mjs';
import { until } from './until.mjs';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const ROUNDS = Number(process.argv[2] ?? 5);
/** Rows of a history, and how often it is analysed. */
const LOADS = [{ rows: 52, calls: 100 }, { rows: 2000, calls: 20 }];
const SITE = 'https://measure.example.org';

/** A history of so many rows: the attacked one, its rows repeated on earlier days. */
function history(rows) {
	const html = attackedMail();
	const [head, body, tail] = html.split(/<tbody>|<\/tbody>/);
	const lines = body.trim().split('\n');
	const out = Array.from({ length: rows }, (_, i) => lines[i % lines.length].replace(/(\d+)年(\d+)月(\d+)日/, () => {
		const day = new Date(Date.UTC(2026, 10, 20 - Math.floor(i / lines.length)));
		return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
	}));
	return `${head}<tbody>${out.join('\n')}</tbody>${tail}`;
}

/** In the page: starts an analyzer, calls it, and tells how long each step took (ms) and how much memory it holds (bytes). */
async function measure(kind, loads) {
	const bytes = await (await fetch(`/${kind}.wasm`)).arrayBuffer();
	const database = new Uint8Array(await (await fetch('/geo.mmdb')).arrayBuffer());
	const now = () => performance.now();
	const out = { compile: 0, init: 0, open: 0, first: [], call: [], memoryOpen: 0, memory: [] };
	let at = now();
	const lap = () => { const t = now() - at; at = now(); return t; };
	const module = await WebAssembly.compile(bytes);
	out.compile = lap();
	let call, memory, collect = () => {}; // the js build collects by itself, between two calls
	if (kind === 'wasip1') {
		const { wasiImports } = await import('/wasi.js');
		at = now();
		const instance = await WebAssembly.instantiate(module, wasiImports(module, () => memory, (at, size) => database?.subarray(at, at + size) ?? null));
		const e = instance.exports;
		memory = e.memory;
		collect = e.collect;
		e._initialize();
		const read = answer => {
			const packed = BigInt.asUintN(64, answer);
			return new TextDecoder().decode(new Uint8Array(memory.buffer, Number(packed >> 32n), Number(packed & 0xffffffffn)));
		};
		call = (name, input) => {
			if (name === 'open') return read(e.attach(input.length)); // as the extension does: the database stays outside
			const to = e.alloc(input.length) >>> 0;
			new Uint8Array(memory.buffer, to, input.length).set(input);
			return read(e[name](input.length));
		};
	} else {
		await import('/wasm_exec.js');
		at = now();
		const go = new globalThis.Go();
		const instance = await WebAssembly.instantiate(module, go.importObject);
		memory = instance.exports.mem;
		void go.run(instance);
		call = (name, input) => new TextDecoder().decode(globalThis.jsdoor[name](input));
	}
	out.init = lap();
	const opened = JSON.parse(call('open', database));
	out.open = lap();
	if (!opened.database) throw new Error(`open: ${JSON.stringify(opened)}`);
	out.memoryOpen = memory.buffer.byteLength;
	for (const { text, calls } of loads) {
		const times = [];
		for (let i = 0; i < calls; i++) {
			const began = now();
			const answer = JSON.parse(call('analyze', new TextEncoder().encode(text)));
			times.push(now() - began);
			collect(); // as the extension does, once the answer is delivered
			if (!answer.report) throw new Error(`analyze: ${JSON.stringify(answer)}`);
		}
		out.first.push(times[0]);
		out.call.push(times.slice(1).sort((a, b) => a - b)[Math.floor((calls - 1) / 2)]);
		out.memory.push(memory.buffer.byteLength);
	}
	return out;
}

const median = list => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

async function main() {
	const temporary = await fs.mkdtemp(path.join(os.tmpdir(), 'ashiato-measure-'));
	const flags = ['build', ...GCFLAGS, '-trimpath', '-buildvcs=false', '-ldflags=-s -w -buildid='];
	const go = (env, ...args) => execFileSync('go', [...flags, ...args], { cwd: ROOT, env: { ...process.env, GOARCH: 'wasm', CGO_ENABLED: '0', ...env }, stdio: 'inherit' });
	go({ GOOS: 'wasip1' }, '-buildmode=c-shared', '-o', `${temporary}/wasip1.wasm`, './wasm');
	go({ GOOS: 'js' }, '-o', `${temporary}/js.wasm`, './extension/test/e2e/jsdoor');
	for (const f of ['wasip1', 'js']) execFileSync('go', ['run', './extension/pack/straight/cmd/straighten', `${temporary}/${f}.wasm`, `${temporary}/${f}.wasm`], { cwd: ROOT, stdio: 'inherit' });
	const goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
	const server = await start();
	const script = { 'content-type': 'text/javascript' }, binary = { 'content-type': 'application/wasm' };
	const serve = async (name, file, headers) => server.set(`${SITE}/${name}`, { body: await fs.readFile(file), headers });
	await serve('wasip1.wasm', `${temporary}/wasip1.wasm`, binary);
	await serve('js.wasm', `${temporary}/js.wasm`, binary);
	await serve('geo.mmdb', path.join(dist('chromium'), 'geo.mmdb'), { 'content-type': 'application/octet-stream' });
	await serve('wasi.js', path.join(ROOT, 'extension/src/background/wasi.js'), script);
	await serve('wasm_exec.js', path.join(goroot, 'lib/wasm/wasm_exec.js'), script);
	const content = file => fs.readFile(path.join(ROOT, 'extension/src/content', file), 'utf8');
	const snapshots = await content('native.js') + await content('snapshot.js');
	for (const { rows } of LOADS) server.set(`${SITE}/rows/${rows}`, history(rows));
	server.set(`${SITE}/`, '<!doctype html><title>measure</title>');

	console.log(`load of the machine: ${os.loadavg().map(l => l.toFixed(1)).join(' ')}; ${os.cpus().length} cores; median of ${ROUNDS} rounds, each in a new page`);
	for (const f of ['wasip1', 'js']) console.log(`${f}.wasm: ${(await fs.stat(`${temporary}/${f}.wasm`)).size} bytes`);
	console.log('\n| browser | build | compile | init | database | cold start | first call 52 rows | call 52 rows | call 2,000 rows | memory after opening | after 100 × 52 rows | after 20 × 2,000 rows |');
	console.log(`|${' --- |'.repeat(12)}`);
	for (const name of NAMES.filter(n => !process.env.E2E_BROWSER || n === process.env.E2E_BROWSER)) {
		const browser = await open(name, { extension: dist(name), port: server.port });
		try {
			const loads = [];
			for (const { rows, calls } of LOADS) {
				const page = await browser.newPage();
				await page.goto(`${SITE}/rows/${rows}`);
				const text = await page.evaluate(`(async () => { ${snapshots}; const s = await takeSnapshot(document);
					return '{"request":1,"pages":[{"file":"","url":"https://lh.login.yahoo.co.jp/mailsoft","snapshot":' + JSON.stringify(s.head).slice(0, -1) + ',"nodes":[' + s.nodes.join(',') + ']}}],"home":[],"memory":null,"countries":{"ja":{"CN":"中国","JP":"日本"}}}'; })()`);
				loads.push({ text, calls });
				await page.close();
			}
			for (const kind of ['wasip1', 'js']) {
				const rounds = [];
				for (let i = 0; i < ROUNDS; i++) {
					const page = await browser.newPage();
					await page.goto(`${SITE}/`);
					// Longer than the browser's protocol waits for one answer.
					await page.evaluate((code, k, l) => { (0, eval)(`(${code})`)(k, l).then(r => { globalThis.result = r; }, e => { globalThis.result = { error: String(e.stack ?? e) }; }); }, measure.toString(), kind, loads);
					const round = await until(() => page.evaluate(() => globalThis.result ?? null), { timeout: 600_000, what: `${kind} in ${name}` });
					if (round.error) throw new Error(round.error);
					rounds.push(round);
					await page.close();
				}
				const of = f => median(rounds.map(f));
				const ms = f => `${of(f).toFixed(of(f) < 10 ? 1 : 0)} ms`, mb = f => `${(of(f) / 2 ** 20).toFixed(1)} MB`;
				console.log(`| ${name} | ${kind} | ${[ms(r => r.compile), ms(r => r.init), ms(r => r.open), ms(r => r.compile + r.init + r.open), ms(r => r.first[0]), ms(r => r.call[0]), ms(r => r.call[1]),
					mb(r => r.memoryOpen), mb(r => r.memory[0]), mb(r => r.memory[1])].join(' | ')} |`);
			}
		} finally {
			await browser.close();
		}
	}
	await server.close();
	await fs.rm(temporary, { recursive: true, force: true });
}

await main();
