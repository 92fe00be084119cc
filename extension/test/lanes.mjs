// The tests in browsers: one file after another in each browser, and both browsers side by side, since a test waits for half of its time. Tests of updates
// mostly wait for timers, and run beside all others. What the lanes say is printed one lane after the other.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { NAMES } from './e2e/browsers.mjs';
import { chromiumCache } from './e2e/chromium-cache.mjs';
import { firefoxCache } from './e2e/firefox-cache.mjs';
import { dist } from './e2e/stage.mjs';

const FOLDER = path.join(import.meta.dirname, 'e2e');
const WAITING = ['update.test.mjs'];
const files = readdirSync(FOLDER).filter(f => f.endsWith('.test.mjs'));

/**
 * Runs test files one after another. @param {string[]} names @param {string} [browser] the only one @param {'inherit' | 'pipe'} [output]
 * @returns {Promise<{ code: number, said: string }>}
 */
function lane(names, browser, output = 'pipe') {
	const env = browser ? { ...process.env, E2E_BROWSER: browser } : process.env;
	const child = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-force-exit', ...names.map(n => path.join(FOLDER, n))], { stdio: ['ignore', output, 'inherit'], env });
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
const others = files.filter(f => !WAITING.includes(f));
const browsers = process.env.E2E_BROWSER ? [process.env.E2E_BROWSER] : NAMES;
const ended = await Promise.all([...browsers.map((name, i) => lane(others, name, i === 0 ? 'inherit' : 'pipe')), lane(files.filter(f => WAITING.includes(f)))]);
for (const { said } of ended) process.stdout.write(said);
process.exitCode = ended.find(e => e.code !== 0)?.code ?? 0;
