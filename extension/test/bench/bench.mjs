// node extension/test/bench/bench.mjs [-write]: measures everything that is promised about speed, size and memory in one run, beside peers,
// and prints one markdown table; -write keeps it in docs/performance.md. BENCH_ONLY=marks,memory,lookups,reading,limit,size measures a part,
// BENCH_BROWSERS=chromium one browser, BENCH_ROUNDS=2 fewer rounds; BENCH_STRICT=1 fails where a target is missed.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ROOT, analyses, lookups, prepare, reading } from './engine.mjs';
import { inBrowser } from './limit.mjs';
import { SIZES as ALL_SIZES, instrumentsMatter, memoryOverReadings, pageToMarks, rewritingMatters, withoutHistory } from './marks.mjs';
import { busyShare } from './processes.mjs';
import { Table, mb, ms, number } from './table.mjs';

const list = (name, all) => (process.env[name] ? process.env[name].split(',') : all);
const ONLY = list('BENCH_ONLY', ['marks', 'memory', 'lookups', 'reading', 'limit', 'size']);
const BROWSERS = list('BENCH_BROWSERS', ['chromium', 'firefox']);
const SIZES = list('BENCH_SIZES', ALL_SIZES).map(Number);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const READINGS = 200;
const NAMES = { new: 'background stopped, first history of a new browser profile', cold: 'background stopped', ping: 'background stopped, page takes 300 ms', warm: 'background running' };
/** Milliseconds from DOMContentLoaded to the first mark in Chromium, as promised. */
const TARGETS = { '100 cold': 350, '100 ping': 100, '100 warm': 30, '2000 warm': 200 };

const say = text => process.stderr.write(`${text}\n`);
const table = new Table();

/** Measures one thing; if that fails it is told, and the others go on. */
async function attempt(title, act) {
	try {
		await act();
	} catch (error) {
		say(String(error.stack ?? error));
		table.broken(title, error.message);
	}
}

/** Does a part; one that fails is told and does not keep the others from being measured. */
async function part(name, title, act) {
	if (!ONLY.includes(name)) return;
	say(`== ${title}`);
	const began = performance.now();
	await attempt(title, act);
	say(`   ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

function marksRow(r) {
	const held = r.browser === 'chromium' ? TARGETS[`${r.size} ${r.kind}`] : undefined;
	const start = r.kind === 'warm' ? '' : ` (compiling ${ms(r.compile)}, starting ${ms(r.init)}, database ${ms(r.open)})`;
	table.add('page to marks', r.browser, `${number(r.size)} rows, ${NAMES[r.kind]}`, r.kind === 'new' ? ms(r.first) : `${ms(r.first)} (worst ${ms(r.worst)})`,
		`snapshot ${ms(r.snapshot)}, message ${ms(r.there)}, waiting for the analyzer ${ms(r.start)}${start}, analysis ${ms(r.analysis)}${r.calls > 1 ? ` in ${r.calls} calls` : ''}, `
		+ `rest of the background ${ms(r.rest)}, answer ${ms(r.back)}, marking ${ms(r.marking)}; all ${number(r.marks)} marks after ${ms(r.last)}${r.painted === null ? '' : `; first painting of the page after ${r.shown === null ? '?' : ms(r.shown)}, without the extension after ${ms(r.painted)}`}${r.lost ? `; ${r.lost} rounds lost` : ''}`,
		held && `≤ ${held} ms`, held && r.first <= held);
}

/** The longest task of a page, for each length: what our scripts do at a stretch, and what the browser calls a long task. */
function tasksRow(r, all) {
	const ours = Math.max(...all.map(a => a.ours)), long = r.long === null ? null : Math.max(...all.map(a => a.long));
	const told = long === null ? 'this browser tells no long tasks' : `longest task of the page from DOMContentLoaded to the last mark ${long ? ms(long) : 'under 50 ms'}; the same page without the extension ${r.without ? ms(r.without) : 'under 50 ms'}`;
	table.add('longest main-thread task', r.browser, `${number(r.size)} rows`, ms(ours), `of our scripts; ${told}`,
		r.browser === 'chromium' ? '≤ 50 ms' : '', r.browser === 'chromium' ? ours <= 50 && (long <= 50 || long <= r.without * 1.1) : undefined);
}

async function marks() {
	for (const name of BROWSERS) {
		const { rows, failed } = await pageToMarks(name, { sizes: SIZES, rounds: size => (size < 1000 ? ROUNDS : Math.min(ROUNDS, 3)), say });
		rows.forEach(marksRow);
		for (const size of SIZES) {
			const all = rows.filter(r => r.size === size);
			if (all.length > 1) tasksRow(all[1], all); // the first page of a profile tells nothing of a page without the extension
		}
		for (const f of failed) table.broken(`page to marks, ${name}, ${number(f.size)} rows`, f.why);
		await attempt(`page without history, ${name}`, async () => without(name));
	}
	if (!BROWSERS.includes('chromium')) return;
	await attempt('does measuring matter', matter);
	await attempt('the analyzer as the compiler left it', rewriting);
}

async function rewriting() {
	const { shipped, compiled } = await rewritingMatters(Math.min(ROUNDS, 3));
	table.add('the analyzer rewritten', 'chromium', `100 rows, ${NAMES.new}`, `first mark ${ms(shipped.first)}, analysis ${ms(shipped.analysis)}`,
		`as the compiler left it: first mark ${ms(compiled.first)}, analysis ${ms(compiled.analysis)}`);
}

async function without(name) {
	const none = await withoutHistory(name, ROUNDS);
	table.add('page without history', name, `a mailbox of ${none.mails} mails`, ms(none.spent), `of our scripts in all, ${ms(none.evaluating)} of it starting; at a stretch ${ms(none.longest)}`,
		name === 'chromium' ? '≤ 5 ms' : '', name === 'chromium' ? none.spent <= 5 : undefined);
}

async function matter() {
	const m = await instrumentsMatter(Math.min(ROUNDS, 3));
	table.add('does measuring matter', 'chromium', '100 rows, background stopped', `untouched extension ${ms(m.untouched)}`, `with a debugger attached to the background ${ms(m.attached)}; all else here was measured with none`);
}

async function memory() {
	for (const name of BROWSERS) await attempt(`memory, ${name}`, () => memoryIn(name));
}

async function memoryIn(name) {
	const { samples, readings } = await memoryOverReadings(name, READINGS);
	for (const [key, what] of [['analyzer', 'analyzer'], ['background', 'process of the background'], ['tab', 'process of the tab']]) {
		const all = samples.filter(s => s[key]);
		if (all.length < 4) {
			table.add('memory', name, what, 'not told by this system', '');
			continue;
		}
		const of = (from, to) => {
			const some = all.filter(s => s.reading > readings * from && s.reading <= readings * to).map(s => s[key]);
			return some.reduce((n, v) => n + v, 0) / some.length;
		};
		const early = of(0.25, 0.5), late = of(0.75, 1);
		table.add('memory', name, `${what}, ${readings} readings of 100 rows`, `peak ${mb(Math.max(...all.map(s => s[key])))}`, `mean of the second quarter ${mb(early)}, of the last ${mb(late)}`, 'flat: ≤ 10 % more', late <= early * 1.1);
	}
}

async function peers(kit) {
	const rows = await lookups(kit), wasm = rows.find(r => r.reader.includes('node')), native = rows[0];
	for (const r of rows) {
		const peer = r.reader.startsWith('npm');
		table.add('address look-up, whole record', 'node', r.reader, `${r.ns} ns`, `${number(r.found)} of 100,000 found${peer ? `; ours are ${(r.ns / wasm.ns).toFixed(1)} (WebAssembly) and ${(r.ns / native.ns).toFixed(1)} (native) times as fast` : ''}`,
			peer ? 'ours ≥ 1.5 times as fast' : '', peer ? r.ns / wasm.ns >= 1.5 : undefined);
	}
}

async function readers(kit) {
	for (const r of await reading(kit, 2000)) {
		table.add('reading a table', 'node', `${r.reader}, from ${r.from}`, ms(r.ns / 1e6), `${number(r.right)} of ${number(r.of)} rows right; on ${r.all.pages} pages of other layouts ${r.all.found} of ${r.all.found + r.all.missed} records found, ${r.all.false} false`);
	}
}

async function limit(kit) {
	const all = await analyses(kit, [100, 1000, 2000, 10_000], [100, 2000]);
	const usual = all.filter(a => a.node);
	const against = (where, i, took) => {
		const times = took / (usual[i].native.ns / 1e6);
		table.add('WebAssembly beside native Go', where, `analysis of ${number(usual[i].rows)} rows`, ms(took), `native ${ms(usual[i].native.ns / 1e6)}: ${times.toFixed(1)} times`, '≤ 4.5 times', times <= 4.5);
	};
	usual.forEach((a, i) => against('node', i, a.node.ns / 1e6));
	for (const name of BROWSERS) (await inBrowser(name, usual)).forEach((took, i) => against(name, i, took));
	const [few, more, , many] = all;
	const each = v => `${(v / 1000).toFixed(1)} µs`;
	for (const [what, of, show] of [['processor time', a => a.native.cpu, each], ['bytes allocated', a => a.native.bytes, v => number(Math.round(v))], ['allocations', a => a.native.count, v => v.toFixed(1)]]) {
		const first = (of(more) - of(few)) / (more.rows - few.rows), last = (of(many) - of(more)) / (many.rows - more.rows);
		table.add('growth', 'native', `${what} for one more record`, `${show(last)} from 1,000 to 10,000`, `${show(first)} from 100 to 1,000: ${Math.round(last / first * 100 - 100)} % more`, '≤ 15 % more', last <= first * 1.15);
	}
}

async function size() {
	const s = JSON.parse(execFileSync('go', ['run', './extension/pack/size', '-json', '-top', '24'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 }));
	table.add('size', 'analyzer.wasm', 'as it ships', mb(s.raw), `machine code ${mb(s.code)}, data ${mb(s.data)}`, '≤ 5.4 MB', s.raw <= 5.4 * 2 ** 20);
	table.add('size', 'analyzer.wasm', 'gzip', mb(s.gzip), `data ${mb(s.dataGzip)}`, '≤ 1.5 MB', s.gzip <= 1.5 * 2 ** 20);
	for (const c of s.costs) table.add('size', 'analyzer.wasm', c.package, `${Math.round((c.code + c.embeds) / 1024)} KB`, `code ${Math.round(c.code / 1024)} KB, gzip ${Math.round(c.gzip / 1024)} KB${c.embeds ? `; embedded files ${Math.round(c.embeds / 1024)} KB, gzip ${Math.round(c.embedsGz / 1024)} KB` : ''}`);
}

// The build that went before is in the machine's average load, and no work of others: what is done while nothing is measured tells that.
const busyBefore = await busyShare(3000), began = performance.now();
let kit;
const built = async act => act(kit ??= await prepare());
await part('lookups', 'look-ups', () => built(peers));
await part('reading', 'reading', () => built(readers));
await part('limit', 'the limit, and growth', () => built(limit));
await part('marks', 'page to marks', marks);
await part('memory', 'memory', memory);
await part('size', 'size', size);
await kit?.tidy();

const busy = busyBefore > 0.1 ? ' **The machine was busy with other work: milliseconds mean little.**' : '';
const head = `${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores (${os.cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(busyBefore * 100)} % of them busy before, node ${process.version}, `
	+ `median of ${ROUNDS} rounds (3 from 2,000 rows on), ${Math.round((performance.now() - began) / 1000)} s.${busy}`;
const text = `${head}\n\n${table.text()}`;
console.log(text);
if (process.argv.includes('-write')) {
	const file = path.join(ROOT, 'docs/performance.md');
	const before = await fs.readFile(file, 'utf8'), [open, shut] = ['<!-- make bench -->', '<!-- /make bench -->'];
	if (!before.includes(open) || !before.includes(shut)) throw new Error(`${file}: no place for the table`);
	await fs.writeFile(file, `${before.slice(0, before.indexOf(open) + open.length)}\n${text}\n${before.slice(before.indexOf(shut))}`);
}
say(table.missed.length > 0 ? `missed: ${table.missed.join('; ')}` : 'every target is met');
process.exit(table.failed || (process.env.BENCH_STRICT === '1' && table.missed.length > 0) ? 1 : 0);
