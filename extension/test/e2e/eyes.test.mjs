// Every surface with a case to show, as different people meet it: twice the text, forced colours, without motion, with the keyboard alone.
import assert from 'node:assert/strict';
import { attackedMail } from '../../demo/pages.mjs';
import { openPopupTab } from '../../demo/visit.mjs';
import { accessible, drawn, fits } from './looks.mjs';
import { inBrowsers } from './stage.mjs';

const MAIL = 'https://lh.login.yahoo.co.jp/mailsoft';

/** All that can be reached by Tab, each once, with what is wrong with it: not reached, focus not seen, out of sight. */
async function tabThrough(page) {
	const all = await page.evaluate(() => {
		const found = [...document.querySelectorAll('a[href], button:enabled, select, input:enabled, summary, [tabindex="0"]')].filter(e => e.checkVisibility());
		found.forEach((e, i) => { e.dataset.stop = String(i); });
		document.activeElement?.blur();
		getSelection()?.removeAllRanges();
		return found.map(e => `${e.localName}${e.id ? `#${e.id}` : ''} ${e.textContent.trim().slice(0, 20)}`);
	});
	const faults = new Map(all.map((name, i) => [String(i), `${name}: not reached`]));
	for (let presses = 0; presses < all.length * 2 + 4 && [...faults.values()].some(f => f.endsWith('not reached')); presses++) {
		await page.keyboard.press('Tab');
		const at = await page.evaluate(() => {
			const e = document.activeElement, box = e?.getBoundingClientRect();
			return e?.dataset.stop && { stop: e.dataset.stop, ring: e.matches(':focus-visible') && getComputedStyle(e).outlineStyle !== 'none', seen: box.bottom > 0 && box.top < innerHeight };
		});
		if (!at) continue;
		if (at.ring && at.seen) faults.delete(at.stop);
		else faults.set(at.stop, `${all[Number(at.stop)]}: ${at.ring ? 'out of sight' : 'the focus is not seen'}`);
	}
	return [...faults.values()];
}

inBrowsers('the surfaces to different eyes and hands', async (t, stage) => {
	const { browser } = stage;
	const { tab } = await stage.read(MAIL, attackedMail());
	const surfaces = {
		popup: () => openPopupTab(browser, tab).then(async p => { await p.setViewport({ width: 400, height: 800 }); return p; }),
		...Object.fromEntries([['guide', `guide/guide.html?tab=${tab}`], ['record', `evidence/evidence.html?tab=${tab}`], ['options', 'options/options.html'], ['trust', 'trust/trust.html'], ['welcome', 'welcome/welcome.html']]
			.map(([name, file]) => [name, () => browser.openExtensionPage(file).then(drawn)])),
	};
	for (const [name, open] of Object.entries(surfaces)) {
		await t.test(name, async u => {
			const page = await open();
			await page.bringToFront();

			await u.test('every control by Tab, seen', async () => assert.deepEqual(await tabThrough(page), []));

			await u.test('forced colours: no violation, drawings in the system\'s colours', async () => {
				await browser.medium(page, { forced: true });
				await fits(page, name);
				const wrong = await page.evaluate(() => {
					const probe = document.body.appendChild(document.createElement('i'));
					probe.style.color = 'CanvasText';
					const ink = getComputedStyle(probe).color;
					probe.remove();
					return [...document.querySelectorAll('.chart .marked')].filter(e => getComputedStyle(e).fill !== ink).length
						+ [...document.querySelectorAll('button, a.button')].filter(e => e.checkVisibility() && !e.matches('.plain, #list button') && getComputedStyle(e).borderTopStyle === 'none').length;
				});
				assert.equal(wrong, 0);
				await browser.medium(page, {});
			});

			await u.test('without motion nothing moves', async () => {
				await browser.medium(page, { calm: true });
				assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return (parseFloat(s.transitionDuration) > 0 && s.transitionProperty !== 'none') || s.animationName !== 'none' || s.scrollBehavior === 'smooth'; })
					.map(e => e.localName)), []);
				await browser.medium(page, {});
			});

			await u.test('twice the text: no violation, nothing beside the window', async () => {
				await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
				for (const details of await page.$$('details')) await details.evaluate(d => { d.open = true; });
				await accessible(page, `${name} 200 %`);
			});
			await page.close();
		});
	}
});
