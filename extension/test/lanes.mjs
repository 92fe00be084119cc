// The tests in browsers, one file after another, since they share two cores. Those that mostly wait for timers, of updates, run beside the others: what
// they say is printed when all have ended.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { chromiumCache } from './e2e/chromium-cache.mjs';
import { firefoxCache } from './e2e/firefox-cache.mjs';
import { dist } from './e2e/stage.mjs';

const FOLDER = path.join(import.meta.dirname, 'e2e');
const WAITING = ['update.test.mjs'];
const files = readdirSync(FOLDER).filter(f => f.endsWith('.test.mjs'));

/**
 * Runs test files one after another. @param {string[]} names @param {'inherit' | 'pipe'} output
 * @returns {Promise<{ code: number, said: string }>}
 */
function lane(names, output) {
	const child = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-force-exit', ...names.map(n => path.join(FOLDER, n))], { stdio: ['ignore', output, 'inherit'] });
	let said = '';
	child.stdout?.setEncoding('utf8').on('data', text => { said += text; });
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', code => resolve({ code: code ?? 1, said }));
	});
}

// A test needs no process for each page: starting them is a twentieth of Chromium's work here. What is measured runs with them.
process.env.ASHIATO_CHROMIUM_FLAGS = '--process-per-site';
const [chromium, firefox] = await Promise.all([chromiumCache(dist('chromium')), firefoxCache()]);
process.env.ASHIATO_FIREFOX_CACHE = firefox;
process.env.ASHIATO_CHROMIUM_CACHE = chromium ?? '';
if (!chromium) console.log('# this Chromium kept no optimized code: every profile compiles anew');
const [beside, others] = await Promise.all([lane(files.filter(f => WAITING.includes(f)), 'pipe'), lane(files.filter(f => !WAITING.includes(f)), 'inherit')]);
process.stdout.write(beside.said);
process.exitCode = beside.code || others.code;
