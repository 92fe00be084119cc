// Nothing leaves the browser, nothing is left where a page could find it, and private windows leave nothing at all.
import assert from 'node:assert/strict';
import { attackedMail, cleanWeb, restriction } from '../../demo/pages.mjs';
import { ask, marksOf, openPopup } from '../../demo/visit.mjs';
import { inBrowsers } from './stage.mjs';
import { until } from './until.mjs';

const WEB = 'https://lh.login.yahoo.co.jp/', MAIL = 'https://lh.login.yahoo.co.jp/mailsoft', RESTRICTION = 'https://mail.yahoo.co.jp/u/pc/settings/overseas';
const VISITED = new Set(['lh.login.yahoo.co.jp', 'mail.yahoo.co.jp']);
/** Hosts that the browsers themselves ask, whatever extensions they have. */
const OWN_CHATTER = /(^|\.)(google\.com|googleapis\.com|gvt1\.com|gstatic\.com|googleusercontent\.com|mozilla\.(com|org|net)|firefox\.com|firefoxusercontent\.com)$/;
/** What a report of a person would hold: of the pages' rows and names. */
const SECRETS = ['113.108.182', '126.79.204', '49.98.131', 'hanako_demo', 'メールソフト', 'mailsoft'];

const counts = browser => ask(browser, 'options').then(o => JSON.stringify(o.counts));

inBrowsers('privacy', async (t, stage) => {
	const { browser, server } = stage;

	await t.test('a whole scenario sends nothing', async () => {
		for (const [url, html] of [[WEB, cleanWeb()], [MAIL, attackedMail()], [RESTRICTION, restriction('off')]]) {
			const { page } = await stage.read(url, html);
			const popup = await openPopup(browser, page);
			if (url === MAIL) {
				await popup.click('[data-answer="no"]');
				await until(() => popup.evaluate(() => !!document.querySelector('[data-answered="no"]')), { what: 'answer' });
			}
			await popup.close();
			await page.close();
		}
		// Every page of the extension too, with the history that was seen last, and a file saved.
		const { tab, page } = await stage.read(MAIL, attackedMail());
		for (const file of [`guide/guide.html?tab=${tab}`, `evidence/evidence.html?tab=${tab}`, 'options/options.html', 'trust/trust.html', 'welcome/welcome.html']) {
			const surface = await browser.openExtensionPage(file);
			await until(() => surface.evaluate(() => document.documentElement.classList.contains('ready') && (document.querySelector('main')?.innerText.trim().length ?? 0) > 40), { timeout: 30_000, what: file });
			if (file.startsWith('evidence')) await surface.evaluate(() => document.getElementById('csv').click());
			await surface.close();
		}
		await page.close();
		await browser.inExtension(() => true);

		assert.ok(server.log.length > 3, 'the server saw the pages');
		const strangers = server.hosts().filter(h => !VISITED.has(h) && !OWN_CHATTER.test(h));
		assert.deepEqual(strangers, [], 'hosts that were asked');
		for (const r of server.log) {
			if (VISITED.has(r.host)) {
				// Pages are asked for by the tab alone: no second time, nothing sent along.
				assert.equal(r.method, 'GET', r.path);
				assert.equal(r.body, '', r.path);
				continue;
			}
			const all = decodeURIComponent(`${r.path} ${JSON.stringify(r.headers)} ${r.body}`.replace(/%(?![0-9a-f]{2})/gi, ''));
			for (const secret of SECRETS) assert.ok(!all.includes(secret), `${secret} went to ${r.host}${r.path}`);
		}
		assert.equal(server.log.filter(r => r.host === 'lh.login.yahoo.co.jp' && r.path === '/mailsoft').length, 2, 'the two visits');
		assert.ok(browser.requests.length > 3, 'requests were recorded');
		const abroad = browser.requests.filter(r => r.from.startsWith(browser.origin) && !r.url.startsWith(browser.origin) && !/^(data|blob):/.test(r.url));
		assert.deepEqual(abroad, [], 'requests of the extension');
	});

	await t.test('a page finds nothing of the extension in its own storage', async () => {
		for (const url of [WEB, RESTRICTION, 'https://stranger.example/']) {
			const page = await stage.open(url, cleanWeb());
			const found = await page.evaluate(async () => ({
				local: localStorage.length, session: sessionStorage.length, cookies: document.cookie, databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
				name: window.name, workers: (await navigator.serviceWorker.getRegistrations()).length }));
			assert.deepEqual(found, { local: 0, session: 0, cookies: '', databases: 0, caches: 0, name: '', workers: 0 }, url);
			await page.close();
		}
	});

	await t.test('no file of the extension can be loaded by a page', async () => {
		const page = await stage.open(WEB, cleanWeb());
		for (const file of ['manifest.json', 'popup/popup.html', 'icons/16.png', 'analyzer.wasm']) {
			assert.equal(await page.evaluate(u => fetch(u).then(() => true, () => false), `${browser.origin}/${file}`), false, file);
		}
		await page.close();
	});
});

inBrowsers('private windows', async (t, stage) => {
	const { browser, server } = stage;
	await browser.allowPrivate();
	server.set(MAIL, attackedMail());
	const before = await counts(browser);
	const page = await browser.privatePage(MAIL);

	await t.test('a private window is marked like any other', async () => {
		await until(async () => (await marksOf(page)).filter(m => m.risk === 'high').length === 48, { what: 'marks in a private window' });
	});

	await t.test('it leaves nothing behind', async () => {
		assert.equal(await counts(browser), before);
		await page.close();
		assert.equal(await counts(browser), before);
		const left = await until(async () => {
			const all = await browser.inExtension(async () => JSON.stringify([await (globalThis.browser ?? globalThis.chrome).storage.local.get(null), await (globalThis.browser ?? globalThis.chrome).storage.session.get(null)]));
			return !all.includes('113.108.182') && all;
		}, { what: 'storage without the private window' });
		assert.ok(!left.includes('mailsoft'), left);
	});
});
