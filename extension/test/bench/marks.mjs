// Page to marks: opens histories of several lengths with the background stopped, behind the wake ping, and running, and gathers what page,
// content script and background say of each step.
import path from 'node:path';
import { start } from '../../demo/server.mjs';
import { until } from '../e2e/until.mjs';
import { open } from './browsers.mjs';
import { instrumented } from './build.mjs';
import { dist } from '../e2e/stage.mjs';
import { ELSEWHERE, HISTORY, MAILBOX, REPORT, history, mailbox } from './pages.mjs';

export const SIZES = [30, 100, 300, 2000, 10_000];
const KINDS = ['cold', 'ping', 'warm'];
/** Milliseconds that the page behind the wake ping takes to arrive. */
const ARRIVES = 300;
const MAILS = 50;
/** Milliseconds that a person looks at a history before the next one is opened; the background does meanwhile what it does when nobody waits. A browser
 * ends it after 30 seconds of rest. */
const LOOKED = 6000;

let rounds = 0;

/** A server, and a browser with the measured copy in a new profile. */
export async function stage(name, { plain = false, analyzer = '' } = {}) {
	const server = await start();
	const copy = plain ? { folder: dist(name), tidy: async () => {} } : await instrumented(name, { analyzer });
	const browser = await open(name, { extension: copy.folder, port: server.port });
	return {
		server, browser,
		async close() {
			await browser.close().catch(() => {}); // it may have died
			await server.close();
			await copy.tidy();
		},
	};
}

/**
 * Opens a page once. @returns {Promise<any>} what the page reported
 * @param {any} on stage @param {string} url @param {string} html
 * @param {{slow?: boolean, query?: string, during?: (progress: any) => Promise<void>, timeout?: number, kind?: string}} [options]
 */
export async function once(on, url, html, { slow = false, query = '', during = async () => {}, timeout = 90_000, kind = 'done' } = {}) {
	const round = String(++rounds), at = `${url}?round=${round}${query}`;
	on.server.set(at, html);
	if (slow) {
		const held = on.server.hold(at);
		void held.head.then(() => setTimeout(held.release, ARRIVES));
	}
	const from = on.server.log.length;
	const close = await on.browser.tab(at);
	let seen = from;
	const told = [];
	const report = await until(async () => {
		const all = on.server.log.slice(seen).filter(l => l.path === REPORT && l.method === 'POST');
		seen = on.server.log.length;
		for (const l of all) {
			const body = JSON.parse(l.body);
			if (body.round !== round) continue;
			told.push(body.kind);
			if (body.kind === kind) return body;
			await during(body);
		}
		return null;
	}, { timeout, what: `report of ${at}` }).catch(error => { throw new Error(`${error.message}; ${on.server.log.slice(from).some(l => l.path.includes(`round=${round}`)) ? 'asked for' : 'never asked for'}; told: ${told.join(' ') || 'nothing'}; ${on.browser.state?.() ?? ''}`); }).finally(close);
	return report;
}

/** One round's steps in milliseconds, from what the page reported. */
export function steps({ times, tasks, readings, marks, longTasks, paint }) {
	const [{ at, longest, background: b, origin }] = readings;
	if (!b) throw new Error('the background told no times');
	const analysis = b.calls.reduce((n, [, took]) => n + took, 0);
	const began = b.calls[0]?.[0] ?? b.got + b.spent;
	const there = Math.max(0, b.origin + b.got - (origin + at.sent));
	return {
		first: times.firstMark - times.parsed, last: at.done - times.parsed, shown: paint === null ? null : Math.max(0, paint - times.parsed),
		snapshot: at.snapshotEnd - at.snapshot, there, start: began - b.got, analysis, rest: b.spent - analysis - (began - b.got),
		back: Math.max(0, at.answered - at.sent - b.spent - there), marking: at.done - at.answered,
		ours: longest, long: longTasks ? Math.max(0, ...tasks.filter(([s, d]) => s + d > times.parsed && s < at.done).map(([, d]) => d)) : null,
		calls: b.calls.length, marks, chars: at.chars, memory: b.memory,
		compile: b.start.compile, init: b.start.instantiate + b.start.init, open: b.start.open,
	};
}

/** The median of each step over rounds, and the worst first mark. @param {any[]} all */
export function middle(all) {
	const out = {};
	for (const key of Object.keys(all[0])) {
		const list = all.map(r => r[key]).sort((a, b) => a - b);
		out[key] = list[0] === null ? null : list[list.length >> 1];
	}
	return { ...out, worst: Math.max(...all.map(r => r.first)) };
}

/**
 * All kinds of all sizes in one browser. Each size has a new profile, in which the page was seen once before: what a person has who
 * looks again.
 * @param {string} name @param {{sizes: number[], rounds: (rows: number) => number, say: (text: string) => void}} options
 */
export async function pageToMarks(name, { sizes, rounds: howOften, say }) {
	const rows = [], failed = [];
	for (const size of sizes) {
		for (let tries = 2; ; tries--) {
			try {
				rows.push(...await oneSize(name, size, howOften(size), say));
				break;
			} catch (error) {
				say(`${name} ${size} rows: ${error.message}`);
				if (tries > 1) continue;
				failed.push({ size, why: error.message });
				break;
			}
		}
	}
	return { rows, failed };
}

async function oneSize(name, size, howOften, say) {
	const rows = [], html = history(size);
	let on = await stage(name);
	try {
		const seen = async () => {
			await once(on, HISTORY, html);
			await new Promise(r => setTimeout(r, LOOKED));
		};
		rows.push({ browser: name, size, kind: 'new', lost: 0, without: null, painted: null, ...middle([await newProfile(on, html)]) });
		await new Promise(r => setTimeout(r, LOOKED));
		const alone = await once(on, ELSEWHERE, html, { query: '&alone=1' });
		const painted = alone.paint === null ? null : Math.max(0, alone.paint - alone.times.parsed);
		const without = alone.longTasks ? Math.max(0, ...alone.tasks.map(([, d]) => d)) : null;
		for (const kind of KINDS) {
			const all = [];
			let lost = 0;
			if (kind === 'warm') await seen();
			while (all.length < howOften) {
				try {
					if (kind !== 'warm') await on.browser.stopBackground();
					all.push(steps(await once(on, HISTORY, html, { slow: kind === 'ping', timeout: 60_000 })));
				} catch (error) {
					say(`${name} ${size} rows ${kind}: ${error.message}`);
					if (++lost > 1) throw error;
					// Whatever is stuck in this browser shall not be measured on.
					await on.close();
					on = await stage(name);
					await seen();
				}
			}
			rows.push({ browser: name, size, kind, lost, without, painted, ...middle(all) });
			say(`${name} ${size} rows ${kind}: first mark ${rows.at(-1).first.toFixed(0)} ms`);
		}
	} finally {
		await on.close();
	}
	return rows;
}

/** A mailbox of 50 mails: what the content script spends there, its first statement to its last. */
export async function withoutHistory(name, howOften) {
	const on = await stage(name);
	try {
		const all = [];
		await once(on, MAILBOX, mailbox(MAILS));
		for (let i = 0; i < howOften; i++) {
			const { readings } = await once(on, MAILBOX, mailbox(MAILS));
			all.push({ spent: readings[0].spent, longest: readings[0].longest, evaluating: readings[0].at.evaluated - readings[0].at.begun });
		}
		return { browser: name, mails: MAILS, ...middle(all.map(a => ({ ...a, first: 0 }))) };
	} finally {
		await on.close();
	}
}

/**
 * Whether measuring matters in Chromium: the untouched extension, and an instrument attached to the background, both cold with 100 rows.
 * @param {number} howOften
 */
export async function instrumentsMatter(howOften) {
	const html = history(100), out = { untouched: [], attached: [] };
	const cold = async (on, into, read) => {
		for (let i = 0; i < howOften; i++) {
			await on.browser.stopBackground();
			into.push(await read());
		}
	};
	const plain = await stage('chromium', { plain: true });
	try {
		// Without instruments only the page tells, and it does so once its marks have been still for a while.
		const read = async () => {
			const { times } = await once(plain, HISTORY, html, { query: '&still=1' });
			return times.firstMark - times.parsed;
		};
		await read();
		await new Promise(r => setTimeout(r, LOOKED));
		await cold(plain, out.untouched, read);
	} finally {
		await plain.close();
	}
	const on = await stage('chromium');
	try {
		const read = async () => steps(await once(on, HISTORY, html)).first;
		await read();
		await new Promise(r => setTimeout(r, LOOKED));
		on.browser.attach(true);
		await cold(on, out.attached, read);
	} finally {
		await on.close();
	}
	const median = list => [...list].sort((a, b) => a - b)[list.length >> 1];
	return { untouched: median(out.untouched), attached: median(out.attached) };
}

/**
 * What it brings to rewrite the analyzer (extension/pack/straight, lean, preinit): as it ships, and as the compiler left it, both with the background
 * stopped in Chromium, on the first history of a new profile, of 100 rows: later ones begin with optimized code.
 * @param {number} howOften
 */
export async function rewritingMatters(howOften) {
	const html = history(100), all = { shipped: [], compiled: [] };
	for (let i = 0; i < howOften; i++) {
		for (const [what, analyzer] of [['shipped', ''], ['compiled', path.join(dist('chromium'), '../../build/analyzer.go.wasm')]]) {
			const on = await stage('chromium', { analyzer });
			try {
				all[what].push(await newProfile(on, html));
			} finally {
				await on.close();
			}
		}
	}
	return { shipped: middle(all.shipped), compiled: middle(all.compiled) };
}

/** The first history of a profile, with the background stopped; the browser itself has begun. */
async function newProfile(on, html) {
	await once(on, MAILBOX, mailbox(1));
	await on.browser.stopBackground();
	return steps(await once(on, HISTORY, html));
}

/** Memory over so many readings of a page of 100 rows: analyzer, background and tab. @param {string} name @param {number} readings */
export async function memoryOverReadings(name, readings) {
	const on = await stage(name);
	try {
		const samples = [];
		const sample = async (reading, analyzer) => { samples.push({ reading, analyzer, ...(await on.browser.memory() ?? {}) }); };
		const end = await once(on, HISTORY, history(100), {
			query: `&repeat=${readings}`, timeout: 180_000, during: async p => sample(p.reading, p.memory),
		});
		await sample(end.readings.length, end.readings.at(-1).background?.memory);
		return { browser: name, samples, readings: end.readings.length };
	} finally {
		await on.close();
	}
}
