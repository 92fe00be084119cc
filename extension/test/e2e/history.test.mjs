// What a person sees on the pages of a login history.
import assert from 'node:assert/strict';
import { attackedMail, cleanWeb, emptyMail, mailSoftware, ordinary, outlookMail, restriction, signedOut, unreadable } from '../../demo/pages.mjs';
import { ask, marksOf, openPopup, openPopupTab } from '../../demo/visit.mjs';
import { drawn } from './looks.mjs';
import { inBrowsers } from './stage.mjs';
import { never, until } from './until.mjs';

const WEB = 'https://lh.login.yahoo.co.jp/', MAIL = 'https://lh.login.yahoo.co.jp/mailsoft';
const RESTRICTION = 'https://mail.yahoo.co.jp/u/pc/settings/overseas', FORWARDING = 'https://mail.yahoo.co.jp/u/pc/settings/forwarding';
const INBOX = 'https://mail.yahoo.co.jp/u/pc/f/inbox';

/** href, urlSource and state of a step in the popup. */
const step = (popup, id) => popup.evaluate(i => {
	const li = document.querySelector(`li[data-action="${i}"]`);
	return li && { href: li.querySelector('a')?.href ?? '', source: li.dataset.urlSource, state: li.querySelector('.state')?.className.replace('state ', '') ?? '' };
}, id);

inBrowsers('a history is read, marked and explained', async (t, stage) => {
	const { browser } = stage;

	await t.test('a clean web history: no mark, no badge, the other history is named', async () => {
		const { page, tab, report } = await stage.read(WEB, cleanWeb());
		assert.equal(report.risk, 'none');
		assert.deepEqual((await marksOf(page)).filter(m => m.risk !== 'none'), []);
		assert.equal(await browser.badge(tab), '');
		const popup = await openPopup(browser, page);
		assert.equal(await popup.evaluate(() => document.querySelector('[data-missing]')?.dataset.missing), 'mail');
		assert.doesNotMatch(await popup.text(), /安全/);
		await popup.close();
		await page.close();
	});

	const attack = await stage.read(MAIL, attackedMail());

	await t.test('each row that was not theirs has its mark, in its own row; their own rows have none', async () => {
		const marks = await stage.marks(attack.page, 'high', 48);
		assert.equal(marks.length, 48);
		for (const m of marks) assert.match(m.text, /▲ 要確認 中国/);
		const rows = await attack.page.evaluate(() => [...document.querySelectorAll('tbody tr')].map(tr => ({
			chinese: tr.innerText.includes('113.108.182.'), marks: tr.querySelectorAll('td ashiato-mark').length, row: tr.querySelector('ashiato-mark')?.dataset.row })));
		assert.equal(rows.length, 52);
		rows.forEach((r, i) => {
			assert.equal(r.marks, r.chinese ? 1 : 0, `row ${i}`);
			if (r.chinese) assert.equal(attack.report.signIns.find(s => s.row === Number(r.row)).ip.startsWith('113.108.182.'), true);
		});
	});

	await t.test('one sentence stands above the table, out of the reach of the page', async () => {
		assert.equal(await attack.page.evaluate(() => document.querySelector('table.history')?.previousElementSibling?.localName), 'ashiato-bar');
		assert.equal(await attack.page.evaluate(() => document.querySelector('ashiato-bar').shadowRoot), null);
		assert.equal(await attack.page.evaluate(() => document.querySelectorAll('ashiato-mark button, ashiato-mark a, ashiato-bar *').length), 0);
	});

	await t.test('the badge counts the rows to check and the title says it in words', async () => {
		assert.equal(await browser.badge(attack.tab), '!48');
		assert.match(await browser.title(attack.tab), /48件/);
	});

	await t.test('the popup says what happened and where to stop it', async () => {
		const popup = await openPopup(browser, attack.page);
		const text = await popup.text();
		assert.match(text, /中国から、30分おきに、メールソフトの接続が48件ありました/);
		assert.match(text, /心当たりはありますか/);
		const reasons = await popup.evaluate(() => document.querySelectorAll('.finding:first-of-type .reasons li').length);
		assert.ok(reasons >= 1 && reasons <= 3, `${reasons} reasons`);
		assert.deepEqual(await step(popup, 'restrict-overseas-access'), { href: RESTRICTION, source: 'page', state: 'unknown' });
		assert.deepEqual(await step(popup, 'close-mail-software'), { href: FORWARDING, source: 'page', state: 'unknown' });
		for (const id of ['change-password', 'sign-out-sessions', 'two-step']) assert.equal((await step(popup, id)).source, 'page', id);
		await popup.close();
	});

	await t.test('an answer calms the rows and can be taken back', async () => {
		let popup = await openPopup(browser, attack.page);
		/** What a screen reader says, and where the keyboard goes on, once all is drawn. */
		const goesOn = (words, selector) => until(() => popup.evaluate((t, s) => document.getElementById('said').textContent === t && document.activeElement.matches(s), words, selector), { what: `"${words}" and the focus on ${selector}` });
		await popup.click('[data-answer="yes"]');
		await popup.click('.sure [data-answer="yes"]');
		await until(() => popup.evaluate(() => !!document.querySelector('[data-answered="yes"]')), { what: 'answer in the popup' });
		await stage.marks(attack.page, 'high', 0);
		await until(async () => await browser.badge(attack.tab) === '', { what: 'calm badge' });
		await goesOn('「はい」と答えました', '[data-answered="yes"] button');
		await popup.close();
		popup = await openPopup(browser, attack.page); // remembered
		await until(() => popup.evaluate(() => !!document.querySelector('[data-answered="yes"]')), { what: 'remembered answer' });
		await popup.click('[data-answered="yes"] button');
		await until(() => popup.evaluate(() => !document.querySelector('[data-answered]')), { what: 'answer taken back' });
		await stage.marks(attack.page, 'high', 48);
		await goesOn('取り消しました。', '[data-answer]');
		await popup.click('[data-answer="no"]');
		await until(() => popup.evaluate(() => !!document.querySelector('[data-answered="no"]')), { what: 'answer "no"' });
		await stage.marks(attack.page, 'high', 48);
		await popup.click('[data-answered="no"] button');
		await until(() => popup.evaluate(() => !document.querySelector('[data-answered]')), { what: 'second answer taken back' });
		await popup.close();
	});
	await attack.page.close();

	await t.test('a viewed setting is read, kept, and its page is the direct link from then on', async () => {
		const { page, report } = await stage.read(RESTRICTION, restriction('off'));
		assert.equal(report.pages[0].settings['restrict-overseas-access'], 'off');
		const popup = await openPopup(browser, page);
		assert.match(await popup.text(), /海外からのアクセス制限は無効/);
		await popup.close();
		await page.close();
		const other = await stage.read(MAIL, attackedMail(false));
		const second = await openPopup(browser, other.page);
		assert.deepEqual(await step(second, 'restrict-overseas-access'), { href: RESTRICTION, source: 'seen', state: 'off' });
		await second.close();
		await other.page.close();
		const on = await stage.read(RESTRICTION, restriction('on'));
		assert.equal(on.report.pages[0].settings['restrict-overseas-access'], 'on');
		await on.page.close();
		const software = await stage.read(FORWARDING, mailSoftware('off'));
		assert.equal(software.report.pages[0].settings['close-mail-software'], 'off');
		await software.page.close();
	});

	await t.test("Outlook's servers lead to a question, not to an alarm", async () => {
		const { page, report } = await stage.read(MAIL, outlookMail());
		assert.ok(['low', 'none'].includes(report.risk), report.risk);
		assert.ok(report.findings.some(f => f.question === 'fetcher:outlook'));
		const popup = await openPopup(browser, page);
		assert.match(await popup.text(), /Outlook/);
		await popup.close();
		await page.close();
	});

	await t.test('empty, signed out, unreadable, ordinary: each says so and leaves the page alone', async () => {
		for (const [url, html, text, badge] of [
			[MAIL, emptyMail(), /ありません/, ''], [WEB, signedOut(), /ログイン/, ''], [MAIL, unreadable(), /読み取れ|読めません/, '?'], [INBOX, ordinary(), /ログイン履歴ではない/, '']]) {
			const { page, tab } = await stage.read(url, html);
			await until(async () => await browser.badge(tab) === badge, { what: `badge ${JSON.stringify(badge)} for ${text}` });
			const popup = await openPopup(browser, page);
			assert.match((await popup.evaluate(() => document.querySelector('h1').innerText)), text);
			await popup.close();
			assert.equal(await page.evaluate(() => document.querySelectorAll('ashiato-mark, ashiato-bar').length), 0);
			await page.close();
		}
	});

	await t.test('the popup passes axe, light and dark', async () => {
		const { readFile } = await import('node:fs/promises');
		const { createRequire } = await import('node:module');
		const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
		const { page, tab } = await stage.read(MAIL, attackedMail());
		const popup = await openPopupTab(browser, tab);
		for (const scheme of ['dark', 'light']) {
			await browser.scheme(popup, scheme);
			await popup.evaluate(`${axe};0`);
			const found = await popup.evaluate(`axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' ')))`);
			assert.deepEqual(found, [], scheme);
		}
		await popup.close();
		await page.close();
	});

	await t.test('two people on one machine: archive, options, record and popup keep them apart, and a page without a name joins nobody unsaid', async () => {
		const memories = () => browser.inExtension(() => import('/background/casebook.js').then(m => m.exportMemories()));
		const kept = (wanted, what) => until(async () => wanted(await memories()), { what });
		const nameless = attackedMail().replace('hanako_demo さん', '');
		const popupOf = async tab => {
			const popup = await openPopupTab(browser, tab);
			const text = await popup.evaluate(() => document.getElementById('main').innerText);
			await popup.close();
			return text;
		};
		const [hanako] = await memories();
		assert.match(hanako.account, /^h/);
		// One person known: the page is hers, and that is said.
		const alone = await stage.read(MAIL, nameless);
		assert.ok((await popupOf(alone.tab)).includes(`このページに名前はありません。${hanako.account}の履歴として残します。`));
		assert.equal((await memories()).length, 1);
		await alone.page.close();
		// Another signs in at the same provider, who was here the day before.
		const yesterday = { history: 'web', reading: 'complete', rows: 3, seen: '2026-11-19T09:00:00Z', risk: 'none' };
		const before = hanako.signIns.length;
		const taro = await stage.read(WEB, cleanWeb().replaceAll('hanako_demo', 'taro_demo'));
		const second = await kept(all => all.find(m => /^t/.test(m.account) && m.signIns.length === taro.report.signIns.length), 'archive of the second person');
		assert.equal((await memories()).find(m => m.id === hanako.id).signIns.length, before, 'nothing of his is hers');
		assert.doesNotMatch(await popupOf(taro.tab), /前回/);
		await browser.inExtension(async m => (await import('/background/casebook.js')).importMemories([m], Date.now()), { ...second, visits: [yesterday] });
		const popup = await popupOf(taro.tab);
		assert.match(popup, /前回\(2026年11月19日\)から新しい国: なし/);
		assert.ok(popup.includes(`アカウント: ${second.account}`) && !popup.includes(hanako.account), popup);
		// Now two are known: a page without a name is nobody's.
		const apart = await stage.read(MAIL, nameless);
		await kept(all => all.find(m => m.id === 'yahoo-japan|' && m.signIns.length === apart.report.signIns.length), 'page of nobody');
		assert.deepEqual((await memories()).map(m => [m.id, m.signIns.length]).sort(), [['yahoo-japan|', apart.report.signIns.length], [hanako.id, before], [second.id, taro.report.signIns.length]].sort());
		assert.doesNotMatch(await popupOf(apart.tab), /履歴として残します|アカウント:/);
		await apart.page.close();
		const record = await drawn(await browser.openExtensionPage(`evidence/evidence.html?tab=${taro.tab}`));
		const paper = await record.evaluate(() => document.getElementById('record').innerText);
		assert.ok(paper.includes(second.account) && !paper.includes(hanako.account) && !paper.includes('113.108.182'), 'his record has nothing of hers and nothing of nobody\'s');
		await record.close();
		const options = await drawn(await browser.openExtensionPage('options/options.html'));
		const names = await until(() => options.evaluate(() => [...document.querySelectorAll('#timeline tbody tr')].map(r => r.cells[2].textContent)).then(l => l.length > 0 && l), { what: 'timeline' });
		for (const name of [hanako.account, second.account, '画面に表示なし']) assert.ok(names.includes(name), `${name}: ${names}`);
		await options.close();
		// New since the visit before: her mail history, of which an earlier day knew nothing abroad.
		await browser.inExtension(async m => (await import('/background/casebook.js')).importMemories([m], Date.now()), { ...hanako, visits: [{ ...yesterday, history: 'mail' }] });
		const hers = await stage.read(MAIL, attackedMail());
		assert.match(await popupOf(hers.tab), /前回\(2026年11月19日\)から新しい国・地域: 中国/);
		const list = await drawn(await browser.openExtensionPage('options/options.html'));
		await until(() => list.evaluate(n => [...document.querySelectorAll('#since p')].some(p => p.textContent === `前回(2026年11月19日)から新しい国・地域: 中国 (${n})`), hanako.account), { what: 'the same in the settings, without her own country' });
		await list.close();
		await ask(browser, 'set-options', { options: { language: 'en' } });
		await until(async () => /New countries since November 19, 2026: China/.test(await popupOf(hers.tab)), { what: 'the same in English' });
		await ask(browser, 'set-options', { options: { language: '' } });
		await taro.page.close();
		await hers.page.close();
	});

	await t.test('a page that only looks like the provider is not touched', async () => {
		const page = await stage.open('https://lh.login.yahoo.co.jp.example.org/', attackedMail());
		await never(() => page.evaluate(() => document.querySelectorAll('ashiato-mark, ashiato-bar').length), { what: 'mark' });
		await page.close();
	});

	await t.test('no error of the extension reached the browser', async () => assert.deepEqual(await browser.faults(), []));
});
