// What goes wrong in the package or on the way: said plainly, and the page left as it was.
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { attackedMail } from '../../demo/pages.mjs';
import { marksOf, openPopup, readState } from '../../demo/visit.mjs';
import { dist, inBrowsers } from './stage.mjs';

const MAIL = 'https://lh.login.yahoo.co.jp/mailsoft';
const copies = [];
after(() => Promise.all(copies.map(c => fs.rm(c, { recursive: true, force: true }))));

/** A copy of the package with files spoilt. @param {string} name browser @param {string[]} files @param {(b: Buffer) => Buffer} spoil */
async function spoilt(name, files, spoil) {
	const copy = await fs.mkdtemp(path.join(os.tmpdir(), 'ashiato-spoilt-'));
	copies.push(copy);
	await fs.cp(dist(name), copy, { recursive: true });
	for (const file of files) await fs.writeFile(path.join(copy, file), spoil(await fs.readFile(path.join(copy, file))));
	return { extension: copy };
}

inBrowsers('a damaged address database', async (t, stage) => {
	const { browser } = stage;
	await t.test('the popup says so, and the places that the page prints still count', async () => {
		const { page, state } = await stage.read(MAIL, attackedMail());
		assert.notEqual(state.trouble, '');
		const marks = await marksOf(page);
		assert.ok(marks.some(m => /中国/.test(m.text)), 'rows are still marked');
		const popup = await openPopup(browser, page);
		assert.match(await popup.text(), /データ/);
		assert.ok(await popup.evaluate(() => !!document.querySelector('.note')), 'a note');
		await popup.close();
	});
}, { prepare: name => spoilt(name, ['geo.mmdb'], b => b.subarray(0, b.length / 2)) });

inBrowsers('a damaged analyzer', async (t, stage) => {
	const { browser } = stage;
	await t.test('the popup says so, and the page is as it was', async () => {
		const page = await stage.open(MAIL, attackedMail());
		const tab = await browser.tabId(MAIL);
		const state = await readState(browser, tab, MAIL);
		assert.equal(state.tab.report, null);
		assert.equal(await page.evaluate(() => document.querySelectorAll('ashiato-mark, ashiato-bar').length), 0);
		assert.equal(await browser.badge(tab), '?');
		const popup = await openPopup(browser, page);
		assert.equal(await popup.evaluate(() => document.querySelectorAll('h1').length), 1);
		assert.notEqual((await popup.text()).trim(), '');
		await popup.close();
	});
}, { prepare: name => spoilt(name, ['analyzer.wasm'], b => b.subarray(0, b.length / 3)) });
