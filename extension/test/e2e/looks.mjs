// What every surface must hold, asked of a page in the browser: axe, targets to press, no scrolling sideways; and how a medium is put on.
import assert from 'node:assert/strict';
import axe from 'axe-core';

/** Fails with each violation's rule and place. @param {any} page puppeteer's page, or a popup @param {string} what */
export async function accessible(page, what) {
	await page.evaluate(`${axe.source};0`);
	const found = await page.evaluate(`globalThis.axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: true } } }).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))`);
	assert.deepEqual(found.map(f => `${what}: ${f}`), []);
	await fits(page, what);
}

/** Fails where something is too small to press or wider than the window. */
export async function fits(page, what) {
	const small = await page.evaluate(() => [...document.querySelectorAll('button, select, summary, a.button, label.tick')]
		.filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map(e => e.textContent.slice(0, 30)));
	assert.deepEqual(small, [], `${what}: targets under 44 px`);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	assert.ok(wide <= 1, `${what}: ${wide} px wider than the window`);
}

/** Files that a page offers to save are kept in it instead. */
export function holdFiles(page) {
	return page.evaluate(() => {
		globalThis.held = [];
		URL.createObjectURL = blob => { globalThis.held.push(blob); return 'blob:held'; };
		HTMLAnchorElement.prototype.click = function () { globalThis.heldName = this.download; };
	});
}

/** The last file that a page offered. @returns {Promise<{ name: string, text: string }>} */
export async function heldFile(page) {
	await page.waitForFunction(() => globalThis.held.length > 0, { polling: 100 });
	return page.evaluate(async () => ({ name: globalThis.heldName, text: await globalThis.held.at(-1).text() }));
}

/** Waits until a page of the extension is drawn. */
export async function drawn(page) {
	await page.waitForFunction(() => document.documentElement.classList.contains('ready'), { polling: 100 });
	await page.waitForFunction(() => document.querySelector('main')?.innerText.trim().length > 30, { polling: 100 });
	return page;
}
