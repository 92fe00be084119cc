// `make shots`: pictures of every surface for the eye, in Japanese and English, light and dark, at plain and at double text size, to
// build/shots. Chromium only: the tests look at both browsers, this is for people.
import fs from 'node:fs/promises';
import path from 'node:path';
import { attackedMail, cleanWeb, emptyMail, NOW, outlookMail, restriction, unreadable, visits } from '../demo/pages.mjs';
import { start } from '../demo/server.mjs';
import { openPopup, openPopupTab, readState, see } from '../demo/visit.mjs';
import { open } from './e2e/browsers.mjs';
import { dist } from './e2e/stage.mjs';
import { until } from './e2e/until.mjs';
import { storePictures } from './store-pictures.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OUT = path.join(ROOT, 'build/shots');
const URL_MAIL = visits().find(v => v.html === attackedMail() || /mail/.test(v.name))?.url ?? 'https://lh.login.yahoo.co.jp/mailsoft';

/** Surfaces that are a page of their own; {tab} is the number of the tab with the history. */
const PAGES = [
	['welcome', 'welcome/welcome.html'], ['trust', 'trust/trust.html'], ['options', 'options/options.html'],
	['guide', 'guide/guide.html?tab={tab}'], ['guide-none', 'guide/guide.html'], ['evidence', 'evidence/evidence.html?tab={tab}'],
];

const URL_WEB = 'https://lh.login.yahoo.co.jp/', URL_SETTING = 'https://mail.yahoo.co.jp/u/pc/settings/overseas';
/** What the popup says of other pages than the attacked one. */
const STATES = [['calm', URL_WEB, cleanWeb()], ['question', URL_MAIL, outlookMail()], ['empty', URL_MAIL, emptyMail()], ['unreadable', URL_MAIL, unreadable()], ['setting-off', URL_SETTING, restriction('off')]];

async function ready(page) {
	await page.waitForFunction(() => document.documentElement.classList.contains('ready'));
	await page.waitForNetworkIdle({ idleTime: 200, timeout: 3000 }).catch(() => {});
}

async function picture(browser, page, name, width = 900) {
	await page.setViewport({ width, height: 800 });
	for (const scheme of ['light', 'dark']) {
		await browser.scheme(page, scheme);
		await browser.screenshot(page, path.join(OUT, `${name}-${scheme}.png`));
	}
	await browser.scheme(page, 'light');
}

async function surfaces(browser, tab, lang) {
	for (const [name, file] of PAGES) {
		if (name === 'guide-none') continue;
		const page = await browser.openExtensionPage(file.replace('{tab}', String(tab)));
		await ready(page);
		await picture(browser, page, `${name}-${lang}`, name === 'guide' ? 420 : 900);
		if (name === 'guide') {
			for (let step = 2; step <= await page.evaluate(() => document.querySelectorAll('#list li').length); step++) {
				await page.click('#later');
				const card = await page.$('#step');
				await card.screenshot({ path: path.join(OUT, `guide-${lang}-step${String(step).padStart(2, '0')}.png`) });
			}
		}
		if (name === 'evidence') {
			await page.bringToFront();
			await page.click('#picture'); // the toolbar button was pressed on the history
			await page.waitForFunction(() => /加えました|added|先に、履歴の|First press/.test(document.getElementById('said').textContent), { timeout: 60_000, polling: 200 });
			console.log(`${lang}: ${await page.evaluate(() => document.getElementById('said').textContent)}`);
			await page.emulateMediaType('print');
			await page.setViewport({ width: 794, height: 1123 });
			await page.screenshot({ path: path.join(OUT, `evidence-${lang}-print.png`), fullPage: true });
			await fs.writeFile(path.join(OUT, `evidence-${lang}.pdf`), await page.pdf({ preferCSSPageSize: true, printBackground: true }));
			await page.emulateMediaType(null);
		}
		await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
		await page.setViewport({ width: 640, height: 800 });
		await page.screenshot({ path: path.join(OUT, `${name}-${lang}-200percent.png`), fullPage: true });
		await page.close();
	}
}

/** The popup of a page in a state of its own. */
async function state(browser, server, lang, what, url, html) {
	server.set(url, html);
	const page = await browser.newPage();
	await page.goto(url, { waitUntil: 'domcontentloaded' });
	const tab = await browser.tabId(url);
	await readState(browser, tab, url);
	const popup = await openPopupTab(browser, tab);
	await picture(browser, popup, `popup-${what}-${lang}`, 384);
	await popup.close();
	await page.close();
	server.set(URL_MAIL, attackedMail());
}

/** Both histories were looked at before the attack: what is new since then is said. @param {any} browser */
function seenBefore(browser) {
	return until(() => browser.inExtension(async () => {
		const { exportMemories, importMemories } = await import('/background/casebook.js');
		const [memory] = await exportMemories();
		if (!memory?.visits.length) return false;
		const visit = history => ({ history, reading: 'complete', rows: 20, seen: '2026-11-18T12:00:00Z', risk: 'none' });
		await importMemories([{ ...memory, visits: [visit('mail'), visit('web')] }], Date.now());
		return true;
	}), { what: 'archive' });
}

async function one(server, lang) {
	const browser = await open('chromium', { extension: dist('chromium'), port: server.port, lang, now: NOW });
	try {
		const none = await browser.openExtensionPage('guide/guide.html');
		await ready(none);
		await picture(browser, none, `guide-none-${lang}`, 420);
		await none.close();
		const page = await browser.newPage();
		await page.goto(URL_MAIL, { waitUntil: 'domcontentloaded' });
		await see(browser, page, URL_MAIL);
		await seenBefore(browser);
		await browser.screenshot(page, path.join(OUT, `page-${lang}.png`));
		const popup = await openPopup(browser, page);
		for (const scheme of ['light', 'dark']) {
			await popup.scheme(scheme);
			await popup.screenshot(path.join(OUT, `popup-${lang}-${scheme}.png`));
		}
		await popup.close();
		const whole = await openPopupTab(browser, await browser.tabId(URL_MAIL));
		await picture(browser, whole, `popup-whole-${lang}`, 384);
		await whole.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true; });
		await whole.setViewport({ width: 384, height: await whole.evaluate(() => document.documentElement.scrollHeight) });
		await browser.screenshot(whole, path.join(OUT, `popup-open-${lang}.png`));
		await whole.close();
		await (await openPopup(browser, page)).close(); // lends the tab for the picture
		await surfaces(browser, await browser.tabId(URL_MAIL), lang);
		await page.close();
		await storePictures(browser, OUT, lang);
		for (const [what, url, html] of STATES) await state(browser, server, lang, what, url, html);
	} finally {
		await browser.close();
	}
}

await fs.rm(OUT, { recursive: true, force: true });
await fs.mkdir(OUT, { recursive: true });
const server = await start();
try {
	server.set(URL_MAIL, attackedMail());
	for (const lang of ['ja', 'en']) await one(server, lang);
} finally {
	await server.close?.();
}
console.log(`${(await fs.readdir(OUT)).length} pictures in ${path.relative(process.cwd(), OUT)}`);
process.exit(0);
