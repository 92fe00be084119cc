// "Check this page", remembered sites, and host permissions that the user takes away.
import assert from 'node:assert/strict';
import { attackedMail, unknownHost } from '../../demo/pages.mjs';
import { marksOf, openPopup, openPopupTab, readState } from '../../demo/visit.mjs';
import { inBrowsers } from './stage.mjs';
import { never, until } from './until.mjs';

const UNKNOWN = 'https://webmail.mihon.example/log', MAIL = 'https://lh.login.yahoo.co.jp/mailsoft';

inBrowsers('pages elsewhere', async (t, stage) => {
	const { browser } = stage;
	const page = await stage.open(UNKNOWN, unknownHost());

	await t.test('an unknown site is left alone until the user asks', async () => {
		await never(() => page.evaluate(() => document.querySelectorAll('ashiato-mark, ashiato-bar').length), { what: 'mark' });
	});

	await t.test('"check this page" reads it on the click', async () => {
		const popup = await openPopup(browser, page);
		await popup.click('#check');
		await until(async () => (await marksOf(page)).length >= 30, { what: 'marks on the checked page' });
		await until(() => popup.evaluate(() => document.querySelectorAll('.finding').length > 0), { what: 'findings in the popup' });
		await popup.close();
	});

	await t.test('the site can be remembered, is read by itself from then on, and forgotten', async () => {
		await browser.grant('https://webmail.mihon.example/*');
		const tab = await browser.tabId(UNKNOWN);
		const popup = await openPopupTab(browser, tab);
		await popup.bringToFront();
		if (await popup.$eval('#remember', b => !b.hidden).catch(() => false)) await popup.click('#remember');
		await until(() => browser.inExtension(async () => (await (globalThis.browser ?? globalThis.chrome).scripting.getRegisteredContentScripts()).filter(s => s.js?.length > 0).length === 1), { what: 'registered site' });
		await popup.close();
		const second = await stage.open(`${UNKNOWN}?again`, unknownHost());
		await until(async () => (await marksOf(second)).length >= 30, { what: 'marks without a click' });
		await second.close();
	});
	await page.close();

	await t.test('without the permission for its hosts nothing is read', async () => {
		await browser.hostAccess(false);
		const withheld = await stage.open(`${MAIL}?withheld`, attackedMail());
		await never(() => withheld.evaluate(() => document.querySelectorAll('ashiato-mark').length), { what: 'mark' });
		await withheld.close();
		await browser.hostAccess(true);
		const given = await stage.open(`${MAIL}?given`, attackedMail());
		await stage.marks(given, 'high', 48);
		await readState(browser, await browser.tabId(`${MAIL}?given`));
		await given.close();
	});

	await t.test('no error of the extension reached the browser', async () => assert.deepEqual(await browser.faults(), []));
});
