// Pages that are measured: a history of so many rows under attack, and a mailbox that is no history. Their times lie before the present
// moment, so that no clock has to be moved. Each page takes its own times and sends them to /bench-report.
import { framed, table } from '../../demo/layout.mjs';

export const HISTORY = 'https://lh.login.yahoo.co.jp/mailsoft';
export const MAILBOX = 'https://mail.yahoo.co.jp/u/pc/f/inbox';
/** A host that the extension has no access to: what the page costs without it. */
export const ELSEWHERE = 'https://elsewhere.example.org/mailsoft';
export const REPORT = '/bench-report';

const MINUTE = 60_000, HOUR = 60 * MINUTE;
const OWN = ['126.79.204.17', '49.98.131.7']; // a Japanese subscriber line, and a phone

/** @param {number} at ms */
function stamp(at) {
	const t = new Date(at + 9 * HOUR).toISOString();
	return `${t.slice(0, 4)}年${+t.slice(5, 7)}月${+t.slice(8, 10)}日 ${+t.slice(11, 13)}:${t.slice(14, 16)}`;
}

/**
 * The sign-ins of a mailbox that strangers poll: nine of ten rows are theirs, twice an hour, every twelfth row the owner's.
 * @param {number} rows @param {number} [now]
 * @returns {{at: number, ip: string, country: string}[]} the newest first
 */
export function signIns(rows, now = Date.now()) {
	return Array.from({ length: rows }, (_, i) => {
		const own = i % 12 === 7;
		return { at: Math.floor((now - 11 * MINUTE - i * 30 * MINUTE) / MINUTE) * MINUTE, ip: own ? OWN[i % 24 < 12 ? 0 : 1] : `113.108.182.${50 + (i * 7) % 13}`, country: own ? '日本' : '中国' };
	});
}

/** @param {number} rows @param {{now?: number, watched?: boolean}} [options] watched: with the page's own stop-watch */
export function history(rows, { now, watched = true } = {}) {
	const cells = signIns(rows, now).map(s => ['watashi_demo', stamp(s.at), 'IMAP', s.ip, '不明', s.country]);
	const html = framed({ title: 'メールソフト ログイン履歴', url: HISTORY, own: OWN[0], tab: 'mail', links: true,
		body: table(['Yahoo! JAPAN ID', '日時', 'アクセス方法', 'IPアドレス', 'ホスト名', '国・地域'], cells) });
	return watched ? watch(html) : html;
}

/** A mailbox of so many mails. @param {number} mails */
export function mailbox(mails) {
	const rows = Array.from({ length: mails }, (_, i) => [`差出人 ${i}`, `件名 ${i}:来週の打ち合わせについて`, stamp(Date.now() - i * HOUR)]);
	return watch(framed({ title: '受信箱', url: MAILBOX, links: false, crumbs: ['Yahoo!メール', '受信箱'], body: table(['差出人', '件名', '日時'], rows) }));
}

/** @param {string} html */
function watch(html) {
	return html.replace('<head>', () => `<head><script>(${stopWatch})(${JSON.stringify(REPORT)})</script>`);
}

/** In the page: its times, and what the measured copy tells; the address may ask for more by its query. */
function stopWatch(to) {
	let still;
	const times = { parsed: 0, firstMark: 0, lastMark: 0 }, tasks = [], readings = [];
	const root = document.documentElement, asked = new URLSearchParams(location.search);
	const count = () => document.getElementsByTagName('ashiato-mark').length;
	document.addEventListener('DOMContentLoaded', () => {
		times.parsed = performance.now();
		new MutationObserver(list => {
			if (!list.some(r => [...r.addedNodes].some(n => n.localName === 'ashiato-mark'))) return;
			times.firstMark ||= performance.now();
			times.lastMark = performance.now();
			if (asked.has('still')) {
				clearTimeout(still);
				still = later(500, () => post('done', all()));
			}
		}).observe(document, { childList: true, subtree: true });
	});
	try {
		new PerformanceObserver(list => tasks.push(...list.getEntries().map(e => [e.startTime, e.duration]))).observe({ type: 'longtask', buffered: true });
	} catch { /* this browser tells no long tasks */ }
	const post = (kind, body) => fetch(to, { method: 'POST', body: JSON.stringify({ kind, round: asked.get('round'), ...body }) });
	const all = () => ({ times, tasks, readings, marks: count(), origin: performance.timeOrigin, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null, visible: document.visibilityState, longTasks: PerformanceObserver.supportedEntryTypes.includes('longtask') });
	const later = (ms, f) => setTimeout(f, ms);
	if (asked.has('alone')) addEventListener('load', () => later(400, () => post('done', all())));
	new MutationObserver(list => {
		for (const { attributeName } of list) {
			if (attributeName === 'data-bench') {
				readings.push(JSON.parse(root.dataset.bench));
				if (readings.length === 1) void post('read', {});
				if (readings.length === 1) later(60, () => dispatchEvent(new Event('bench-idle')));
				if (readings.length > 1 && readings.length % 10 === 0) post('progress', { reading: readings.length, memory: readings.at(-1).background?.memory });
			}
			if (attributeName === 'data-bench-idle') {
				if (asked.has('repeat')) dispatchEvent(new CustomEvent('bench-repeat', { detail: Number(asked.get('repeat')) }));
				else post('done', all());
			}
			if (attributeName === 'data-bench-repeated') post('done', all());
		}
	}).observe(root, { attributes: true });
}
