// The full pages in both browsers: welcome, trust, options, guide and record, each with axe-core, by keyboard, and through the founding case.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import axe from 'axe-core';
import { attackedMail, NOW, restriction } from '../../demo/pages.mjs';
import { start } from '../../demo/server.mjs';
import { ask, openPopup, readState } from '../../demo/visit.mjs';
import { canonical } from '../../src/evidence/hash.js';
import { NAMES, open } from './browsers.mjs';
import { until } from './until.mjs';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** Another folder of unpacked extensions, for a run beside a build. */
const DIST = process.env.ASHIATO_DIST ?? path.join(ROOT, 'dist');
const MAIL = 'https://lh.login.yahoo.co.jp/mailsoft', SETTING = 'https://mail.yahoo.co.jp/u/pc/settings/overseas';

async function ready(page) {
	await page.waitForFunction(() => document.documentElement.classList.contains('ready'));
	await page.waitForFunction(() => document.querySelector('main')?.innerText.trim().length > 40);
}

async function surface(browser, file) {
	const page = await browser.openExtensionPage(file);
	await ready(page);
	return page;
}

/** Fails with each violation's rule and place. */
async function accessible(page, what) {
	await page.evaluate(axe.source);
	const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: true } } }));
	assert.deepEqual(violations.map(v => `${what}: ${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`), []);
	const small = await page.evaluate(() => [...document.querySelectorAll('button, select, summary, a.button, label.tick')]
		.filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map(e => e.textContent.slice(0, 30)));
	assert.deepEqual(small, [], `${what}: targets under 44 px`);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	assert.ok(wide <= 1, `${what}: ${wide} px wider than the window`);
}

/** Files that a page offers to save are kept in it instead. */
function holdFiles(page) {
	return page.evaluate(() => {
		globalThis.held = [];
		URL.createObjectURL = blob => { globalThis.held.push(blob); return 'blob:held'; };
		HTMLAnchorElement.prototype.click = function () { globalThis.heldName = this.download; };
	});
}
const heldText = page => until(() => page.evaluate(async () => globalThis.held.length > 0 && { name: globalThis.heldName, bytes: [...new Uint8Array(await globalThis.held.at(-1).arrayBuffer())] }), { what: 'saved file' })
	.then(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString('utf8') }));

async function upload(page, selector, name, data) {
	const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'ashiato-file-'));
	const file = path.join(dir, name);
	await fs.writeFile(file, data);
	await (await page.$(selector)).uploadFile(file);
	return () => fs.rm(dir, { recursive: true, force: true });
}

const chooseStep = (page, id) => page.evaluate(i => document.querySelector(`#list button[data-step="${i}"]`).click(), id);

const said = (page, pattern) => page.waitForFunction(p => new RegExp(p).test(document.getElementById('said').textContent), {}, pattern);

for (const name of NAMES.filter(n => !process.env.E2E_BROWSER || n === process.env.E2E_BROWSER)) {
	test(name, { timeout: 600_000 }, async t => {
		const server = await start();
		server.set(MAIL, attackedMail());
		server.set(SETTING, restriction('on'));
		const browser = await open(name, { extension: path.join(DIST, name === 'firefox' ? 'firefox' : 'chrome'), port: server.port, now: NOW });
		t.after(async () => { await browser.close(); await server.close?.(); });

		await t.test('the welcome page, which the driver saw open, has one thing to do', async () => {
			const page = await surface(browser, 'welcome/welcome.html');
			assert.equal(await page.evaluate(() => document.querySelectorAll('a.primary').length), 1);
			assert.match(await page.evaluate(() => document.querySelector('a.primary').href), /^https:\/\/lh\.login\.yahoo\.co\.jp\//);
			await page.close();
		});

		await t.test('pages without a case: no violation, light and dark, at double text size', async () => {
			for (const file of ['welcome/welcome.html', 'trust/trust.html', 'options/options.html', 'guide/guide.html', 'evidence/evidence.html']) {
				const page = await surface(browser, file);
				for (const scheme of ['light', 'dark']) {
					await browser.scheme(page, scheme);
					await accessible(page, `${file} ${scheme}`);
				}
				await browser.scheme(page, 'light');
				await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
				await accessible(page, `${file} 200 %`);
				await page.close();
			}
		});

		let pictures = 0;
		const history = await browser.newPage();
		await history.goto(MAIL, { waitUntil: 'domcontentloaded' });
		const tab = await browser.tabId(MAIL);
		const { tab: { report } } = await readState(browser, tab, MAIL);

		await t.test('the guide begins with the evidence, says what breaks before the link, and goes on where it was left', async () => {
			let page = await surface(browser, `guide/guide.html?tab=${tab}`);
			await accessible(page, 'guide');
			const title = () => page.evaluate(() => document.getElementById('step-title').textContent);
			assert.equal(await page.evaluate(() => document.querySelectorAll('#list li').length), report.actions.length);
			assert.match(await title(), /^1\. 記録を保存する/);
			await page.click('#later');
			await page.click('#later');
			assert.match(await title(), /^3\. /);
			const order = await page.evaluate(() => {
				const note = document.querySelector('#step .note'), link = document.querySelector('#step a');
				return note && link ? Boolean(note.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING) : null;
			});
			assert.equal(order, true);
			await page.click('#later');
			// By keyboard alone: from the step itself to its tick.
			await page.focus('#step');
			for (let i = 0; i < 6 && await page.evaluate(() => document.activeElement.id) !== 'tick'; i++) await page.keyboard.press('Tab');
			await page.keyboard.press(' ');
			await page.waitForFunction(() => document.querySelectorAll('#list .done').length === 1);
			assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('#list .later')].map(e => e.textContent)), ['あとで', 'あとで', 'あとで'], 'what was put off says so');
			assert.match(await page.evaluate(() => [...document.querySelectorAll('#list h3')].map(e => e.textContent).join(' ')), /^今日やること: (\d+)個のうち1個すみ あとでやること: \d+個のうち0個すみ$/);
			for (let i = 0; i < report.actions.length; i++) {
				await page.evaluate(n => document.querySelectorAll('#list button')[n].click(), i);
				await accessible(page, `guide step ${i + 1}`);
				const links = await page.evaluate(() => [...document.querySelectorAll('#step a')].map(a => a.href));
				for (const l of links) assert.match(l, /^(https:|tel:|chrome-extension:|moz-extension:)/);
			}
			await page.close();
			page = await surface(browser, 'guide/guide.html'); // without its tab
			assert.equal(await page.evaluate(() => document.querySelectorAll('#list .done').length), 1, 'the tick was kept');
			assert.equal(await page.evaluate(() => document.querySelectorAll('#list .later').length), 3, 'and what was put off');
			assert.match(await page.evaluate(() => document.getElementById('step-title').textContent), /^5\. /, 'it goes on with what was not');
			await page.close();
		});

		await t.test('a settings page that shows the switch on ticks its step', async () => {
			const page = await surface(browser, `guide/guide.html?tab=${tab}`);
			const before = await page.evaluate(() => document.querySelectorAll('#list .done').length);
			await chooseStep(page, 'restrict-overseas-access');
			assert.match(await page.evaluate(() => document.getElementById('step').innerText), /「海外アクセス制限を行う\(有効\)」を選びます。\s*(\d\.\s*)?「保存」を押します。/, 'what to press, in the provider\'s words');
			assert.match(await page.evaluate(() => document.querySelector('#step .note').innerText), /Outlookで、Yahoo! JAPANのメールを読めなくなります。[^]*海外のサーバー[^]*ブラウザで読みます/);
			const setting = await browser.newPage();
			await setting.goto(SETTING, { waitUntil: 'domcontentloaded' });
			await readState(browser, await browser.tabId(SETTING), SETTING);
			await page.waitForFunction(n => document.querySelectorAll('#list .done').length >= n, {}, before + 1);
			await until(() => page.evaluate(() => document.getElementById('passed').textContent === '✓ 「海外からのアクセス制限」は有効になっていました。次へ進みます。'), { what: 'word about the seen setting' });
			assert.notEqual(await page.evaluate(() => document.querySelector('#list [aria-current]').dataset.step), 'restrict-overseas-access', 'it goes on');
			await chooseStep(page, 'restrict-overseas-access');
			await until(() => page.evaluate(() => document.querySelector('#step .state.on') !== null && document.getElementById('tick').disabled), { what: 'seen setting' });
			await setting.close();
			await page.close();
		});

		await t.test('a reminder is set, rings and is put away', async () => {
			const page = await surface(browser, `guide/guide.html?tab=${tab}`);
			await chooseStep(page, 'look-again');
			await page.click('#remind-day');
			const api = 'globalThis.browser ?? globalThis.chrome';
			await until(() => page.evaluate(`(${api}).alarms.getAll().then(a => a.some(x => x.name === 'look-again:24'))`), { what: 'alarm' });
			await page.evaluate(async () => { const r = await import('/background/reminders.js'); await r.showDue(Date.now() + 25 * 3600e3); });
			assert.equal(await page.evaluate(`(${api}).action.getBadgeText({})`), '↻');
			await page.evaluate(async () => { const r = await import('/background/reminders.js'); await r.putAwayDue(Date.now() + 25 * 3600e3); });
			assert.equal(await page.evaluate(`(${api}).action.getBadgeText({})`), '');
			await page.close();
		});

		await t.test('the record: rows as shown, both zones, charts, files that prove themselves', async () => {
			const page = await surface(browser, `evidence/evidence.html?tab=${tab}`);
			await accessible(page, 'record');
			const marked = report.signIns.filter(s => ['high', 'medium', 'low'].includes(s.risk));
			const rows = await page.evaluate(() => [...document.querySelectorAll('#record .wide tbody tr')].map(r => [...r.cells].map(c => c.textContent)));
			assert.equal(rows.length, marked.length);
			assert.equal(rows[0].at(-1), marked[0].text);
			assert.equal(rows[0][2].slice(0, 16), marked[0].time.slice(0, 16).replace('T', ' '));
			assert.equal(await page.evaluate(() => document.querySelectorAll('#record svg[role="img"]').length), 2);
			assert.ok((await page.evaluate(() => document.body.innerText)).includes('だれが接続したかは示しません'));
			await holdFiles(page);
			await page.click('#csv');
			const table = await heldText(page);
			assert.match(table.name, /^ashiato-\d{4}-\d\d-\d\d\.csv$/);
			assert.equal(table.text.trim().split('\r\n').length, report.signIns.length + 1);
			assert.match(table.text, /▲ 要確認[^\r]*受信\(IMAP\)[^\r]*成功/, 'values in words');
			await page.evaluate(() => { globalThis.held = []; });
			await page.click('#json');
			const json = JSON.parse((await heldText(page)).text);
			assert.equal(createHash('sha256').update(canonical(json.record)).digest('hex'), json.sha256);
			assert.equal(await page.evaluate(() => document.querySelector('#record span.sum').textContent), json.sha256, 'the paper has the same number');
			const paper = () => page.evaluate(() => document.getElementById('record').innerText);
			assert.match(await paper(), /海外からのアクセス制限: 有効を確認\(足あと\)/, 'what the extension saw itself');
			assert.match(await paper(), /\d パスワードを変えた\(本人の申告\)/, 'what the person says, as done');
			assert.match(await paper(), /番号の抜けは、印のない行です/);
			for (const blank of ['氏名', 'Yahoo! JAPANのID']) assert.ok((await paper()).includes(blank), blank);
			assert.ok((await paper()).indexOf('専門家向け') < (await paper()).indexOf('SHA-256'));
			const printed = await page.evaluate(() => { dispatchEvent(new Event('beforeprint')); return document.getElementById('printed').closest('tr').innerText || document.getElementById('printed').closest('tr').textContent; });
			assert.match(printed, /^印刷した日時\s*\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \(JST\)$/);
			assert.ok((await paper()).includes('ギフト券の番号・金額・店'));
			assert.doesNotMatch(await paper(), /画面の写真/, 'without a picture there is no heading for one');
			assert.match(await page.evaluate(() => document.getElementById('said').textContent), /データを保存しました/);
			await page.evaluate(() => import('/background/casebook.js').then(async c => { const [m] = await c.exportMemories(); await c.tick(m.id, 'look-again', true, Date.now()); await c.tick(m.id, 'beware-phishing', true, Date.now()); }));
			await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
			await until(async () => /もう一度見る日を決めた\(本人の申告\)/.test(await paper()), { what: 'a step that was done meanwhile' });
			assert.doesNotMatch(await paper(), /did_|リンクに注意/, 'what is to know is no deed');
			await page.click('#every');
			assert.equal(await page.evaluate(() => document.querySelectorAll('#record .wide tbody tr').length), report.signIns.length);
			await page.close();
		});

		await t.test('the record takes a picture without our marks after a press on the toolbar, and says so where there is none', async () => {
			await (await openPopup(browser, history)).close();
			const page = await surface(browser, `evidence/evidence.html?tab=${tab}`);
			await page.bringToFront();
			await page.click('#picture');
			await said(page, '加えました|先に、履歴の');
			if (await page.evaluate(() => document.querySelector('canvas.picture') !== null)) {
				await accessible(page, 'record with picture');
				assert.ok(await page.evaluate(() => {
					const c = document.querySelector('canvas.picture');
					return new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size > 8;
				}), 'the picture shows something');
				pictures++;
				const sum = await page.evaluate(() => [...document.querySelectorAll('span.sum')].at(-1).textContent);
				assert.match(sum, /^[0-9a-f]{64}$/);
				// Screen by screen to the end of the page, not only what was in view.
				const heights = await page.evaluate(() => [...document.querySelectorAll('canvas.picture')].reduce((n, c) => n + c.height, 0));
				const whole = await history.evaluate(() => { // as high as the page is without our marks and bar
					const hide = document.createElement('style');
					hide.textContent = 'ashiato-bar, ashiato-mark { display: none !important }';
					document.head.append(hide);
					const height = Math.max(document.scrollingElement.scrollHeight, innerHeight) * devicePixelRatio;
					hide.remove();
					return height;
				});
				assert.ok(Math.abs(heights - whole) <= 4, `${heights} of ${whole} px`);
				await holdFiles(page);
				await page.click('#save-picture');
				const bytes = await until(() => page.evaluate(async () => globalThis.held.length > 0 && [...new Uint8Array(await globalThis.held.at(-1).arrayBuffer())]), { what: 'saved picture' });
				assert.equal(createHash('sha256').update(Buffer.from(bytes)).digest('hex'), sum, 'the file has the number on the paper');
			} else assert.match(await page.evaluate(() => document.getElementById('said').textContent), /先に、履歴のページで足あとを押してください。そのあと、ここに戻って、もう一度押します。/);
			assert.equal(pictures, 1, 'a press on the toolbar lends the tab');
			await readState(browser, tab, MAIL);
			await until(() => history.evaluate(() => document.querySelectorAll('ashiato-mark').length > 0), { what: 'marks again' });
			await page.close();
		});

		await t.test('a page whose rows scroll in an area of their own is pictured to the last row', async () => {
			const url = 'https://lh.login.yahoo.co.jp/area';
			server.set(url, attackedMail().replace('</head>', '<style>html, body { height: 100%; margin: 0; overflow: hidden } .area { height: 60vh; overflow-y: auto }</style></head>')
				.replace('<table class="history"', '<div class="area"><table class="history"').replace('</table>', '</table></div>'));
			const page = await browser.newPage();
			await page.goto(url, { waitUntil: 'domcontentloaded' });
			const at = await browser.tabId(url);
			await readState(browser, at, url);
			assert.ok(await page.evaluate(() => document.querySelector('.area').scrollHeight > document.querySelector('.area').clientHeight + 40));
			await page.evaluate(() => { document.querySelector('.area').scrollTop = 33; });
			await (await openPopup(browser, page)).close();
			const record = await surface(browser, `evidence/evidence.html?tab=${at}`);
			await record.bringToFront();
			await record.click('#picture');
			await said(record, '加えました');
			const [heights, text] = await record.evaluate(() => [[...document.querySelectorAll('canvas.picture')].reduce((n, c) => n + c.height, 0), document.querySelector('.pages').previousElementSibling.textContent]);
			const [screen, screens] = await page.evaluate(() => {
				for (const e of document.querySelectorAll('ashiato-bar, ashiato-mark')) e.remove();
				const area = document.querySelector('.area');
				return [innerHeight * devicePixelRatio, Math.ceil(area.scrollHeight / area.clientHeight)];
			});
			assert.ok(Math.abs(heights - screen * screens) <= 2 * screens, `${heights} of ${screens} screens of ${screen} px`);
			assert.match(text, /上から下まで/);
			assert.ok(await page.evaluate(() => document.querySelector('.area').scrollTop) < 120, 'the area is back near where it stood');
			await record.close();
			await page.close();
		});

		await t.test('the popup opens the guide: beside the page where the browser has a panel, else in a tab', async () => {
			const popup = await openPopup(browser, history);
			await popup.click('#guide').catch(() => {}); // the popup closes itself
			const where = await until(() => browser.inExtension(async () => {
				const api = globalThis.browser ?? globalThis.chrome, own = u => u?.includes('/guide/guide.html?tab=');
				if ((await api.tabs.query({})).some(t => own(t.url))) return 'tab';
				return (await api.runtime.getContexts?.({}))?.some(c => c.contextType === 'SIDE_PANEL' && own(c.documentUrl)) ? 'panel' : null;
			}), { what: 'guide' });
			assert.equal(where, name === 'chromium' ? 'panel' : 'tab');
		});

		await t.test('options: saved at once, memory as a file and back, all away and back', async () => {
			const page = await surface(browser, 'options/options.html');
			await accessible(page, 'options with data');
			assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('#commands dt')].map(dt => [dt.nextElementSibling.textContent, dt.textContent]).sort()),
				[['このページを調べる', 'Alt+Shift+L'], ['前の印へ', 'Alt+Shift+K'], ['次の印へ', 'Alt+Shift+J'], ['足あとを開く', 'Alt+Shift+O']], 'the browser took every key: none is one of its own');
			const tabs = () => browser.inExtension(async () => (await (globalThis.browser ?? globalThis.chrome).tabs.query({})).map(t => t.id));
			const before = await tabs();
			await page.click('#keys-set');
			const keys = await until(async () => (await tabs()).find(t => !before.includes(t)), { what: 'the browser\'s page of keys' });
			await browser.inExtension(t => (globalThis.browser ?? globalThis.chrome).tabs.remove(t), keys);
			await page.bringToFront();
			await page.select('#home', 'TW');
			await page.waitForFunction(() => /台湾/.test(document.getElementById('homes').textContent));
			await page.click('#homes button');
			await page.waitForFunction(() => !/台湾/.test(document.getElementById('homes').textContent));
			await page.select('#days', '365');
			await page.waitForFunction(() => /365/.test(document.getElementById('data-help').textContent));
			const counts = () => page.evaluate(() => document.getElementById('counts').textContent);
			const full = await counts();
			await holdFiles(page);
			await page.click('#export');
			const file = await heldText(page);
			const memory = JSON.parse(file.text);
			assert.equal((memory.accounts ?? [memory])[0].signIns.length, report.signIns.length);

			const forgotten = pattern => page.waitForFunction(p => new RegExp(p).test(document.getElementById('forgotten').textContent), {}, pattern);
			await page.click('#forget');
			await page.click('#forget-yes');
			await forgotten('消しました');
			assert.notEqual(await counts(), full);
			await page.click('#undo');
			await forgotten('元に戻しました');
			assert.equal(await counts(), full);
			await page.click('#forget');
			await page.click('#forget-yes');
			await forgotten('消しました');

			const bad = await upload(page, '#file', 'bad.json', '{"version":1,"signIns":[{"time":"yesterday"}]}');
			await said(page, 'memory: signIns 0: time');
			await bad();
			const good = await upload(page, '#file', 'good.json', file.text);
			await said(page, '読みこみました');
			await good();
			assert.equal(await counts(), full);
			await page.close();
		});

		await t.test('options: an own database is used if it can be, refused with the reason if not', async () => {
			const page = await surface(browser, 'options/options.html');
			const line = () => page.evaluate(() => document.getElementById('database-line').textContent);
			await until(async () => await line() !== '', { what: 'the line about the database' });
			const packaged = await line();
			const bad = await upload(page, '#own-file', 'bad.mmdb', 'no database');
			await said(page, '使えません');
			assert.equal(await line(), packaged);
			await bad();
			const good = await upload(page, '#own-file', 'small.mmdb', await fs.readFile(path.join(ROOT, 'testdata/geoip/small.mmdb')));
			await said(page, 'このファイルを使います');
			assert.match(await page.evaluate(() => document.getElementById('database-own').textContent), /small\.mmdb/);
			await good();
			await page.click('#own-drop');
			await said(page, 'もとのデータ');
			assert.equal(await line(), packaged);
			await page.close();
		});

		await t.test('options: a permission that was taken away can be given again', async () => {
			await browser.hostAccess(false);
			let page = await surface(browser, 'options/options.html');
			await until(() => page.evaluate(() => document.querySelector('#builtin button') !== null), { what: 'button to allow again' });
			await accessible(page, 'options without permission');
			await browser.hostAccess(true);
			await page.close();
			page = await surface(browser, 'options/options.html');
			await until(() => page.evaluate(() => document.querySelector('#builtin .state') !== null && document.querySelector('#builtin button') === null), { what: 'permission' });
			await page.close();
		});

		await t.test('the other language is complete on every page', async () => {
			await ask(browser, 'set-options', { options: { language: 'en' } });
			for (const file of ['welcome/welcome.html', 'trust/trust.html', 'options/options.html', 'guide/guide.html', 'evidence/evidence.html']) {
				const page = await surface(browser, file);
				assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
				const text = await page.evaluate(() => document.body.innerText);
				assert.doesNotMatch(text, /\b(welcome|trust|guide|evidence|options)_[a-z_]+/, `${file}: a key without a text`);
				await page.close();
			}
		});

		await t.test('nothing left the browser and nothing failed', async () => {
			const strange = server.log.filter(r => ![new URL(MAIL).host, new URL(SETTING).host].includes(r.host) && /ashiato|lh\.login/.test(`${r.path}${r.body}`));
			assert.deepEqual(strange, []);
			assert.deepEqual((await browser.faults()).filter(f => !/blob:held/.test(f)), []);
		});
	});
}
