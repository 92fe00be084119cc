// `make demo`: opens a browser with the packed extension on pages of a made-up provider's user, or on every page of a folder
// (PAGES=DIR), prints what each page's reader is told, and writes screenshots and report.json to build/demo.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { open } from '../test/e2e/browsers.mjs';
import { checked } from './check.mjs';
import { readFolder } from './folder.mjs';
import { NOW, visits } from './pages.mjs';
import { start } from './server.mjs';
import { ask, openPopupTab, rememberSite, see } from './visit.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OUT = path.join(ROOT, 'build/demo');
const BROWSER = process.env.DEMO_BROWSER || 'chromium';
const EXTENSION = path.join(ROOT, 'dist', BROWSER === 'firefox' ? 'firefox' : 'chrome');
/** Stays open for a person to look at: only where there is one. */
const STAY = !process.env.CI && !process.env.PAGES && process.stdin.isTTY && process.stdout.isTTY && !!(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Opens a new profile. @param {any} server @param {{lang?: string, home?: string[], zone?: string, now?: string}} options */
async function profile(server, { home = [], ...options } = {}) {
	const browser = await open(BROWSER, { extension: EXTENSION, port: server.port, headless: !STAY, ...options });
	if (home.length > 0) await ask(browser, 'set-options', { options: { homes: home } });
	return browser;
}

/** Visits one page, reads it back and takes its picture. */
async function visit(browser, server, { name, url, html }, picture = true) {
	server.set(url, typeof html === 'string' ? html : { body: html, headers: { 'content-type': 'text/html' } });
	await rememberSite(browser, url);
	const page = await browser.newPage();
	await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 60000 });
	const seen = await see(browser, page, url);
	if (picture) await browser.screenshot(page, path.join(OUT, `${name}.png`));
	return { page, seen };
}

function print(name, seen) {
	const risk = seen.report?.risk ?? 'unread';
	console.log(`\n── ${name} ── ${risk}${seen.badge ? ` [${seen.badge}]` : ''} ${seen.title}\n${seen.popup.replace(/^/gm, '   ')}`);
}

/** The whole popup, also what a person scrolls to, light and dark. */
async function popupPictures(browser, url, name, lang) {
	const page = await openPopupTab(browser, await browser.tabId(url));
	for (const scheme of ['dark', 'light']) {
		await browser.scheme(page, scheme);
		await browser.screenshot(page, path.join(OUT, `${name}-popup-${lang}-${scheme}.png`));
	}
	await page.close();
}

async function tour(server) {
	const entries = [], faults = [];
	const byProfile = group(visits());
	let last;
	for (const [, list] of byProfile) {
		const browser = await profile(server, { now: NOW });
		try {
			for (const v of list) {
				const { seen } = await visit(browser, server, v);
				print(v.name, seen);
				entries.push(entry(`${v.name}.html`, seen));
				faults.push(...checked(v.name, seen, v.expect));
				if (v.popups) await popupPictures(browser, v.url, v.name, 'ja');
			}
		} finally {
			if (STAY && !last) last = browser;
			else await browser.close();
		}
	}
	const english = await profile(server, { now: NOW, lang: 'en' });
	try {
		for (const v of visits().filter(x => x.popups)) {
			const { page, seen } = await visit(english, server, v, false);
			await english.screenshot(page, path.join(OUT, `${v.name}-en.png`));
			faults.push(...checked(`${v.name} (English)`, seen, v.expect));
			await popupPictures(english, v.url, v.name, 'en');
		}
	} finally {
		await english.close();
	}
	return { entries, faults, last };
}

const group = list => list.reduce((m, v) => m.set(v.profile, [...(m.get(v.profile) ?? []), v]), new Map());
const entry = (file, s) => ({ page: file, report: s.report, marks: s.marks.map(({ row, risk }) => ({ row, risk })), badge: s.badge, title: s.title, popup: s.popup, ...(s.error ? { error: s.error } : {}) });

/** Every page of a folder, each in its own profile; as many browsers at a time as there are processors, four at most. */
async function folder(server, dir) {
	const pages = await readFolder(dir);
	if (pages.length === 0) throw new Error(`${dir}: no *.html file`);
	const entries = new Array(pages.length), faults = [];
	let next = 0;
	const work = async () => {
		for (let i = next++; i < pages.length; i = next++) {
			const p = pages[i];
			try {
				const seen = await once(server, p).catch(error => {
					console.log(`${p.file}: once more: ${error.message}`);
					return once(server, p);
				});
				entries[i] = entry(p.file, seen);
				faults.push(...checked(p.file, seen));
			} catch (error) {
				entries[i] = { page: p.file, report: null, marks: [], badge: '', title: '', popup: '', error: error.message };
				faults.push(`${p.file}: ${error.message}`);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(os.availableParallelism(), 4, pages.length) }, work));
	return { entries, faults };
}

async function once(server, p) {
	const own = p.shared ? await start() : server; // two pages may have one address
	const browser = await profile(own, p.options);
	try {
		const { seen } = await visit(browser, own, { name: p.name, url: p.url, html: p.html });
		print(p.file, seen);
		return seen;
	} finally {
		await browser.close();
		if (own !== server) await own.close();
	}
}

async function main() {
	await fs.mkdir(OUT, { recursive: true });
	const server = await start();
	const began = Date.now();
	try {
		const { entries, faults, last } = process.env.PAGES ? await folder(server, process.env.PAGES) : await tour(server);
		await fs.writeFile(path.join(OUT, 'report.json'), `${JSON.stringify(entries, null, '\t')}\n`);
		console.log(`\n${entries.length} pages in ${((Date.now() - began) / 1000).toFixed(1)} s (${BROWSER}); pictures and report.json in build/demo`);
		for (const f of faults) console.error(`FAULT ${f}`);
		if (faults.length > 0) process.exitCode = 1;
		if (last) {
			console.log('The browser stays open; close it to end.');
			await new Promise(r => last.browser.once('disconnected', r));
		}
	} finally {
		await server.close();
	}
}

await main();
