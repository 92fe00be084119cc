// Marks as different people meet them: by keys, printed, in forced colours, without motion, copied, and away as soon as they are switched off.
import assert from 'node:assert/strict';
import { attackedMail, unknownHost } from '../../demo/pages.mjs';
import { ask, marksOf, openPopup, readState } from '../../demo/visit.mjs';
import { inBrowsers } from './stage.mjs';
import { until } from './until.mjs';

const MAIL = 'https://lh.login.yahoo.co.jp/mailsoft', UNKNOWN = 'https://webmail.mihon.example/log';

inBrowsers('marks', async (t, stage) => {
	const { browser } = stage;
	const { page } = await stage.read(MAIL, attackedMail());
	await stage.marks(page, 'high', 48);
	const focused = () => page.evaluate(() => document.activeElement?.localName === 'ashiato-mark' ? Number(document.activeElement.dataset.row) : null);
	const goTo = async (command, row) => {
		await browser.command(command, page);
		await until(async () => await focused() === row, { what: `${command} to row ${row}` });
	};

	await t.test('keys lead to the next and the previous marked row, over unmarked ones and round the end; focus and eye are there', async () => {
		await goTo('next-mark', 0);
		await goTo('next-mark', 1);
		await goTo('next-mark', 2);
		await goTo('next-mark', 4); // row 3 is their own
		await goTo('previous-mark', 2);
		await goTo('previous-mark', 1);
		await goTo('previous-mark', 0);
		await goTo('previous-mark', 51);
		await until(() => page.evaluate(() => { const { top, bottom } = document.activeElement.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }), { what: 'mark in view' });
		assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'solid');
	});

	await t.test('a mark says its meaning to those who do not see it, and can be told from the others without colour', async () => {
		const marks = await page.evaluate(() => [...document.querySelectorAll('ashiato-mark')].map(m => ({ shown: m.firstChild.nodeValue, spoken: m.querySelector('span').textContent })));
		for (const m of marks) {
			assert.match(m.shown, /^▲ /);
			assert.match(m.spoken, /確認が必要/);
		}
	});

	await t.test('copying the table takes no mark along', async () => {
		const copied = await page.evaluate(() => {
			getSelection().selectAllChildren(document.querySelector('table.history'));
			return getSelection().toString();
		});
		assert.match(copied, /113\.108\.182\.52/);
		assert.doesNotMatch(copied, /要確認|足あと/);
	});

	await t.test('printed, the page is as its provider made it', async () => {
		await browser.medium(page, { print: true });
		assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('ashiato-mark, ashiato-bar')].filter(e => getComputedStyle(e).display !== 'none').length), 0);
		await browser.medium(page, {});
		assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector('ashiato-mark')).display), 'none');
	});

	await t.test('forced colours: the colours of the system, a border, the words', async () => {
		await browser.medium(page, { forced: true });
		const look = await page.evaluate(() => {
			const probe = document.createElement('i');
			probe.style.cssText = 'color: CanvasText; background: Canvas';
			document.body.append(probe);
			const mark = getComputedStyle(document.querySelector('ashiato-mark')), system = getComputedStyle(probe);
			const out = { is: matchMedia('(forced-colors: active)').matches, ground: mark.backgroundColor === system.backgroundColor, text: mark.color === system.color, border: mark.borderTopStyle };
			probe.remove();
			return out;
		});
		assert.deepEqual(look, { is: true, ground: true, text: true, border: 'solid' });
		await browser.medium(page, {});
	});

	await t.test('with reduced motion the page jumps instead of sliding', async () => {
		await browser.medium(page, { calm: true });
		await page.evaluate(() => { scrollTo(0, 0); document.activeElement.blur(); });
		await browser.command('next-mark', page); // from the last row to the first
		await until(async () => await focused() === 0, { what: 'first mark' });
		await browser.command('previous-mark', page);
		await until(async () => await focused() === 51, { what: 'last mark' });
		assert.ok(await page.evaluate(() => document.activeElement.getBoundingClientRect().bottom <= innerHeight), 'it is there at once');
		await browser.medium(page, {});
	});

	await t.test('switched off, marks and bar go at once; switched on, they come back', async () => {
		await ask(browser, 'set-options', { options: { marks: false } });
		await until(() => page.evaluate(() => document.querySelectorAll('ashiato-mark, ashiato-bar').length === 0), { what: 'page without marks', timeout: 5000 });
		assert.equal(await browser.badge(await browser.tabId(MAIL)), '!48', 'the button still counts');
		await ask(browser, 'set-options', { options: { marks: true } });
		await stage.marks(page, 'high', 48);
	});

	await t.test('a key checks the page in front', async () => {
		const other = await stage.open(UNKNOWN, unknownHost());
		// A key lends the tab, as a press on the toolbar does, which the driver can do for real.
		await (await openPopup(browser, other)).close();
		await browser.command('check-page', other);
		await until(async () => (await marksOf(other)).length >= 30, { what: 'marks on the checked page' });
		await other.close();
	});

	await t.test('after an update the open page has its marks again, once', async () => {
		await page.bringToFront();
		await browser.reloadExtension();
		await until(async () => (await marksOf(page)).filter(m => m.risk === 'high').length === 48, { what: 'marks after the update', timeout: 45_000 });
		assert.equal(await page.evaluate(() => document.querySelectorAll('ashiato-bar').length), 1);
		await readState(browser, await browser.tabId(MAIL), MAIL);
	});

	if (browser.name === 'chromium') {
		await t.test('an extension that is gone leaves no mark, only the sentence how to get them back', async () => {
			await page.bringToFront();
			const session = await page.createCDPSession();
			await session.send('DOM.enable');
			await browser.switchOff();
			await until(async () => (await marksOf(page)).length === 0, { what: 'page without marks' });
			const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true });
			const bar = nodes.map(n => n.nodeValue).join(' ');
			assert.match(bar, /足あとはこのページで止まっています。再読み込みしてください。/);
			await page.reload({ waitUntil: 'domcontentloaded' });
			assert.equal(await page.evaluate(() => document.querySelectorAll('ashiato-mark, ashiato-bar').length), 0);
		});
	} else {
		await t.test('an extension that is switched off shows no mark and no bar, though its script was ended without a word', async () => {
			// Rows of a frame have marks as well.
			const rows = attackedMail().match(/<table[^]*<\/table>/)[0];
			stage.server.set(`${MAIL}?inner`, rows);
			const framed = await stage.read(`${MAIL}?frame`, `<!doctype html><title>メールソフト ログイン履歴</title><h1>メールソフト ログイン履歴</h1><iframe src="${MAIL}?inner" width="900" height="600"></iframe>`);
			await stage.marks(framed.page, 'high', 48);
			const shown = p => p.evaluate(() => [document, ...[...document.querySelectorAll('iframe')].map(f => f.contentDocument)].reduce((n, d) => n + [...d.querySelectorAll('ashiato-mark, ashiato-bar')].filter(e => e.getClientRects().length > 0).length, 0));
			assert.deepEqual([await shown(page), await shown(framed.page)], [49, 49]);
			await browser.switchOff();
			await until(async () => await shown(page) + await shown(framed.page) === 0, { what: 'pages without marks' });
		});
	}
});
