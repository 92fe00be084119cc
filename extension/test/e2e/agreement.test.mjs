// One page, two readers: the content script's snapshot of it in the browser, and the native command on the same page saved to a file, both as
// it was served and as it stands afterwards with our marks in it. They agree record by record. And pages of thousands of rows.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { NOW } from '../../demo/pages.mjs';
import { marksOf } from '../../demo/visit.mjs';
import { inBrowsers } from './stage.mjs';
import { temporary } from './temporary.mjs';
import { until } from './until.mjs';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const BASE = 'https://lh.login.yahoo.co.jp/';
const run = promisify(execFile);

/** Pages of twelve layouts, half of them never looked at while the reader was written. */
const PAGES = ['heldout/table_th_ja', 'heldout/dl_cards_enus', 'heldout/nested_lists_en', 'heldout/css_grid_cells_de2', 'heldout/details_zh', 'heldout/shadow_dom_en',
	'heldout/two_histories_en', 'heldout/summary_detail_rows_ja', 'seen/br_lines_ja', 'seen/attributes_only_ja', 'seen/relative_ja', 'seen/sentences_fr'];

/** What both readers say of a record. Risk is left out: the browser remembers earlier pages. */
const FIELDS = ['row', 'timeText', 'precision', 'text', 'ip', 'host', 'country', 'countrySource', 'countryText', 'protocol', 'service', 'device', 'account', 'outcome', 'self'];

/** @param {any} signIn */
const fields = signIn => Object.fromEntries(FIELDS.map(f => [f, signIn[f]]));

/** The page as a browser would save it, shadow trees included. */
const savedPage = page => page.evaluate(() => {
	const roots = [];
	const walk = root => {
		for (const e of root.querySelectorAll('*')) {
			if (!e.shadowRoot) continue;
			roots.push(e.shadowRoot);
			walk(e.shadowRoot);
		}
	};
	walk(document);
	return `<!doctype html><html lang="${document.documentElement.lang}">${document.documentElement.getHTML({ shadowRoots: roots })}</html>`;
});

/** The native report of a saved page. */
async function native(file, url) {
	const { stdout } = await run(path.join(ROOT, 'bin/ashiato'), ['analyze', '--format', 'json', '--url', url, '--now', NOW, file], { maxBuffer: 1 << 28 });
	return JSON.parse(stdout);
}

/** Asserts that two reports hold the same records. */
function same(name, browser, command) {
	const [a, b] = [browser.pages[0], command.pages[0]];
	for (const f of ['history', 'reading', 'rows', 'unread', 'next', 'zone', 'ownIP', 'provider']) assert.deepEqual(a[f], b[f], `${name}: ${f}`);
	assert.equal(browser.signIns.length, command.signIns.length, `${name}: records`);
	browser.signIns.forEach((s, i) => {
		assert.deepEqual(fields(s), fields(command.signIns[i]), `${name}: record ${i}`);
		// The browser's clock runs on: "3 hours ago" is a moment later there.
		const apart = Math.abs(Date.parse(s.time || NOW) - Date.parse(command.signIns[i].time || NOW));
		assert.ok(apart <= (name.includes('relative') ? 120_000 : 0), `${name}: record ${i}: ${s.time}, ${command.signIns[i].time}`);
	});
}

/** A mail history of n rows, one in four from abroad. @param {number} n */
function long(n) {
	const rows = [];
	for (let i = 0; i < n; i++) {
		const t = new Date(Date.parse(NOW) + 9 * 3_600_000 - i * 420_000).toISOString();
		rows.push(`<tr><td>${t.slice(0, 10).replaceAll('-', '/')} ${t.slice(11, 16)}</td><td>メール受信(IMAP)</td><td>${i % 4 ? '126.79.204.17' : `113.108.182.${i % 250}`}</td><td>${i % 4 ? '日本' : '中国'}</td></tr>`);
	}
	return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>メールソフト ログイン履歴</title></head><body><h1>メールソフト ログイン履歴</h1>
		<table><tr><th>日時</th><th>サービス</th><th>IPアドレス</th><th>国・地域</th></tr>${rows.join('')}</table></body></html>`;
}

inBrowsers('the browser and the command read the same', async (t, stage) => {
	const { folder, tidy } = await temporary('agreement');
	t.after(tidy);

	for (const name of PAGES) {
		await t.test(name, async () => {
			const source = path.join(ROOT, 'testdata/layouts', name, 'page.html');
			const url = BASE + name.replace('/', '-');
			const { page, report } = await stage.read(url, { body: await fs.readFile(source) });
			assert.ok(report.signIns.length > 1, `${report.signIns.length} records`);
			same(name, report, await native(source, url));
			await until(async () => (await marksOf(page)).length > 0 || report.signIns.every(s => s.risk === 'none'), { what: 'marks' });
			const after = path.join(folder, 'after.html');
			await fs.writeFile(after, await savedPage(page));
			same(name, report, await native(after, url));
			await page.close();
		});
	}

	for (const n of stage.browser.name === 'chromium' ? [10_000] : [6_000]) { // each takes half a minute: one a browser
		await t.test(`${n} rows get their marks`, async () => {
			const url = `${BASE}long-${n}`;
			const { page, report } = await stage.read(url, long(n));
			assert.equal(report.pages[0].reading, 'complete');
			assert.equal(report.pages[0].rows, n);
			await until(async () => (await marksOf(page)).filter(m => m.risk === 'high').length === n / 4, { timeout: 60_000, what: `${n / 4} marks` });
			const wrong = await page.evaluate(() => [...document.querySelectorAll('tr')].filter(r => (r.cells[2].textContent ?? '').startsWith('113.') !== !!r.querySelector('ashiato-mark[data-risk="high"]')).length);
			assert.equal(wrong, 0);
			await page.close();
		});
	}

	await t.test('no error of the extension reached the browser', async () => assert.deepEqual(await stage.browser.faults(), []));
});
