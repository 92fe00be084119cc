// What Firefox compiles of its own code on its first start and keeps in its profile: a third of the time of a start. All test files share one.
import fs from 'node:fs/promises';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { temporary } from './temporary.mjs';

/** The parts of a profile that hold it, and the build that it belongs to. */
const KEPT = ['startupCache', 'compatibility.ini'];
/** Milliseconds that Firefox goes on compiling after its window stands. */
const SETTLED = 2500;

/** Starts Firefox once in a new profile. @returns {Promise<string>} the profile's folder, which goes when this process ends */
export async function firefoxCache() {
	const { folder } = await temporary('firefox-cache');
	const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr', headless: true, userDataDir: folder, timeout: 120_000 });
	await browser.newPage();
	await new Promise(r => setTimeout(r, SETTLED));
	await browser.close();
	return folder;
}

/** A new profile in a folder, with what an earlier start left if there was one. @param {string} folder @param {string | undefined} from */
export async function profile(folder, from) {
	const to = path.join(folder, 'profile');
	await fs.mkdir(to);
	for (const part of from ? KEPT : []) await fs.cp(path.join(from, part), path.join(to, part), { recursive: true });
	return to;
}
