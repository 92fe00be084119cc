// Two plain readers of tables, as anyone would write them: one on parse5's tree, one on a DOM (linkedom). Each row that holds a time and an
// address is a record. They are what the analyzer's reading is set beside.
import fs from 'node:fs/promises';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { parse } from 'parse5';

const TIME = /(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?[\sT]*(\d{1,2})[:時](\d{2})(?:[:分](\d{2}))?/;
const ADDRESS = /(?<![\w.:])((?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-f]{1,4}:){3,7}[0-9a-f:]*[0-9a-f]|[0-9a-f:]*::[0-9a-f:]+)(?![\w.])/i;

/** A wall clock's moment in a zone. */
function zoned([y, mo, d, h, mi, s], zone) {
	const utc = Date.UTC(y, mo - 1, d, h, mi, s);
	let format = formats.get(zone);
	if (!format) formats.set(zone, format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }));
	if (zone === 'Asia/Tokyo') return utc - 9 * 3_600_000;
	const [day, month, year, hour, minute, second] = (format.format(utc).match(/\d+/g) ?? []).map(Number);
	return 2 * utc - Date.UTC(year, month - 1, day, hour, minute, second);
}
const formats = new Map();

/** What Date.parse understands, as a wall clock in a zone; null if nothing. @param {string} text @param {string} zone */
function parsed(text, zone) {
	const t = new Date(`${text} UTC`);
	return Number.isNaN(t.getTime()) ? null : zoned([t.getUTCFullYear(), t.getUTCMonth() + 1, t.getUTCDate(), t.getUTCHours(), t.getUTCMinutes(), t.getUTCSeconds()], zone);
}

/** A row's cells → a record, or null. @param {string[]} cells @param {string} zone */
function record(cells, zone) {
	let time = null, ip = '';
	for (const cell of cells) {
		const t = TIME.exec(cell);
		if (t && time === null) time = zoned(t.slice(1).map(x => Number(x ?? 0)), zone);
		else if (time === null && /\d{4}/.test(cell) && /:\d\d/.test(cell)) time = parsed(cell, zone);
		ip ||= ADDRESS.exec(cell)?.[1] ?? '';
	}
	return time !== null && ip ? { time, ip } : null;
}

const textOf = node => node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(textOf).join('');

function rowsOf(node, out = []) {
	for (const child of node.childNodes ?? []) {
		if (child.nodeName === 'tr') out.push(child.childNodes.filter(c => c.nodeName === 'td' || c.nodeName === 'th').map(c => textOf(c).trim()));
		else rowsOf(child, out);
	}
	return out;
}

export const READERS = {
	parse5: (html, zone) => rowsOf(parse(html)).map(cells => record(cells, zone)).filter(Boolean),
	linkedom: (html, zone) => [...parseHTML(html).document.querySelectorAll('tr')]
		.map(tr => record([...tr.querySelectorAll('td, th')].map(c => c.textContent.trim()), zone)).filter(Boolean),
};

/** How far a time may be off, by its precision, as the project's own scoring has it. */
const UNIT = { second: 60_000, minute: 60_000, hour: 3_600_000, day: 86_400_000, month: 31 * 86_400_000 };

/** What a reader gets right on the pages below a folder. @param {string} root @param {keyof typeof READERS} name */
export async function score(root, name) {
	const sum = { pages: 0, found: 0, missed: 0, false: 0 };
	for (const dir of (await fs.readdir(root)).sort()) {
		const text = await fs.readFile(path.join(root, dir, 'expected.json'), 'utf8').catch(() => null);
		if (text === null) continue;
		const expected = JSON.parse(text);
		const got = READERS[name](await fs.readFile(path.join(root, dir, 'page.html'), 'utf8'), expected.zone || 'UTC');
		const used = new Set();
		sum.pages++;
		for (const want of expected.records ?? []) {
			const at = got.findIndex((g, i) => !used.has(i) && agrees(want, g));
			if (at >= 0) used.add(at);
			if (want.event === 'other' || (at < 0 && (want.optional || expected.optional))) continue;
			if (at < 0) sum.missed++;
			else sum.found++;
		}
		sum.false += got.length - used.size;
	}
	return sum;
}

function agrees(want, got) {
	if (got.ip !== want.ip && !(want.alsoIPs ?? []).includes(got.ip)) return false;
	const near = (time, precision) => Math.abs(got.time - Date.parse(time)) <= (UNIT[precision] ?? 0) + (want.slack ?? 0) * 1000;
	return !want.time || near(want.time, want.precision) || (want.alsoTimes ?? []).some(t => near(t.time, t.precision));
}

/** Records of a history page that a reader got right. @param {{time: number, ip: string}[]} got @param {{at: number, ip: string}[]} want */
export function right(got, want) {
	const keys = new Map();
	for (const w of want) keys.set(`${w.at} ${w.ip}`, (keys.get(`${w.at} ${w.ip}`) ?? 0) + 1);
	return got.filter(g => {
		const key = `${g.time} ${g.ip}`, left = keys.get(key) ?? 0;
		keys.set(key, left - 1);
		return left > 0;
	}).length;
}

/** The least time of several runs, in nanoseconds: at least three, and half a second. @param {() => void} work */
export function best(work) {
	let least = Infinity;
	const begun = performance.now();
	for (let round = 0; round < 3 || performance.now() - begun < 500; round++) {
		const at = process.hrtime.bigint();
		work();
		least = Math.min(least, Number(process.hrtime.bigint() - at));
	}
	return least;
}
