// What a person may take from the popup: a calm page is no calm account, and the way on is seen at once.
import assert from 'node:assert/strict';
import { attackedMail, cleanWeb, ordinary, restriction } from '../../demo/pages.mjs';
import { openPopup, openPopupTab } from '../../demo/visit.mjs';
import { accessible } from './looks.mjs';
import { inBrowsers } from './stage.mjs';
import { until } from './until.mjs';

const WEB = 'https://lh.login.yahoo.co.jp/', MAIL = 'https://lh.login.yahoo.co.jp/mailsoft', SETTING = 'https://mail.yahoo.co.jp/u/pc/settings/overseas';
/** A popup is never higher than this: what is below is not seen without scrolling. */
const HIGHEST = 600;

/** Wider than the popup by a scroll bar, which a tab has and a popup has not. */
const roomy = popup => popup.setViewport({ width: 420, height: HIGHEST });
const heading = popup => popup.evaluate(() => document.querySelector('h1').innerText.replaceAll('\n', ''));
const bottom = (popup, selector) => popup.evaluate(s => document.querySelector(s)?.getBoundingClientRect().bottom ?? NaN, selector);

/** Where the guide is open: "panel", "tab", or null. */
const guideAt = browser => browser.inExtension(async () => {
	const api = globalThis.browser ?? globalThis.chrome, own = u => u?.includes('/guide/guide.html?tab=');
	if ((await api.tabs.query({})).some(t => own(t.url))) return 'tab';
	return (await api.runtime.getContexts?.({}))?.some(c => c.contextType === 'SIDE_PANEL' && own(c.documentUrl)) ? 'panel' : null;
});

/** Closes it, as a person does. */
const closeGuide = browser => browser.inExtension(async () => {
	const api = globalThis.browser ?? globalThis.chrome;
	for (const t of await api.tabs.query({})) if (t.url?.includes('/guide/guide.html?tab=')) await api.tabs.remove(t.id);
	await api.sidePanel?.setOptions({ enabled: false });
});

inBrowsers('one verdict an account', async (t, stage) => {
	const { browser } = stage;
	stage.server.set(SETTING, restriction('on'));
	const web = await stage.read(WEB, cleanWeb());

	await t.test('a calm history is half: no tick, and the other history is the main button', async () => {
		const popup = await openPopupTab(browser, web.tab);
		assert.equal(await heading(popup), 'まだ半分です');
		assert.deepEqual(await popup.evaluate(() => [...document.querySelectorAll('.level')].map(l => l.className)), ['level half']);
		assert.doesNotMatch(await popup.evaluate(() => document.body.innerText), /✓/);
		assert.match(await popup.evaluate(() => document.querySelector('.level').innerText.replaceAll('\n', '')), /この履歴には、いつもと違うログインはありません。/);
		assert.match(await popup.evaluate(() => document.querySelector('.level a.main').href), /^https:\/\/lh\.login\.yahoo\.co\.jp\//);
		assert.equal(await popup.evaluate(() => document.querySelectorAll('.main').length), 1, 'one main button');
		await roomy(popup);
		for (const scheme of ['dark', 'light']) {
			await browser.scheme(popup, scheme);
			await accessible(popup, `half, ${scheme}`);
		}
		await until(async () => /まだ半分/.test(await browser.title(web.tab)), { what: 'title of half' });
		assert.equal(await browser.badge(web.tab), '');
		await popup.close();
	});

	const mail = await stage.read(MAIL, attackedMail());

	await t.test('rows to check: the way on is seen without scrolling, before and after an answer', async () => {
		const popup = await openPopupTab(browser, mail.tab);
		assert.ok(await bottom(popup, '#guide') < HIGHEST);
		for (const [answer, words] of [['no', 'では、順番に対処しましょう。'], ['unsure', 'わからないときは、対処すると安心です。']]) {
			await popup.click(`[data-answer="${answer}"]`);
			await until(() => popup.evaluate(a => document.querySelector(`[data-answered="${a}"]`) !== null, answer), { what: answer });
			assert.equal(await popup.evaluate(() => document.querySelector('.finding .then').textContent), words);
			assert.ok(await bottom(popup, '.finding #guide') < HIGHEST);
			assert.ok(await bottom(popup, '#guide') < await bottom(popup, '#show'), 'what else there is comes below');
			await popup.click('.answered button');
			await until(() => popup.evaluate(() => document.querySelector('[data-answer]') !== null && document.querySelector('.then') === null), { what: 'answer taken back' });
		}
		await popup.close();
	});

	await t.test('"yes" leaves no tick: it is the user\'s own word, and can be taken back', async () => {
		const popup = await openPopupTab(browser, mail.tab);
		await popup.click('[data-answer="yes"]');
		assert.match(await popup.evaluate(() => document.querySelector('.sure').innerText), /48件すべて、ご自身の接続ですか\?/, 'a yes to so much is asked once more');
		assert.equal(await heading(popup), '確認が必要です', 'it does not count yet');
		await roomy(popup);
		await accessible(popup, 'asked once more');
		await popup.click('.sure [data-answer="yes"]');
		await until(async () => await heading(popup) === 'ご自身の利用と答えました(48件)', { what: 'heading after yes' });
		assert.equal(await popup.evaluate(() => document.querySelectorAll('.level.none').length), 0);
		assert.match(await popup.evaluate(() => document.querySelector('[data-answered="yes"]').innerText), /^中国からの接続\(11月\d+日〜11月\d+日\):/, 'what was answered, and of which days');
		assert.ok(await popup.evaluate(() => { const b = document.querySelector('.answered button'); return b.getBoundingClientRect().height < 50 && b.scrollWidth <= b.clientWidth + 1; }), 'the button is not squeezed');
		await until(async () => /48件/.test(await browser.title(mail.tab)) && /答えました/.test(await browser.title(mail.tab)), { what: 'title after yes' });
		await popup.click('.answered button');
		await stage.marks(mail.page, 'high', 48);
		await until(async () => await browser.badge(mail.tab) === '!48', { what: 'badge again' });
		await popup.close();
	});

	await t.test('the calm history of the same account says in red what the other one holds', async () => {
		await web.page.close();
		const again = await stage.read(WEB, cleanWeb());
		const popup = await openPopupTab(browser, again.tab);
		await until(async () => await heading(popup) === 'メールソフトの履歴に、確認が必要な記録が48件あります。', { what: 'verdict of the account' });
		assert.equal(await popup.evaluate(() => document.querySelector('.level').className), 'level high');
		assert.ok(await bottom(popup, '#guide') < HIGHEST);
		await until(async () => /メールソフトの履歴に.*48件/.test(await browser.title(again.tab)), { what: 'title of the calm page' });
		await roomy(popup);
		await accessible(popup, 'other history');
		await popup.close();
		await again.page.close();
	});

	await t.test('the guide opens, and opens again after it was closed', async () => {
		for (const time of ['first', 'second']) {
			const popup = await openPopup(browser, mail.page);
			await popup.click('#guide').catch(() => {}); // the popup closes itself
			assert.equal(await until(() => guideAt(browser), { what: `guide, ${time} time` }), browser.name === 'chromium' ? 'panel' : 'tab');
			await closeGuide(browser);
			await until(async () => await guideAt(browser) === null, { what: 'closed guide' });
		}
	});

	await t.test('a setting that was viewed counts at once, a tick is no proof, and the popup says how far the guide is', async () => {
		await (await stage.read(SETTING, restriction('on'))).page.close();
		await browser.inExtension(async () => {
			const { tick, worstCase } = await import('/background/casebook.js');
			await tick((await worstCase('', Date.now())).account, 'close-mail-software', true, Date.now());
		});
		const popup = await openPopupTab(browser, mail.tab);
		const chip = id => popup.evaluate(i => document.querySelector(`[data-action="${i}"] .state`)?.textContent, id);
		await until(async () => await chip('restrict-overseas-access') === '有効', { what: 'viewed setting' });
		assert.equal(await chip('close-mail-software'), 'すませた(足あとは未確認)');
		assert.equal(await popup.evaluate(() => document.getElementById('guide').textContent), '対処の続きへ');
		assert.match(await popup.evaluate(() => document.getElementById('guide-progress').textContent), /^\d+個のうち3個すみ$/, 'the setting, the tick, and the other history, which was seen');
		await popup.close();
		// Whoever lost the way finds it from any page.
		const elsewhere = await stage.open('https://webmail.mihon.example/inbox', ordinary());
		const idle = await openPopup(browser, elsewhere);
		assert.equal(await idle.evaluate(() => document.getElementById('guide').textContent), '対処の続きへ');
		await idle.close();
		await elsewhere.close();
	});

	await t.test('looking at the marked rows closes the popup', async () => {
		const popup = await openPopup(browser, mail.page);
		await popup.click('#show').catch(() => {});
		await until(() => browser.inExtension(async () => {
			const api = globalThis.browser ?? globalThis.chrome;
			return (api.extension?.getViews?.({ type: 'popup' }) ?? []).length === 0;
		}), { what: 'closed popup' });
		await popup.close().catch(() => {});
	});

	await t.test('no error of the extension reached the browser', async () => assert.deepEqual(await browser.faults(), []));
});
