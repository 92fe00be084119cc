// Pages that are made in hard ways: strict policies, late rows, shadow trees, frames; and a background that dies.
import assert from 'node:assert/strict';
import { attackedMail } from '../../demo/pages.mjs';
import { marksOf, readState } from '../../demo/visit.mjs';
import { inBrowsers } from './stage.mjs';
import { never, until } from './until.mjs';

const BASE = 'https://lh.login.yahoo.co.jp/mailsoft';
const table = attackedMail().match(/<table[\s\S]*<\/table>/)[0];
const shell = body => `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>メールソフト ログイン履歴 - Yahoo! JAPAN</title></head><body><h1>メールソフト ログイン履歴</h1>${body}</body></html>`;

inBrowsers('hard pages', async (t, stage) => {
	const { browser } = stage;

	await t.test('a page that forbids scripts, styles and markup from text', async () => {
		const { page } = await stage.read(`${BASE}?strict`, { body: attackedMail(), headers: {
			'content-security-policy': "default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'" } });
		await stage.marks(page, 'high', 48);
		const style = await page.$eval('ashiato-mark', e => ({ colour: getComputedStyle(e).backgroundColor, select: getComputedStyle(e).userSelect }));
		assert.notEqual(style.colour, 'rgba(0, 0, 0, 0)');
		assert.equal(style.select, 'none');
		await page.close();
	});

	await t.test('rows that come late, and rows that go again', async () => {
		const { page } = await stage.read(`${BASE}?late`, shell('<div id="here"></div>'));
		assert.equal((await marksOf(page)).length, 0);
		await page.evaluate(html => { document.getElementById('here').innerHTML = html; }, table);
		await stage.marks(page, 'high', 48);
		// More rows: none is marked twice.
		await page.evaluate(() => { const body = document.querySelector('tbody'); for (let i = 0; i < 3; i++) { const row = body.rows[0].cloneNode(true); row.querySelector('ashiato-mark')?.remove(); body.append(row); } });
		await until(async () => (await marksOf(page)).length >= 51, { what: 'marks of three more rows' });
		assert.equal(await page.evaluate(() => [...document.querySelectorAll('tr')].filter(r => r.querySelectorAll('ashiato-mark').length > 1).length), 0);
		assert.equal(await page.evaluate(() => document.querySelectorAll('ashiato-bar').length), 1);
		await page.evaluate(() => { document.getElementById('here').replaceChildren(); });
		await until(async () => (await marksOf(page)).length === 0, { what: 'no marks left' });
		await page.close();
	});

	await t.test('rows that the page makes anew, copies, or fills with other records: each has its own mark, once', async () => {
		stage.server.set(`${BASE}?other`, shell('<p>受信箱</p>'));
		const kept = { 'cache-control': 'max-age=0', 'content-type': 'text/html; charset=utf-8' };
		const { page, tab } = await stage.read(`${BASE}?anew`, { body: shell(table), headers: kept });
		await stage.marks(page, 'high', 48);
		const once = what => until(() => page.evaluate(() => [...document.querySelectorAll('tbody tr')].every(r => r.querySelectorAll('ashiato-mark').length === Number(/113\.108\./.test(r.textContent)))), { what });
		await page.evaluate(() => { document.querySelector('tbody').innerHTML += ''; });
		await once('marks of rows that were written anew with their marks');
		const html = table.match(/<tbody>[^]*<\/tbody>/)[0];
		await page.evaluate(text => { document.querySelector('tbody').outerHTML = text; }, html);
		await once('marks of rows that were written anew');
		// The first row, which is marked, tells of the fourth, their own: as in a list that fills the same elements on scrolling.
		assert.equal(await page.evaluate(async () => {
			const { rows } = document.querySelector('tbody');
			[...rows[0].cells].forEach((cell, i) => { cell.firstChild.nodeValue = rows[3].cells[i].firstChild.nodeValue; });
			await new Promise(resolve => { setTimeout(resolve, 0); });
			return rows[0].querySelectorAll('ashiato-mark').length;
		}), 0, 'a mark beside another record');
		await stage.marks(page, 'high', 47);
		// Its address changes and nothing else: what was read is that of the page all the same.
		await page.evaluate(() => { history.replaceState(null, '', '?anew&sort=ip'); });
		await readState(browser, tab, `${BASE}?anew&sort=ip`);
		// Another page and back: the browser may have kept the page as it was, but not what the button said.
		await page.goto(`${BASE}?other`);
		stage.server.set(`${BASE}?anew&sort=ip`, shell(table));
		await page.evaluate(() => { history.back(); });
		await until(async () => await browser.badge(tab) === `!${(await marksOf(page)).filter(m => m.risk === 'high').length || 47}`, { what: 'badge of the page gone back to' });
		await page.close();
	});

	await t.test('a mark that its cell cuts off moves to where there is room', async () => {
		const { page } = await stage.read(`${BASE}?narrow`, shell(`<style>table { table-layout: fixed; width: 900px } td { overflow: hidden; white-space: nowrap }</style>${table}`));
		await stage.marks(page, 'high', 48);
		await until(() => page.evaluate(() => [...document.querySelectorAll('ashiato-mark')].every(m => m.getBoundingClientRect().right <= m.closest('td').getBoundingClientRect().right)), { what: 'marks within their cells' });
		await page.close();
	});

	await t.test('rows inside an open shadow tree', async () => {
		const { page } = await stage.read(`${BASE}?shadow`, shell(`<login-history></login-history><script>
			document.querySelector('login-history').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(table)};</script>`));
		await stage.marks(page, 'high', 48);
		assert.equal(await page.evaluate(() => document.querySelector('login-history').shadowRoot.querySelectorAll('td ashiato-mark').length), 48);
		await page.close();
	});

	await t.test("rows inside a frame of the page's own site", async () => {
		stage.server.set(`${BASE}?inner`, shell(table));
		const { page } = await stage.read(`${BASE}?frame`, shell(`<iframe src="${BASE}?inner" width="900" height="700"></iframe>`));
		await stage.marks(page, 'high', 48);
		await page.close();
	});

	await t.test("a page's own scripts cannot reach the extension", async () => {
		const { page } = await stage.read(`${BASE}?hostile`, shell(`${table}<script>
			for (const name of ['getElementById', 'querySelectorAll', 'createElement']) Document.prototype[name] = () => { throw new Error(name); };
			window.ashiato = { again() { window.stolen = true; } }; window.JSON = null;
			customElements.define('ashiato-mark', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }); window.seen = (window.seen || 0) + 1; } });
		</script>`));
		await until(() => page.evaluate(() => document.body.getElementsByTagName('ashiato-mark').length === 48), { what: 'marks' });
		assert.equal(await page.evaluate(() => window.stolen), undefined);
		assert.equal(await page.evaluate(() => typeof globalThis.chrome?.runtime?.sendMessage), 'undefined');
		await page.close();
	});

	await t.test('a background that was stopped, again and again', async () => {
		for (let i = 0; i < 3; i++) {
			await browser.stopBackground();
			const { page } = await stage.read(`${BASE}?cold${i}`, attackedMail());
			await stage.marks(page, 'high', 48);
			await page.close();
		}
		// Stopped while the page is being read.
		stage.server.set(`${BASE}?during`, attackedMail());
		const page = await browser.newPage();
		const going = page.goto(`${BASE}?during`, { waitUntil: 'domcontentloaded' });
		await browser.stopBackground();
		await going;
		await browser.stopBackground();
		await page.reload({ waitUntil: 'domcontentloaded' });
		await stage.marks(page, 'high', 48);
		await page.close();
	});

	await t.test('a page that changes all the time still rests', async () => {
		const { page } = await stage.read(`${BASE}?storm`, shell(`<p id="clock"></p>${table}<script>
			setInterval(() => { document.getElementById('clock').textContent = Math.random(); }, 20);</script>`));
		await stage.marks(page, 'high', 48);
		await never(async () => (await marksOf(page)).length !== 48, { what: 'flicker' });
		await page.close();
	});

	await t.test('no error of the extension reached the browser', async () => assert.deepEqual(await browser.faults(), []));
});
