// Rows that a stranger wrote: every payload in every field, through the page, the popup, the guide, the record and its files. And pages that try to
// reach or to drive the extension.
import assert from 'node:assert/strict';
import { ask, marksOf, openPopupTab } from '../../demo/visit.mjs';
import { escaped, PAYLOADS } from './payloads.mjs';
import { inBrowsers } from './stage.mjs';
import { until } from './until.mjs';

const MAIL = 'https://lh.login.yahoo.co.jp/mailsoft';
const minutes = i => { const t = new Date(Date.parse('2026-11-20T11:50:00Z') - i * 30 * 60_000 + 9 * 3_600_000).toISOString(); return `${t.slice(0, 10).replaceAll('-', '/')} ${t.slice(11, 16)}`; };
const row = cells => `<tr>${cells.map(c => `<td>${c}</td>`).join('')}</tr>`;
const attributes = p => `title="${escaped(p)}" aria-label="${escaped(p)}" data-ip="${escaped(p)}" id="${escaped(p)}" class="${escaped(p)}"`;

/** A history of an attack whose every other field holds a payload, and in the last rows the time and the address as well. */
function page() {
	const rows = PAYLOADS.map((p, i) => row([minutes(i), escaped(p), `<span ${attributes(p)}>113.108.182.${i % 250 + 1}</span>`, escaped(p), `中国${i % 2 ? ` ${escaped(p)}` : ''}`, escaped(p)]));
	const broken = PAYLOADS.map((p, i) => row([i % 2 ? minutes(i) : escaped(p), 'メール受信(IMAP)', i % 2 ? escaped(p) : '113.108.182.9', '不明', escaped(p), '成功']));
	const links = PAYLOADS.slice(-80).map(p => `<a href="${escaped(p)}">海外からのアクセス制限</a>`).join('');
	return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>メールソフト ログイン履歴 - Yahoo! JAPAN ${escaped(PAYLOADS[0])}</title></head><body><h1>メールソフト ログイン履歴</h1>
		<p>ID: ${escaped(PAYLOADS[2])}</p><table><thead>${row(['日時', 'サービス', 'IPアドレス', 'アクセス元', '国・地域', '端末情報']).replaceAll('td>', 'th>')}</thead><tbody>${rows.join('')}${broken.join('')}</tbody></table>
		<nav hidden>${links}</nav><script>globalThis.before = document.body.outerHTML;</script></body></html>`;
}

/** Signs that turn, hide or end a text. */
const SIGNS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/u;

/** Every text in a value, with the way to it. */
function* texts(value, way = '') {
	if (typeof value === 'string') yield [way, value];
	else if (value && typeof value === 'object') for (const [k, v] of Object.entries(value)) yield* texts(v, `${way}.${k}`);
}

/** What a surface must not have: an element, a link or a handler that came from a row. */
const intruders = view => view.evaluate(() => ({
	ran: globalThis.hit ?? null, polluted: {}.hit ?? null,
	elements: [...document.querySelectorAll('script:not([src]), iframe, object, embed, base, meta[http-equiv=refresh], marquee, audio, video, math, form[action], .hit, ashiato-mark, ashiato-bar, img[src^=http], img[src=x], link[href^=http]')].map(e => e.outerHTML.slice(0, 80)),
	handlers: [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).map(e => e.outerHTML.slice(0, 80)),
	links: [...document.querySelectorAll('a[href]')].map(a => a.href).filter(h => !/^(https:\/\/([a-z0-9-]+\.)*(yahoo\.co\.jp|npa\.go\.jp|ipa\.go\.jp|go\.jp)\/|https:\/\/(?!.*(hit|evil))|tel:[#0-9+]+$|(chrome|moz)-extension:|blob:)/.test(h) || /hit\.example/.test(h)),
}));
const NONE = { ran: null, polluted: null, elements: [], handlers: [], links: [] };

/** The cells of a CSV file (RFC 4180). @param {string} text */
function cells(text) {
	const out = [];
	for (const [, quoted, plain] of text.replace(/^\uFEFF/, '').matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)) out.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
	return out;
}

inBrowsers('rows that a stranger wrote', async (t, stage) => {
	const { browser, server } = stage;
	const { page: tabPage, tab, report } = await stage.read(MAIL, page());

	await t.test('the page is as it was but for our marks, and nothing in it ran', async () => {
		await until(async () => (await marksOf(tabPage)).filter(m => m.risk === 'high').length >= PAYLOADS.length, { timeout: 30_000, what: 'marks of every row' });
		const { same, hit } = await tabPage.evaluate(() => {
			const copy = document.body.cloneNode(true);
			for (const e of copy.querySelectorAll('ashiato-mark, ashiato-bar')) e.remove();
			return { same: copy.outerHTML.startsWith(globalThis.before.slice(0, -'</body>'.length)), hit: globalThis.hit ?? null };
		});
		assert.ok(same, 'the page without our marks is the page');
		assert.equal(hit, null);
		for (const m of await marksOf(tabPage)) assert.ok(!/hit|<|&/.test(m.text), m.text);
	});

	await t.test('the report holds harmless texts, and no link that came from a row', async () => {
		assert.ok(report.signIns.length >= PAYLOADS.length, `${report.signIns.length} sign-ins`);
		for (const [way, text] of texts(report)) assert.ok(!SIGNS.test(text) && text.length <= 2000, `${way}: ${JSON.stringify(text.slice(0, 80))}`);
		for (const a of report.actions) assert.ok(!a.url || /^https:\/\/([a-z0-9-]+\.)*yahoo\.co\.jp\//.test(a.url) || (a.urlSource === 'definition' && !/hit|evil/.test(a.url)), `${a.url} of the ${a.urlSource}`);
	});

	await t.test('the popup shows them as text', async () => {
		const popup = await openPopupTab(browser, tab);
		await popup.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true; });
		assert.deepEqual(await intruders(popup), NONE);
		await popup.close();
	});

	await t.test('the guide shows them as text', async () => {
		const guide = await browser.openExtensionPage(`guide/guide.html?tab=${tab}`);
		await guide.waitForFunction(() => document.documentElement.classList.contains('ready') && document.querySelector('main')?.innerText.trim().length > 40);
		assert.deepEqual(await intruders(guide), NONE);
		await guide.close();
	});

	await t.test('the record shows them as text, and its files run nowhere', async () => {
		const record = await browser.openExtensionPage(`evidence/evidence.html?tab=${tab}`);
		await record.waitForFunction(() => document.documentElement.classList.contains('ready') && document.querySelector('main')?.innerText.trim().length > 40);
		assert.deepEqual(await intruders(record), NONE);
		const shown = await record.evaluate(() => document.body.textContent);
		for (const p of ['<img src=x onerror=globalThis.hit=1>', '{{7*7}}', '__proto__', 'javascript:globalThis.hit=1']) assert.ok(shown.includes(p), `${p} is shown as it is`);
		await record.evaluate(() => {
			globalThis.held = [];
			URL.createObjectURL = blob => { globalThis.held.push(blob); return 'blob:held'; };
			HTMLAnchorElement.prototype.click = () => {};
		});
		await record.evaluate(() => document.getElementById('csv').click());
		const csv = Buffer.from(await until(() => record.evaluate(async () => globalThis.held.length > 0 && [...new Uint8Array(await globalThis.held.at(-1).arrayBuffer())]), { what: 'CSV' })).toString('utf8');
		const all = cells(csv);
		assert.ok(all.length > PAYLOADS.length * 10, `${all.length} cells`);
		for (const c of all) assert.ok(!/^[\s\u0000-\u001F\u200B-\u200F\u2060\uFEFF]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]/u.test(c) || /^-?\d+(\.\d+)?$/.test(c), JSON.stringify(c));
		assert.ok(all.some(c => c.startsWith("'=")), 'formulas are there, defused');
		await record.close();
	});

	await t.test('nothing was asked of the hosts that the rows name', async () => {
		assert.deepEqual(server.hosts().filter(h => /hit|evil/.test(h)), []);
		assert.deepEqual(browser.requests.filter(r => /hit\.example/.test(r.url)), []);
	});

	await t.test('no error of the extension reached the browser', async () => assert.deepEqual(await browser.faults(), []));
}, { timeout: 600_000 });

inBrowsers('a page that tries to reach and to drive the extension', async (t, stage) => {
	const { browser } = stage;
	/** Everything that an action would change, and the tabs that show a page of the extension. */
	const state = () => browser.inExtension(async () => {
		const api = globalThis.browser ?? globalThis.chrome;
		const session = await api.storage.session.get(null); // `practised` comes when the analyzer has rehearsed, whatever the page does
		// Pages of the extension that really run: a tab that was refused one keeps its address, and shows the browser's error.
		const own = api.extension.getViews({ type: 'tab' }).map(view => view.location.href);
		return JSON.stringify({ options: await api.runtime.sendMessage({ kind: 'options' }), local: await api.storage.local.get(null), own, answers: Object.entries(session).filter(([key]) => key !== 'practised').map(([, s]) => s.answers) });
	});
	const { page: tabPage, report } = await stage.read(MAIL, page());
	await until(async () => (await marksOf(tabPage)).length >= PAYLOADS.length, { timeout: 30_000, what: 'marks' });
	const before = await state();

	await t.test('it finds no script, no root, no storage and no door of the extension', async () => {
		const found = await tabPage.evaluate(async () => {
			const bar = document.querySelector('ashiato-bar'), mark = document.querySelector('ashiato-mark');
			return {
				globals: Object.getOwnPropertyNames(globalThis).filter(n => /ashiato|webext/i.test(n)), api: typeof globalThis.chrome?.runtime?.sendMessage, browser: typeof globalThis.browser?.runtime,
				root: bar.shadowRoot, inside: bar.childNodes.length, internals: Object.keys(bar).concat(Object.keys(mark)),
				buttons: document.querySelectorAll('ashiato-bar *, ashiato-mark :is(button, a, input, [onclick], [tabindex])').length,
				scripts: [...document.scripts].filter(s => /extension/.test(s.src)).length, styles: [...document.querySelectorAll('style, link')].length,
				resources: performance.getEntries().filter(e => /extension:/.test(e.name)).length,
				local: localStorage.length, session: sessionStorage.length, cookies: document.cookie, databases: (await indexedDB.databases?.() ?? []).length, caches: (await caches.keys()).length,
				workers: (await navigator.serviceWorker.getRegistrations()).length,
			};
		});
		assert.deepEqual(found, { globals: [], api: 'undefined', browser: 'undefined', root: null, inside: 0, internals: [], buttons: 0, scripts: 0, styles: 0, resources: 0, local: 0, session: 0, cookies: '', databases: 0, caches: 0, workers: 0 });
	});

	await t.test('its events, messages and windows do nothing', async () => {
		await tabPage.evaluate(async (origin, kinds) => {
			const targets = [window, document, document.body, ...document.querySelectorAll('ashiato-bar, ashiato-mark')].slice(0, 40);
			for (const target of targets) {
				for (const type of ['click', 'dblclick', 'auxclick', 'pointerdown', 'mousedown', 'keydown', 'focus', 'submit', 'message', 'load', 'DOMContentLoaded', 'popstate', 'visibilitychange', 'ashiato', 'ashiato:forget', 'animationend']) {
					target.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
					target.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail: { kind: 'forget' } }));
				}
				target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
				target.dispatchEvent(new KeyboardEvent('keydown', { key: 'A', altKey: true, shiftKey: true, bubbles: true }));
				target.click?.();
			}
			for (const kind of kinds) {
				for (const message of [kind, { kind }, { kind, tabId: 1, finding: 0, answer: 'yes', options: { marks: false }, url: location.href, head: {}, nodes: [] }, JSON.stringify({ kind })]) {
					window.postMessage(message, '*');
					window.dispatchEvent(new MessageEvent('message', { data: message, origin, source: window }));
				}
				new BroadcastChannel('ashiato').postMessage({ kind });
			}
			for (const file of ['popup/popup.html', 'options/options.html', 'guide/guide.html?tab=1', 'evidence/evidence.html', 'manifest.json', 'analyzer.wasm', 'content.js', 'geo.mmdb']) {
				try { window.open(`${origin}/${file}`); } catch { /* refused */ }
				const frame = document.createElement('iframe');
				frame.src = `${origin}/${file}`;
				document.body.append(frame);
				const link = document.createElement('a');
				link.href = `${origin}/${file}`;
				link.target = '_blank';
				link.click();
				for (const tag of ['img', 'script', 'link']) {
					const e = document.createElement(tag);
					e.onload = () => { globalThis.loaded = file; };
					e[tag === 'link' ? 'href' : 'src'] = `${origin}/${file}`;
					if (tag === 'link') e.rel = 'stylesheet';
					document.body.append(e);
				}
				await fetch(`${origin}/${file}`).then(() => { globalThis.loaded = file; }, () => {});
				await import(`${origin}/${file}`).then(() => { globalThis.loaded = file; }, () => {});
			}
		}, browser.origin, ['wake', 'analyze', 'state', 'answer', 'undo-answer', 'check-page', 'remember-site', 'forget-site', 'show-marks', 'options', 'set-options', 'forget', 'undo-forget', 'picture', 'reload-database', 'update-check', 'update-switch', 'again', 'leave', 'show', 'here']);
		assert.equal(await tabPage.evaluate(() => globalThis.loaded ?? null), null, 'a file was loaded');
		for (const frame of tabPage.frames().slice(1)) {
			assert.equal(await frame.evaluate(() => typeof (globalThis.browser ?? globalThis.chrome)?.runtime?.sendMessage).catch(() => 'undefined'), 'undefined', 'a page of the extension in a frame');
		}
		assert.equal(await state(), before);
	});

	await t.test('the marks stay, once each, and the next reading is the same', async () => {
		const again = await ask(browser, 'check-page', { tabId: await browser.tabId(MAIL) });
		assert.equal(again.ok, true);
		await until(async () => (await marksOf(tabPage)).filter(m => m.risk === 'high').length >= report.signIns.filter(s => s.risk === 'high').length, { what: 'marks' });
		assert.equal(await tabPage.evaluate(() => [...document.querySelectorAll('tr')].filter(r => r.querySelectorAll('ashiato-mark').length > 1).length), 0);
	});
});
