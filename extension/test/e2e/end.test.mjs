// The end of the guide, and of what is kept: a person who has done all, or all for today, is told so; who deletes all is asked, and can go back.
import assert from 'node:assert/strict';
import { attackedMail } from '../../demo/pages.mjs';
import { openPopupTab } from '../../demo/visit.mjs';
import { accessible, drawn } from './looks.mjs';
import { inBrowsers } from './stage.mjs';
import { until } from './until.mjs';

const MAIL = 'https://lh.login.yahoo.co.jp/mailsoft';

const text = (page, selector) => page.evaluate(s => document.querySelector(s)?.innerText.replaceAll('\n', ' ') ?? '', selector);
const press = (page, selector) => page.evaluate(s => document.querySelector(s).click(), selector);
const stepId = page => page.evaluate(() => document.querySelector('#list [aria-current]')?.dataset.step ?? '');

inBrowsers('the end', async (t, stage) => {
	const { browser } = stage;
	const mail = await stage.read(MAIL, attackedMail());
	const openGuide = async () => drawn(await browser.openExtensionPage(`guide/guide.html?tab=${mail.tab}`));
	let guide = await openGuide();
	const ended = () => until(async () => /きょうの対処は終わりました。/.test(await text(guide, '#step-title')), { what: 'end of the guide' });

	/** Ticks the step that is shown, and waits for what comes after it. */
	async function tick() {
		const before = await text(guide, '#step-title');
		await press(guide, '#tick');
		await until(async () => await text(guide, '#step-title') !== before, { what: `what comes after ${before}` });
	}

	await t.test('the door for mail software says what stops and what still works, and which other step it makes needless', async () => {
		const open = id => guide.evaluate(i => document.querySelector(`#list button[data-step="${i}"]`).click(), id);
		await open('close-mail-software');
		const number = await guide.evaluate(() => 1 + [...document.querySelectorAll('#list button')].findIndex(b => b.dataset.step === 'restrict-overseas-access'));
		assert.match(await text(guide, '#step'), new RegExp(`手順${number}をしなくてもかまいません。`));
		assert.match(await text(guide, '#step .note'), /スマホの「メール」アプリでも読めなくなります。.*公式アプリとブラウザでは読めます。/);
		await open('restrict-overseas-access');
		assert.equal(await guide.evaluate(() => document.getElementById('skip')), null, 'not yet');
		await open('close-mail-software');
		await tick();
		const before = await text(guide, '#progress');
		await open('restrict-overseas-access');
		await press(guide, '#skip');
		await until(async () => await text(guide, '#progress') !== before, { what: 'one step less' });
		assert.match(await text(guide, '#list button[data-step="restrict-overseas-access"]'), /しない/);
		assert.equal(await guide.evaluate(() => document.querySelector('#list button[data-step="restrict-overseas-access"] .done')), null, 'it is not said to be done');
		await guide.close();
		guide = await openGuide();
		assert.match(await text(guide, '#list button[data-step="restrict-overseas-access"]'), /しない/, 'it is kept');
	});

	await t.test('with all of today behind, the next step says that one may rest', async () => {
		for (let n = 0; n < 20 && !await text(guide, '.rest'); n++) await tick();
		assert.match(await text(guide, '#step .rest'), /今日の分は終わりです。続きは明日でもかまいません。/);
		assert.match(await text(guide, '#list h3'), /^今日やること: (\d+)個のうち\1個すみ$/);
		await accessible(guide, 'guide, rest');
	});

	await t.test('the last step that is put off leads to the end, which is seen, has the focus and says what is left', async () => {
		await press(guide, '#later');
		for (let n = 0; n < 20 && await text(guide, '#tick ~ span'); n++) await tick();
		await ended();
		assert.match(await text(guide, '#left'), /残り1個は「あとで」です。ここで終わってかまいません。/);
		assert.equal(await guide.evaluate(() => document.activeElement.id), 'step', 'it is read out');
		const [top, height] = await guide.evaluate(() => [document.getElementById('step').getBoundingClientRect().top, innerHeight]);
		assert.ok(top > -2 && top < height / 2, `in view: ${top} of ${height}`);
		assert.equal(await guide.evaluate(() => document.getElementById('stop').checkVisibility()), false, '"you can go on later" is not said there');
		assert.match(await guide.evaluate(() => document.querySelector('#step a.primary').href), /\/evidence\/evidence\.html/);
		for (const scheme of ['dark', 'light']) {
			await browser.scheme(guide, scheme);
			await accessible(guide, `the end, ${scheme}`);
		}
		// The one that was put off: opened, put off again, and back.
		await guide.evaluate(() => document.querySelector('#list .later').closest('button').click());
		assert.ok(await text(guide, '#to-end'), 'a way back to the end');
		await press(guide, '#later');
		await ended();
	});

	await t.test('the day of the next look is chosen from there, and said there', async () => {
		await press(guide, '#choose');
		assert.equal(await stepId(guide), 'look-again');
		await press(guide, '#remind-days');
		await until(() => guide.evaluate(() => import('/background/reminders.js').then(r => r.reminders()).then(all => all.length === 1)), { what: 'reminder' });
		await press(guide, '#to-end');
		const day = await guide.evaluate(() => new Intl.DateTimeFormat('ja', { month: 'long', day: 'numeric' }).format(Date.now() + 72 * 3600e3));
		await until(async () => await text(guide, '#again') === `${day}に、足あとに印が出ます。`, { what: `the day, ${day}` });
		assert.equal(await guide.evaluate(() => document.querySelector('#choose')), null);
	});

	await t.test('with nothing left it says nothing of later; a guide that is opened again begins with the end', async () => {
		await guide.evaluate(() => document.querySelector('#list .later').closest('button').click());
		await tick();
		await ended();
		assert.equal(await guide.evaluate(() => document.getElementById('left')), null);
		await guide.close();
		guide = await openGuide();
		await ended();
	});

	await t.test('the popup says that it was dealt with and when to look next; what was found stays', async () => {
		const popup = await openPopupTab(browser, mail.tab);
		assert.match(await text(popup, 'h1'), /^対処ずみ\(\d+月\d+日\)$/);
		assert.match(await text(popup, '#next-look'), /^次に見る日: \d+月\d+日$/);
		assert.deepEqual(await popup.evaluate(() => [...document.querySelectorAll('.level')].map(l => l.className)), ['level answered'], 'neither red nor green');
		assert.match(await text(popup, '.finding'), /メールソフトの接続が48件/);
		assert.equal(await text(popup, '#next'), '念のための設定');
		await press(popup, '[data-answer="no"]');
		await until(() => popup.evaluate(() => document.querySelector('[data-answered="no"]') !== null), { what: 'answer' });
		assert.match(await text(popup, 'h1'), /^対処ずみ/);
		assert.doesNotMatch(await text(popup, 'main'), /順番に対処/, 'it is not asked for again');
		await popup.setViewport({ width: 420, height: 600 });
		await accessible(popup, 'popup, dealt with');
		await press(popup, '[data-answered="no"] button');
		await until(() => popup.evaluate(() => document.querySelector('.answers') !== null), { what: 'answer taken back' });
		await popup.close();
	});

	await t.test('deleting everything is asked first, says so beside its button, and is taken back from there', async () => {
		const options = await drawn(await browser.openExtensionPage('options/options.html'));
		const memories = () => browser.inExtension(() => import('/background/casebook.js').then(c => c.exportMemories()));
		const [kept] = await memories();
		await press(options, '#forget');
		assert.match(await text(options, '#sure'), /よろしいですか/);
		assert.equal(await options.evaluate(() => document.activeElement.id), 'sure');
		await accessible(options, 'options, asked');
		await press(options, '#forget-no');
		assert.equal(await options.evaluate(() => document.getElementById('sure').checkVisibility()), false);
		assert.equal((await memories())[0].signIns.length, kept.signIns.length, 'nothing went');

		await press(options, '#forget');
		await press(options, '#forget-yes');
		await until(async () => /全部消しました。このページを開いている間は、元に戻せます。/.test(await text(options, '#forgotten')), { what: 'that it was deleted' });
		assert.deepEqual(await memories(), []);
		const place = id => options.evaluate(i => { const { top, bottom } = document.getElementById(i).getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }, id);
		assert.ok(await place('forgotten') && await place('undo'), 'both are in view');
		await accessible(options, 'options, deleted');
		await until(async () => /まだ、対処することはありません/.test(await text(guide, '#about')), { what: 'guide without a case' });
		assert.equal(await guide.evaluate(() => document.getElementById('step').checkVisibility()), false);

		await press(options, '#undo');
		await until(async () => /元に戻しました/.test(await text(options, '#forgotten')), { what: 'that it is back' });
		assert.equal((await memories())[0].signIns.length, kept.signIns.length);
		await ended(); // the guide too
		await press(options, '#forget');
		await press(options, '#forget-yes');
		await until(async () => (await memories()).length === 0, { what: 'empty archive' });
		await options.close();
		await until(() => browser.inExtension(async () => !('forgotten' in await (globalThis.browser ?? globalThis.chrome).storage.session.get(null))), { what: 'nothing kept for an undo that nobody can press' });
	});

	await t.test('a history that was open meanwhile is read once more by its popup; the guide begins anew', async () => {
		const popup = await browser.openExtensionPage(`${browser.popupPath}?tab=${mail.tab}`);
		await until(() => popup.evaluate(() => document.querySelector('#main[data-ready="yes"] .finding') !== null), { what: 'popup' });
		assert.equal(await browser.badge(mail.tab), '!48');
		await popup.close();
		await until(async () => /^1\. 記録を保存する/.test(await text(guide, '#step-title')), { what: 'first step' });
		assert.equal(await guide.evaluate(() => document.querySelectorAll('#list .later, #list .done').length), 0);
	});
	await guide.close();

	await t.test('no error of the extension reached the browser', async () => assert.deepEqual(await browser.faults(), []));
});
