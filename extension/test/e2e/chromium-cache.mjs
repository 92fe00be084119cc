// What Chromium's optimizing compiler made of the analyzer, kept beside the profile that it was made in (docs/performance.md): with it, the next profile's
// background begins as one does for whoever has used the extension before. All test files share one.
import fs from 'node:fs/promises';
import path from 'node:path';
import { NOW, attackedMail } from '../../demo/pages.mjs';
import { start } from '../../demo/server.mjs';
import { readState } from '../../demo/visit.mjs';
import { CODE, open } from './chromium.mjs';
import { temporary } from './temporary.mjs';
import { until } from './until.mjs';

/** Bytes of optimized code from which on Chromium keeps it (V8, wasm_caching_hard_threshold). */
const KEPT_FROM = 1 << 20;

/**
 * Reads one history in a new profile and waits for the code. @param {string} extension folder
 * @returns {Promise<string | undefined>} a folder, which goes when this process ends; undefined if this browser kept nothing
 */
export async function chromiumCache(extension) {
	const url = 'https://lh.login.yahoo.co.jp/history';
	const server = await start();
	const browser = await open({ extension, port: server.port, now: NOW });
	try {
		server.set(url, attackedMail());
		await (await browser.newPage()).goto(url);
		await readState(browser, await browser.tabId(url), url);
		const made = path.join(browser.profile, CODE);
		if (!await until(() => holds(path.join(made, 'wasm')), { timeout: 20_000, what: 'kept code' }).catch(() => false)) return undefined;
		const { folder } = await temporary('chromium-cache');
		await fs.cp(made, folder, { recursive: true });
		return folder;
	} finally {
		await browser.close();
		await server.close();
	}
}

/** Does a folder hold enough? @param {string} folder */
async function holds(folder) {
	const sizes = await Promise.all((await fs.readdir(folder)).map(async f => (await fs.stat(path.join(folder, f))).size));
	return Math.max(...sizes) > KEPT_FROM;
}
