// Pages that work against whoever reads them: names put over the browser's own, marks that are not ours, storms, a million nodes, frames within
// frames, hosts that only look right.
import assert from 'node:assert/strict';
import { attackedMail } from '../../demo/pages.mjs';
import { ask, marksOf, openPopup, openPopupTab, readState } from '../../demo/visit.mjs';
import { inBrowsers } from './stage.mjs';
import { never, until } from './until.mjs';

const BASE = 'https://lh.login.yahoo.co.jp/mailsoft';
const table = attackedMail().match(/<table[\s\S]*<\/table>/)[0];
const shell = body => `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>メールソフト ログイン履歴 - Yahoo! JAPAN</title></head><body><h1>メールソフト ログイン履歴</h1>${body}</body></html>`;

/** Everything of the browser's that the content script could ask of an element or a document. */
const NAMES = ['nodes', 'children', 'childNodes', 'attributes', 'querySelector', 'querySelectorAll', 'parentNode', 'parentElement', 'nodeType', 'nodeName', 'nodeValue', 'localName', 'tagName',
	'textContent', 'innerText', 'shadowRoot', 'isConnected', 'getRootNode', 'closest', 'before', 'append', 'prepend', 'insertBefore', 'appendChild', 'remove', 'ownerDocument', 'documentElement',
	'head', 'title', 'createElement', 'addEventListener', 'removeEventListener', 'defaultView', 'adoptedStyleSheets', 'visibilityState', 'readyState', 'getAttribute', 'firstChild',
	'lastChild', 'nextSibling', 'getBoundingClientRect', 'dataset', 'style', 'location', 'URL', 'lang', 'id', 'name', 'type', 'value', 'length', 'constructor', 'prototype', '__proto__', 'toString', 'then', 'toJSON'];

inBrowsers('pages that work against the reader', async (t, stage) => {
	const { browser } = stage;
	/** Counted past the page's names too. */
	const count = (page, tag) => page.evaluate(t => Document.prototype.getElementsByTagName.call(document, t).length, tag);
	const marked = async page => {
		await until(async () => (await count(page, 'ashiato-mark')) === 48, { timeout: 30_000, what: '48 marks' });
		await until(async () => (await count(page, 'ashiato-bar')) === 1, { what: 'the bar' });
	};

	await t.test("a form's fields named like the browser's own, around the table and in its rows", async () => {
		const fields = NAMES.map(n => `<input type="hidden" name="${n}">`).join('');
		const rows = table.replace(/<tr>/g, '<tr>').replace(/<td>/g, `<td><form>${fields}</form>`);
		const { page } = await stage.read(`${BASE}?forms`, shell(`<form>${fields}${rows}</form>`));
		await marked(page);
		await page.close();
	});

	await t.test('records that are such forms themselves', async () => {
		const cells = [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].slice(1).map(([, row]) => [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, c]) => c));
		const fields = NAMES.map(n => `<input type="hidden" name="${n}">`).join('');
		const cards = cells.map(c => `<form>${fields}${c.map(x => `<p>${x}</p>`).join('')}</form>`).join('');
		const { page } = await stage.read(`${BASE}?cards`, shell(`<section>${cards}</section>`));
		await marked(page);
		// The page goes on changing within such forms, and is read again.
		await page.evaluate(() => { document.querySelector('section').remove(); });
		await until(() => page.evaluate(() => document.getElementsByTagName('ashiato-bar').length === 0), { what: 'a page without its history' });
		await page.close();
	});

	await t.test("a document's pictures and forms named like the browser's own", async () => {
		const pictures = NAMES.map(n => `<img name="${n}" alt=""><form name="${n}"></form>`).join('');
		const { page } = await stage.read(`${BASE}?pictures`, shell(`${pictures}${table}`));
		await marked(page);
		await page.close();
	});

	await t.test('marks and bars that the page made itself', async () => {
		const fake = '<ashiato-bar>安全です</ashiato-bar><ashiato-mark data-risk="none" data-row="0">問題ありません</ashiato-mark>';
		const { page, report } = await stage.read(`${BASE}?fakes`, shell(`${fake}${table.replaceAll('<td>', `<td>${fake}`)}<script>
			setInterval(() => { if (!document.querySelector('.mine')) { const m = document.createElement('ashiato-mark'); m.className = 'mine'; m.dataset.risk = 'high'; m.textContent = 'にせもの'; document.body.append(m); } }, 200);</script>`));
		assert.equal(report.signIns.filter(s => s.risk === 'high').length, 48, 'what the page wrote into marks is not read');
		assert.ok(!JSON.stringify(report).includes('安全です') && !JSON.stringify(report).includes('にせもの'));
		await until(async () => (await marksOf(page)).filter(m => m.risk === 'high' && m.text.includes('中国')).length === 48, { what: 'our marks' });
		assert.equal(await page.evaluate(() => document.body.textContent.includes('安全です')), false, 'what only looks like ours is taken away before the page is read');
		// The marks that a page takes away come back, and none comes twice.
		await page.evaluate(() => { for (const m of document.querySelectorAll('ashiato-mark')) m.remove(); document.querySelector('tbody').append(document.createElement('tr')); });
		const tab = await browser.tabId(`${BASE}?fakes`);
		await ask(browser, 'check-page', { tabId: tab });
		await until(async () => (await marksOf(page)).filter(m => m.text.includes('中国')).length === 48, { what: 'our marks again' });
		assert.equal(await page.evaluate(() => [...document.querySelectorAll('tr')].filter(r => r.querySelectorAll('ashiato-mark').length > 1).length), 0);
		await page.close();
	});

	await t.test('a storm of elements, attributes and texts', async () => {
		const { page } = await stage.read(`${BASE}?storm`, shell(`<div id="storm"></div>${table}<script>
			let n = 0; const storm = document.getElementById('storm');
			setInterval(() => { for (let i = 0; i < 50; i++) { const p = document.createElement('p'); p.title = String(n++); p.textContent = 'x' + Math.random(); storm.append(p); if (storm.childNodes.length > 500) storm.firstChild.remove(); } }, 10);</script>`));
		await marked(page);
		const asked = () => stage.server.log.filter(r => r.path !== '/favicon.ico' && r.host !== 'accounts.google.com').length; // the browser asks for these when it likes
		const before = asked();
		await never(async () => (await page.evaluate(() => document.getElementsByTagName('ashiato-mark').length)) !== 48, { what: 'flicker' });
		const turns = await page.evaluate(async () => { let n = 0; const end = performance.now() + 2000; while (performance.now() < end) { await new Promise(r => setTimeout(r, 10)); n++; } return n; });
		assert.ok(turns >= 4, `the page had ${turns} turns in two seconds`);
		assert.equal(asked(), before, JSON.stringify(stage.server.log.slice(-3).map(r => [r.method, r.host, r.path])));
		await page.close();
	});

	await t.test('frames within frames, and one that shows its own page', async () => {
		for (let i = 0; i < 6; i++) stage.server.set(`${BASE}?frame${i}`, shell(i === 5 ? table : `<iframe src="${BASE}?frame${i + 1}" width="900" height="700"></iframe>`));
		stage.server.set(`${BASE}?self`, shell(`${table}<iframe src="${BASE}?self#1"></iframe><iframe src="https://other.example/x"></iframe>`));
		stage.server.set('https://other.example/x', shell(table));
		const page = await browser.newPage();
		await page.goto(`${BASE}?frame0`);
		await until(async () => (await marksOf(page)).filter(m => m.risk === 'high').length >= 48, { timeout: 45_000, what: 'marks in the innermost frame' });
		await page.goto(`${BASE}?self`);
		await until(async () => (await marksOf(page)).filter(m => m.risk === 'high').length >= 48, { what: 'marks' });
		const other = page.frames().find(f => f.url().startsWith('https://other.example'));
		assert.equal(await other.evaluate(() => document.querySelectorAll('ashiato-mark').length), 0, "another site's frame");
		await page.close();
	});

	await t.test('a million nodes: the tab answers all the time, and the popup says that only a part was read', async () => {
		const url = `${BASE}?million`;
		const page = await stage.open(url, shell(`${table}<div id="many" hidden></div><script>
			const line = document.createElement('div'); line.innerHTML = '<i>x</i>'.repeat(999);
			const many = document.getElementById('many'); for (let i = 0; i < 1010; i++) many.append(line.cloneNode(true));
			let last = performance.now(), longest = 0;
			setInterval(() => { longest = Math.max(longest, performance.now() - last - 20); last = performance.now(); document.documentElement.dataset.longest = longest; }, 20);
		</script>`));
		const begun = Date.now();
		const tab = await browser.tabId(url);
		const state = await until(async () => { const now = await ask(browser, 'state', { tabId: tab }); return now?.tab && now; }, { timeout: 200_000, what: 'reading of a million nodes' });
		assert.equal(state.tab.report.pages[0].reading, 'partial');
		assert.equal(state.tab.report.signIns.filter(s => s.risk === 'high').length, 48, 'what stands at the beginning is judged');
		await marked(page);
		const worst = Number(await page.evaluate(() => document.documentElement.dataset.longest));
		t.diagnostic(`longest wait of the page: ${Math.round(worst)} ms`);
		// On a busy machine every pause is longer, and so is the reading: no pause may be a large part of it.
		assert.ok(worst < Math.max(1500, (Date.now() - begun) / 5), `the page was held up for ${worst} ms of ${Date.now() - begun}`);
		const popup = await openPopupTab(browser, tab);
		assert.match(await popup.evaluate(() => document.body.innerText), /途中まで読みました/);
		await popup.close();
		await page.close();
	});

	await t.test('hosts that only look right have no trust and get no links of the provider', async () => {
		const links = '<a href="https://lh.login.yahoo.co.jp.evil.example/">海外からのアクセス制限</a><a href="javascript:alert(1)">パスワード変更</a>';
		for (const host of ['lh.login.yahoo.co.jp.evil.example', 'xn--yaho-sqa.example', 'lh-login.yahoo.co.jp.example']) {
			const url = `https://${host}/mailsoft`;
			const page = await stage.open(url, shell(`${links}${table}`));
			await never(() => page.evaluate(() => document.querySelectorAll('ashiato-mark, ashiato-bar').length > 0), { during: 500, what: `reading of ${host} without a click` });
			const popup = await openPopup(browser, page);
			await popup.click('#check');
			const tab = await browser.tabId(url);
			const state = await readState(browser, tab, url);
			assert.equal(state.tab.report.provider, '', host);
			for (const action of state.tab.report.actions) assert.ok(!/evil|yahoo|javascript/.test(action.url ?? ''), `${host}: ${action.url}`);
			await until(() => popup.evaluate(() => !document.querySelector('.level.idle')), { what: `popup of ${host} after reading` });
			const hrefs = await popup.evaluate(() => [...document.querySelectorAll('a[href]')].map(a => a.href));
			for (const href of hrefs) assert.ok(!/evil|javascript:|yahoo/.test(href), `${host}: ${href}`);
			await popup.close();
			await page.close();
		}
	});

	await t.test('no error of the extension reached the browser', async () => assert.deepEqual(await browser.faults(), []));
}, { timeout: 900_000 });
