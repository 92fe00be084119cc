// A person who has never seen it, with a keyboard only: from the marked page to the finished guide and the printed record.
import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { attackedMail, cleanWeb, restriction } from '../../demo/pages.mjs';
import { openPopupTab } from '../../demo/visit.mjs';
import { accessible, drawn } from './looks.mjs';
import { inBrowsers } from './stage.mjs';
import { until } from './until.mjs';

const WEB = 'https://lh.login.yahoo.co.jp/', MAIL = 'https://lh.login.yahoo.co.jp/mailsoft', SETTING = 'https://mail.yahoo.co.jp/u/pc/settings/overseas';

/** Presses Tab until the focus stands on what is meant, as a person does who looks at the ring. @returns {Promise<number>} presses */
async function tabTo(page, selector, most = 60) {
	for (let n = 0; n <= most; n++) {
		if (await page.evaluate(s => document.activeElement?.matches(s) === true, selector)) {
			assert.ok(await page.evaluate(() => document.activeElement.matches(':focus-visible') && getComputedStyle(document.activeElement).outlineStyle !== 'none'), `${selector}: the focus is seen`);
			return n;
		}
		await page.keyboard.press('Tab');
	}
	throw new Error(`${selector} is not reached by Tab`);
}

/** What a PDF says of itself, packed or not. @param {Buffer} pdf */
function written(pdf) {
	let text = pdf.toString('latin1');
	for (const [, stream] of text.matchAll(/stream\r?\n([\s\S]*?)endstream/g)) {
		try {
			text += inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
		} catch { /* no packed stream */ }
	}
	return text;
}

/** The address that a key has opened in a tab of its own, which is closed again. @param {string} part of it */
async function opened(browser, part) {
	return until(() => browser.inExtension(async wanted => {
		const api = globalThis.browser ?? globalThis.chrome;
		const tab = (await api.tabs.query({})).find(t => t.url?.includes(wanted));
		if (tab) await api.tabs.remove(tab.id);
		return tab?.url;
	}, part), { what: `tab of ${part}`, timeout: 30_000 });
}

inBrowsers('the first time', async (t, stage) => {
	const { browser } = stage;
	stage.server.set(SETTING, restriction('off'));
	const clean = await stage.read(WEB, cleanWeb());
	const { page, tab, report } = await stage.read(MAIL, attackedMail());
	await stage.marks(page, 'high', 48);

	await t.test('from a mark to the right setting: the toolbar, the step; two presses', async () => {
		const popup = await openPopupTab(browser, tab); // what the press on the toolbar shows
		await popup.bringToFront();
		await tabTo(popup, '[data-action="restrict-overseas-access"] a');
		await popup.keyboard.press('Enter');
		assert.equal(await opened(browser, '/settings/overseas'), SETTING);
		await popup.close();
	});

	let guide;
	await t.test('from the popup to the guide', async () => {
		const popup = await openPopupTab(browser, tab);
		await popup.bringToFront();
		await tabTo(popup, '#guide');
		await popup.keyboard.press('Enter').catch(() => {}); // the popup closes itself while the key goes up
		// Beside the page where there is a panel; it has no keyboard of the driver's, so that the same page is used in a tab.
		await until(() => browser.inExtension(async () => {
			const api = globalThis.browser ?? globalThis.chrome, own = u => u?.includes('/guide/guide.html?tab=');
			return (await api.tabs.query({})).some(x => own(x.url)) || (await api.runtime.getContexts?.({}))?.some(c => c.contextType === 'SIDE_PANEL' && own(c.documentUrl));
		}), { what: 'guide' });
		guide = await drawn(await browser.openExtensionPage(`guide/guide.html?tab=${tab}`));
		await guide.bringToFront();
	});

	await t.test('the other history, which was seen, has ticked its step by its name, and says what was found', async () => {
		await guide.evaluate(() => document.querySelector('#list button[data-step="other-history"]').click());
		assert.match(await guide.evaluate(() => document.getElementById('step-title').textContent), /^\d+\. ログイン履歴も見る$/);
		assert.match(await guide.evaluate(() => document.getElementById('visit').textContent), /^ログイン履歴: \d+年\d+月\d+日に見ました\(いつもと違うログインはありません\)$/);
		assert.equal(await guide.evaluate(() => document.getElementById('tick').checked), true);
		await guide.close();
		guide = await drawn(await browser.openExtensionPage(`guide/guide.html?tab=${tab}`));
		await guide.bringToFront();
	});

	await t.test('every step by its link or its words, ticked by the space bar, to the end', async () => {
		for (let step = 0; step < report.actions.length; step++) {
			if (await guide.evaluate(() => document.getElementById('tick') === null)) break; // what was seen ticked itself
			const what = await guide.evaluate(() => document.getElementById('step-title').textContent);
			assert.equal(await guide.evaluate(() => document.querySelectorAll('#step a.primary').length <= 1), true, `${what}: one main link`);
			await tabTo(guide, '#tick');
			const done = await guide.evaluate(() => document.querySelectorAll('#list .done').length);
			await guide.keyboard.press(' ');
			await until(() => guide.evaluate(n => document.querySelectorAll('#list .done').length > n, done), { what: `tick of ${what}` });
		}
		assert.match(await guide.evaluate(() => document.getElementById('progress').textContent), /これで全部/);
		assert.match(await guide.evaluate(() => document.getElementById('step-title').textContent), /きょうの対処は終わりました。/);
		assert.equal(await guide.evaluate(() => document.querySelectorAll('#list .done').length), report.actions.length);
		await accessible(guide, 'finished guide');
	});

	await t.test('from the guide to the record, which holds both histories and what was done', async () => {
		await guide.evaluate(() => document.querySelectorAll('#list button')[0].focus());
		await guide.keyboard.press('Enter');
		await tabTo(guide, '#step a.primary');
		await guide.keyboard.press('Enter');
		const address = await opened(browser, '/evidence/evidence.html');
		const record = await drawn(await browser.openExtensionPage(address.slice(browser.origin.length + 1)));
		const text = await record.evaluate(() => document.getElementById('record').innerText);
		assert.match(text, /https:\/\/lh\.login\.yahoo\.co\.jp\/mailsoft/);
		assert.match(text, /もう一つの履歴も見た\(足あと\)/, 'what was seen needs nobody\'s word');
		assert.match(text, new RegExp(`ログイン履歴\\s*全${clean.report.signIns.length}件`), 'the other history too');
		assert.equal((text.match(/\d{4}-\d\d-\d\d \d\d:\d\d (記録を保存した|パスワードを変えた)\(本人の申告\)/g) ?? []).length, 2, 'when what was done');
		await record.evaluate(() => { globalThis.printed = 0; globalThis.print = () => { globalThis.printed++; }; });
		await record.bringToFront();
		await tabTo(record, '#print');
		await record.keyboard.press('Enter');
		await until(() => record.evaluate(() => globalThis.printed === 1), { what: 'print' });
		await record.close();
	});

	await t.test('on paper: A4, without the buttons, nothing cut off at the side', async () => {
		const record = await drawn(await browser.openExtensionPage(`evidence/evidence.html?tab=${tab}`));
		await browser.medium(record, { print: true });
		assert.equal(await record.evaluate(() => getComputedStyle(document.getElementById('tools')).display), 'none');
		assert.equal(await record.evaluate(() => getComputedStyle(document.querySelector('.wide')).overflowX), 'visible');
		assert.deepEqual(await record.evaluate(() => ['tr', 'figure', '.whole'].map(s => getComputedStyle(document.querySelector(`#record ${s}`)).breakInside)), ['avoid', 'avoid', 'avoid'], 'no row, chart or form is torn');
		const foot = await record.evaluate(() => document.adoptedStyleSheets.flatMap(s => [...s.cssRules]).map(r => r.cssText).join(' '));
		assert.equal(await record.evaluate(() => document.getElementById('paging').hidden), /counter\(pages\)/.test(foot), 'where the sheets have no number of our own, the page says how to get them');
		if (browser.name === 'chromium') assert.match(foot, /ログイン履歴の記録.*SHA-256 [0-9a-f]{16}.*counter\(page\).*counter\(pages\)/s, 'each sheet says which record and which page it is');
		await record.setViewport({ width: 703, height: 1000 }); // A4 less its margins
		assert.ok(await record.evaluate(() => [...document.querySelectorAll('#record table, #record svg')].every(e => e.getBoundingClientRect().right <= innerWidth + 1)), 'tables and charts fit the sheet');
		await browser.medium(record, {});
		const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(written(Buffer.from(await record.pdf({ preferCSSPageSize: true, waitForFonts: false, timeout: 120_000 })))) ?? [];
		assert.ok(Math.abs(Number(width) - 595) < 2 && Math.abs(Number(height) - 842) < 2, `A4, not ${width} × ${height}`);
		await record.close();
	});
});
