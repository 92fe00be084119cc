// The analyzer beside its peers and its limit: look-ups, reading, whole analyses; in Go natively and in WebAssembly under node, JavaScript
// readers in the same node.
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import maxmind from 'maxmind';
import { Reader } from 'mmdb-lib';
import { dist } from '../e2e/stage.mjs';
import { temporary } from '../e2e/temporary.mjs';
import { GCFLAGS } from '../gcflags.mjs';
import { HISTORY, history, signIns } from './pages.mjs';
import { READERS, best, right, score } from './readers.mjs';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);
const BUFFER = { maxBuffer: 1 << 28, cwd: ROOT };
const RELEASE = ['build', '-trimpath', '-buildvcs=false', '-ldflags=-s -w -buildid='];

/** V8 of node 20 may fall over its own collector when a WebAssembly memory grows: no marking between, and another try. */
async function inNode(args) {
	for (let tries = 3; ; tries--) {
		try {
			return JSON.parse((await run(process.execPath, ['--single-threaded-gc', '--no-incremental-marking', ...args], BUFFER)).stdout);
		} catch (error) {
			if (tries === 1) throw new Error(`engine in node: ${String(error.message).slice(0, 500)}`, { cause: error });
		}
	}
}

/** Builds the commands, and gives how to run them. */
export async function prepare() {
	const { folder, tidy } = await temporary('engine');
	const build = (env, out, from) => run('go', [...RELEASE, '-o', path.join(folder, out), from], { ...BUFFER, env: { ...process.env, CGO_ENABLED: '0', ...env } });
	await build({}, 'engine', './extension/test/bench/engine');
	await build({}, 'truth', './extension/test/bench/truth');
	await build({ GOOS: 'wasip1', GOARCH: 'wasm', GOFLAGS: GCFLAGS.join(' ') }, 'engine.go.wasm', './extension/test/bench/engine');
	await build({}, 'straighten', './extension/pack/straight/cmd/straighten');
	await run(path.join(folder, 'straighten'), ['-analyzer', path.join(folder, 'engine.go.wasm'), path.join(folder, 'engine.wasm')], BUFFER);
	return {
		folder, tidy, database: path.join(dist('chromium'), 'geo.mmdb'),
		native: async (...args) => JSON.parse((await run(path.join(folder, 'engine'), args, BUFFER)).stdout),
		node: (...args) => inNode([path.join(ROOT, 'extension/test/wasi-run.mjs'), path.join(folder, 'engine.wasm'), ...args]),
		truth: async (...args) => (await run(path.join(folder, 'truth'), args, BUFFER)).stdout,
	};
}

/** 100,000 addresses, a tenth of them IPv6, the same in every run. */
function addresses() {
	let seed = 20261124;
	const next = () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return (t ^ (t >>> 14)) >>> 0;
	};
	return Array.from({ length: 100_000 }, (_, i) => {
		const n = next();
		return i % 10 === 0 ? `24${(n & 15).toString(16).padStart(2, '0')}:${(n >>> 16).toString(16)}:${(n & 0xffff).toString(16)}::1` : [(n >>> 24) % 223 + 1, (n >>> 16) & 255, (n >>> 8) & 255, n & 255].join('.');
	});
}

/** Nanoseconds of a look-up with the whole record, from the address as text, in every reader. */
export async function lookups(kit) {
	const list = addresses(), file = path.join(kit.folder, 'addresses.txt');
	await fs.writeFile(file, list.join('\n'));
	const database = await fs.readFile(kit.database);
	const readers = { 'mmdb-lib': new Reader(database), maxmind: await maxmind.open(kit.database, { cache: { max: 10_000 } }) };
	const rows = [
		{ reader: 'Ashiato, native', ...(await kit.native('lookup', kit.database, file)) },
		{ reader: 'Ashiato, WebAssembly in node', ...(await kit.node('lookup', kit.database, file)) },
	];
	for (const [name, reader] of Object.entries(readers)) {
		let found = 0;
		const ns = best(() => {
			found = 0;
			for (const a of list) if (reader.get(a)) found++;
		});
		rows.push({ reader: `npm ${name}`, ns: Math.round(ns / list.length), found });
	}
	return rows;
}

/** Names of all countries, as a browser knows them. @param {string} language */
function countries(language) {
	const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }), letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	return Object.fromEntries(letters.flatMap(a => letters.map(b => [a + b, names.of(a + b)])).filter(([, name]) => name));
}

/** A request as the background would make it. @param {any} kit @param {number} rows @param {number} now */
async function request(kit, rows, now) {
	const page = path.join(kit.folder, `${rows}.html`), snapshot = path.join(kit.folder, `${rows}.snapshot.json`), file = path.join(kit.folder, `${rows}.request.json`);
	await fs.writeFile(page, history(rows, { now, watched: false }));
	const text = await kit.truth('snapshot', page, HISTORY);
	await fs.writeFile(snapshot, text);
	await fs.writeFile(file, JSON.stringify({ request: 1, pages: [{ file: '', url: HISTORY, snapshot: JSON.parse(text) }], home: [], memory: null, countries: { ja: countries('ja'), en: countries('en') } }));
	return { page, snapshot, file };
}

/** Reading one page of so many rows, beside the plain readers; and what each gets right on pages of every layout. */
export async function reading(kit, rows) {
	const now = Date.now(), want = signIns(rows, now), { page, snapshot } = await request(kit, rows, now);
	const html = await fs.readFile(page, 'utf8');
	const pages = path.join(ROOT, 'testdata/layouts/heldout');
	const ours = JSON.parse(await kit.truth('score', pages));
	const all = { pages: ours.Pages, found: ours.Found, missed: ours.Missed, false: ours.False };
	const out = [];
	for (const [reader, where] of [['Ashiato, native', 'native'], ['Ashiato, WebAssembly in node', 'node']]) {
		const { ns, records } = await kit[where]('read', snapshot);
		out.push({ reader, from: 'snapshot', ns, right: right(records.map(r => ({ time: Date.parse(r.Time), ip: r.IP })), want), of: rows, all });
	}
	for (const name of Object.keys(READERS)) {
		const ns = best(() => { READERS[name](html, 'Asia/Tokyo'); });
		out.push({ reader: `plain ${name}`, from: 'HTML', ns, right: right(READERS[name](html, 'Asia/Tokyo'), want), of: rows, all: await score(pages, name) });
	}
	return out;
}

/**
 * Whole analyses of histories of several lengths, natively, and of some of them in WebAssembly.
 * @param {any} kit @param {number[]} sizes @param {number[]} [inNode]
 */
export async function analyses(kit, sizes, inNode = sizes) {
	const now = Date.now(), files = [];
	for (const rows of sizes) files.push((await request(kit, rows, now)).file);
	const native = await kit.native('analyze', kit.database, ...files);
	const node = await kit.node('analyze', kit.database, ...files.filter((_, i) => inNode.includes(sizes[i])));
	return sizes.map((rows, i) => ({ rows, file: files[i], native: native[i], node: node[inNode.indexOf(rows)] }));
}
