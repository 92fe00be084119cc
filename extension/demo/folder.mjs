// The pages of a folder that someone wants read: where each was seen, and the circumstances that a file beside it may give.
import fs from 'node:fs/promises';
import path from 'node:path';

const ELSEWHERE = 'https://lh.login.yahoo.co.jp/';

/** The address a saved page was seen at: its canonical link, else the comment that browsers save, else a name under the provider's. */
export function addressOf(html, file) {
	const head = html.slice(0, 200_000);
	const link = (head.match(/<link\b[^>]*>/gi) ?? []).find(l => /\brel\s*=\s*["']?canonical\b/i.test(l));
	const href = link && /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(link);
	const saved = /<!--\s*saved from url=\(\d+\)(\S+)/i.exec(head);
	for (const candidate of [href && (href[1] ?? href[2] ?? href[3]), saved?.[1]]) {
		try {
			const u = new URL((candidate ?? '').replaceAll('&amp;', '&'));
			if (u.protocol === 'http:') u.protocol = 'https:'; // the extension reads https only
			if (u.protocol === 'https:' && u.hostname) {
				u.hash = u.port = '';
				return u.href;
			}
		} catch { /* not an address */ }
	}
	return ELSEWHERE + encodeURIComponent(file);
}

/**
 * @param {string} dir
 * @returns {Promise<{file: string, name: string, url: string, html: Buffer, shared: boolean, options: {home: string[], zone?: string, now?: string}}[]>}
 */
export async function readFolder(dir) {
	const files = (await fs.readdir(dir)).filter(f => f.endsWith('.html')).sort();
	const seen = new Map();
	const pages = [];
	for (const file of files) {
		const name = file.slice(0, -'.html'.length);
		const html = await fs.readFile(path.join(dir, file));
		const given = await argumentsOf(path.join(dir, `${name}.args.json`));
		const url = addressOf(html.toString('latin1'), file);
		seen.set(url, (seen.get(url) ?? 0) + 1);
		pages.push({ file, name, url, html, shared: false, options: given });
	}
	for (const p of pages) p.shared = seen.get(p.url) > 1;
	return pages;
}

/** @param {string} file home may be one code, several with commas, or a list */
async function argumentsOf(file) {
	let text;
	try {
		text = await fs.readFile(file, 'utf8');
	} catch (error) {
		if (error.code === 'ENOENT') return { home: [] };
		throw error;
	}
	let given;
	try {
		given = JSON.parse(text);
	} catch (error) {
		throw new Error(`${file}: ${error.message}`);
	}
	const home = [given.home ?? []].flat().flatMap(h => String(h).split(',')).map(h => h.trim().toUpperCase()).filter(Boolean);
	return { home, ...(given.zone ? { zone: zoneName(String(given.zone)) } : {}), ...(given.now ? { now: String(given.now) } : {}) };
}

/** Zones by offsets that are not whole hours. */
const ODD = new Map(Object.entries({ '-03:30': 'America/St_Johns', '+03:30': 'Asia/Tehran', '+04:30': 'Asia/Kabul', '+05:30': 'Asia/Kolkata', '+05:45': 'Asia/Kathmandu', '+06:30': 'Asia/Yangon', '+09:30': 'Australia/Darwin' }));

/** A browser's zone has a name: an offset becomes one. @param {string} zone IANA name or an offset such as +09:00 */
export function zoneName(zone) {
	const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
	if (!offset) return zone;
	const [, sign, hours, minutes] = offset;
	if (minutes !== '00') return ODD.get(`${sign}${hours}:${minutes}`) ?? zone;
	return Number(hours) === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`; // POSIX counts the other way
}
