// Bad states that are designed: a broken and a full archive, a page that cannot be read, private windows, no network, a phone; and the popup in
// each of its states.
import assert from 'node:assert/strict';
import { attackedMail, cleanWeb, emptyMail, ordinary, outlookMail, restriction, signedOut, unreadable } from '../../demo/pages.mjs';
import { ask, marksOf, openPopup, openPopupTab, readState } from '../../demo/visit.mjs';
import { accessible, drawn, fits, heldFile, holdFiles } from './looks.mjs';
import { inBrowsers } from './stage.mjs';
import { until } from './until.mjs';

const WEB = 'https://lh.login.yahoo.co.jp/', MAIL = 'https://lh.login.yahoo.co.jp/mailsoft';
const RESTRICTION = 'https://mail.yahoo.co.jp/u/pc/settings/overseas', INBOX = 'https://mail.yahoo.co.jp/u/pc/f/inbox';
const said = (page, pattern) => page.waitForFunction(p => new RegExp(p).test(document.getElementById('said').textContent), { polling: 100 }, pattern);
const counts = browser => ask(browser, 'options').then(o => o.counts);

const HISTORIES = [['attacked', MAIL, attackedMail()], ['clean', WEB, cleanWeb()], ['question', MAIL, outlookMail()], ['empty', MAIL, emptyMail()]];
const OTHERS = [['signed out', WEB, signedOut()], ['unreadable', MAIL, unreadable()], ['ordinary', INBOX, ordinary()], ['setting off', RESTRICTION, restriction('off')],
	['setting on', RESTRICTION, restriction('on')]];
for (const [group, states] of Object.entries({ histories: HISTORIES, others: OTHERS })) inBrowsers(`the popup in each state: ${group}`, async (t, stage) => {
	const { browser } = stage;
	for (const [what, url, html] of states) {
		await t.test(`${what}: no violation, light and dark, and at double text size`, async () => {
			const { page, tab } = await stage.read(url, html);
			const popup = await openPopupTab(browser, tab);
			await popup.setViewport({ width: 400, height: 800 }); // room for a scroll bar
			for (const scheme of ['light', 'dark']) {
				await browser.scheme(popup, scheme);
				await popup.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true; });
				await accessible(popup, `popup ${what} ${scheme}`);
			}
			await browser.scheme(popup, 'light');
			await popup.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
			assert.equal(await popup.evaluate(() => getComputedStyle(document.body).fontSize), '32px', 'the text follows');
			await fits(popup, `popup ${what} 200 %`);
			await popup.close();
			await page.close();
		});
	}
});

inBrowsers('the archive', async (t, stage) => {
	const { browser } = stage;
	const { page, report } = await stage.read(MAIL, attackedMail());
	await until(async () => (await counts(browser)).signIns === report.signIns.length, { what: 'archive' });

	/** What is there, under the number of a later version: as after going back to an older extension. */
	const breakIt = () => browser.inExtension(async () => {
		const { close, NAME } = await import('/background/archive.js');
		await close();
		const done = r => new Promise((resolve, reject) => { r.onsuccess = () => resolve(r.result); r.onerror = () => reject(r.error); });
		const old = await done(indexedDB.open(NAME));
		const kept = await done(old.transaction('signIns').objectStore('signIns').getAll());
		old.close();
		await done(indexedDB.deleteDatabase(NAME));
		const next = indexedDB.open(NAME, 99);
		next.onupgradeneeded = () => {
			for (const name of [...next.result.objectStoreNames]) next.result.deleteObjectStore(name); // the background may have begun a new one meanwhile
			next.result.createObjectStore('signIns', { keyPath: 'key' });
		};
		const db = await done(next);
		const tx = db.transaction('signIns', 'readwrite');
		for (const [i, r] of kept.entries()) tx.objectStore('signIns').put(i === 0 ? { ...r, time: 7 } : r);
		await new Promise(resolve => { tx.oncomplete = resolve; });
		db.close();
		return kept.length;
	});

	await t.test('broken: the page is judged all the same, and popup and settings say it', async () => {
		assert.equal(await breakIt(), report.signIns.length);
		await page.reload({ waitUntil: 'domcontentloaded' });
		await readState(browser, await browser.tabId(MAIL), MAIL);
		await stage.marks(page, 'high', 48);
		await until(async () => (await ask(browser, 'options')).archive === 'broken', { what: 'noticed damage' });
		const popup = await openPopupTab(browser, await browser.tabId(MAIL));
		await popup.setViewport({ width: 400, height: 800 });
		await popup.waitForSelector('[data-archive="broken"] a[href*="options.html#data"]');
		await accessible(popup, 'popup with a broken archive');
		await popup.close();
	});

	await t.test('broken: first a file of what can be read, then made anew with it', async () => {
		const options = await drawn(await browser.openExtensionPage('options/options.html'));
		await options.waitForSelector('#rescue:not([hidden])');
		await accessible(options, 'options with a broken archive');
		await holdFiles(options);
		assert.equal(await options.$eval('#rescue-rebuild', b => b.disabled), true, 'nothing is made anew before the file is saved');
		await options.evaluate(() => document.getElementById('rescue-save').click());
		await said(options, `ログイン${report.signIns.length - 1}件.*1件`);
		const { name, text } = await heldFile(options);
		assert.match(name, /^ashiato-rescue-\d{4}-\d\d-\d\d\.json$/);
		const file = JSON.parse(text);
		assert.equal(file.accounts[0].signIns.length, report.signIns.length - 1);
		assert.equal(file.unreadable.length, 1);
		await options.evaluate(() => document.getElementById('rescue-rebuild').click());
		await said(options, '作り直しました');
		assert.equal((await counts(browser)).signIns, report.signIns.length - 1);
		assert.equal(await options.$eval('#rescue', r => r.hidden), true);
		await options.close();
		await page.reload({ waitUntil: 'domcontentloaded' });
		await until(async () => (await counts(browser)).visits === 1, { what: 'an archive that keeps again' });
	});

	await t.test('full: said where it matters, an answer that cannot be kept is not said to be, and half of it makes room', async () => {
		await browser.background(scope => {
			scope.fullPut = scope.IDBObjectStore.prototype.put;
			scope.IDBObjectStore.prototype.put = () => { throw new scope.DOMException('no room', 'QuotaExceededError'); };
		});
		await page.reload({ waitUntil: 'domcontentloaded' });
		await readState(browser, await browser.tabId(MAIL), MAIL);
		await stage.marks(page, 'high', 48);
		await until(async () => (await ask(browser, 'options')).archive === 'full', { what: 'noticed fullness' });
		const popup = await openPopupTab(browser, await browser.tabId(MAIL));
		await popup.waitForSelector('[data-archive="full"]');
		await popup.evaluate(() => document.querySelector('[data-answer="no"]').click());
		await said(popup, '保存できませんでした');
		assert.equal(await popup.evaluate(() => document.querySelector('[data-answered]')), null);
		await popup.close();
		await browser.background(scope => { scope.IDBObjectStore.prototype.put = scope.fullPut; });
		const before = (await counts(browser)).signIns;
		const options = await drawn(await browser.openExtensionPage('options/options.html'));
		await options.waitForSelector('#rescue:not([hidden])');
		await holdFiles(options);
		await options.evaluate(() => document.getElementById('rescue-save').click());
		const { text } = await heldFile(options);
		assert.equal(JSON.parse(text).accounts.reduce((n, a) => n + a.signIns.length, 0), before, 'the file has all');
		await options.waitForFunction(() => !document.getElementById('rescue-rebuild').disabled, { polling: 100 });
		await options.evaluate(() => document.getElementById('rescue-rebuild').click());
		await said(options, '作り直しました');
		assert.equal((await counts(browser)).signIns, Math.ceil(before / 2));
		await options.close();
	});
	await page.close();

	await t.test('every visit stands in the timeline, and no new country is said as such', async () => {
		await browser.inExtension(async () => {
			const { importMemories } = await import('/background/casebook.js');
			const signIn = (time, country) => ({ history: 'web', time, timeText: time, country, ip: '', protocol: 'web', outcome: 'success' });
			const visit = seen => ({ history: 'web', reading: 'complete', rows: 2, seen, risk: 'none' });
			await importMemories([{ version: 1, account: 'ta…', provider: 'gmail', id: 'gmail|t', hosts: [], signIns: [signIn('2026-11-01T09:00:00+09:00', 'JP'), signIn('2026-11-10T09:00:00+09:00', 'JP')],
				answers: [], links: [], settings: [], steps: [], visits: [visit('2026-11-02T00:00:00Z'), visit('2026-11-11T00:00:00Z')] }], Date.now());
		});
		const options = await drawn(await browser.openExtensionPage('options/options.html'));
		await options.waitForFunction(() => /前回\(2026年11月2日\)から新しい国: なし/.test(document.getElementById('since').textContent), { polling: 100 });
		await options.evaluate(() => { document.getElementById('visits').open = true; });
		const rows = await options.evaluate(() => [...document.querySelectorAll('#timeline tbody tr')].map(r => r.innerText));
		assert.ok(rows.some(r => /2026年11月2日/.test(r)) && rows.some(r => /2026年11月11日/.test(r)) && rows.length >= 3, rows.join('\n'));
		await accessible(options, 'options with a timeline');
		await options.close();
	});
});

inBrowsers('elsewhere and otherwise', async (t, stage) => {
	const { browser } = stage;

	await t.test('an unreadable page: a sample that says nothing of its owner, to look through and to save', async () => {
		const { page, tab } = await stage.read(MAIL, unreadable());
		const popup = await openPopup(browser, page);
		assert.ok(await popup.evaluate(() => !!document.querySelector('#sample')), 'the popup offers a sample');
		await popup.close();
		const sample = await drawn(await browser.openExtensionPage(`evidence/sample.html?tab=${tab}`));
		await sample.waitForSelector('#made:not([hidden])');
		await accessible(sample, 'sample');
		const words = await page.evaluate(() => document.body.innerText.match(/[\p{L}\p{N}]{2,}/gu).filter(w => !/^[年月日時分秒前]+$/.test(w)));
		await holdFiles(sample);
		await sample.evaluate(() => document.getElementById('save').click());
		const { name, text } = await heldFile(sample);
		assert.match(name, /^ashiato-sample-/);
		assert.equal(text, await sample.$eval('#text', e => e.textContent), 'what is saved is what was shown');
		for (const word of words.filter(w => !/^[0xXあア漢]+$/.test(w))) assert.ok(!text.includes(word), word);
		assert.match(text, /<body/);
		await sample.close();
		await page.close();
	});

	await t.test('without a network everything works that is not a page of others', async () => {
		const { page, tab } = await stage.read(MAIL, attackedMail());
		const asked = stage.server.log.length;
		await browser.stopBackground();
		await page.setOfflineMode?.(true).catch(() => {});
		const guide = await drawn(await browser.openExtensionPage(`guide/guide.html?tab=${tab}`));
		assert.match(await guide.evaluate(() => document.getElementById('about').textContent), /中国から、30分おきに/);
		const record = await drawn(await browser.openExtensionPage(`evidence/evidence.html?tab=${tab}`));
		assert.equal(await record.evaluate(() => document.querySelectorAll('#record .wide tbody tr').length), 48);
		assert.equal(stage.server.log.slice(asked).filter(r => /yahoo/.test(r.host)).length, 0);
		await guide.close();
		await record.close();
		await page.setOfflineMode?.(false).catch(() => {});
		await page.close();
	});

	await t.test('on a phone every surface fits its width', async () => {
		const { page, tab } = await stage.read(MAIL, attackedMail());
		for (const file of [`guide/guide.html?tab=${tab}`, `evidence/evidence.html?tab=${tab}`, 'options/options.html', 'welcome/welcome.html', 'trust/trust.html']) {
			const surface = await drawn(await browser.openExtensionPage(file));
			await surface.setViewport({ width: 320, height: 640 });
			await accessible(surface, `${file} at 320 px`);
			await surface.close();
		}
		await page.close();
	});

	await t.test('a private window has its guide and its record, and both leave nothing', async () => {
		await browser.allowPrivate();
		const before = JSON.stringify(await counts(browser));
		const page = await browser.privatePage(MAIL);
		await until(async () => (await marksOf(page)).length === 48, { what: 'marks in a private window' });
		const tab = await until(() => browser.inExtension(async u => {
			const api = globalThis.browser ?? globalThis.chrome;
			return (await api.tabs.query({})).find(x => x.incognito && x.url === u)?.id;
		}, MAIL), { what: 'private tab' });
		const guide = await drawn(await browser.openExtensionPage(`guide/guide.html?tab=${tab}`));
		await guide.waitForSelector('#tick');
		await guide.evaluate(() => document.getElementById('tick').click());
		await guide.waitForFunction(() => document.querySelectorAll('#list .done').length === 1, { polling: 100 });
		const record = await drawn(await browser.openExtensionPage(`evidence/evidence.html?tab=${tab}`));
		assert.equal(await record.evaluate(() => document.querySelectorAll('#record .wide tbody tr').length), 48);
		await record.close();
		await guide.close();
		assert.equal(JSON.stringify(await counts(browser)), before);
		const kept = await browser.inExtension(async () => { const { takeAll } = await import('/background/archive.js'); const all = await takeAll(); return all.steps.length + all.cases.filter(c => c.at > Date.now() - 1000).length; });
		assert.equal(kept, 0, 'no tick and no case of the private window');
		await page.close();
	});
});
