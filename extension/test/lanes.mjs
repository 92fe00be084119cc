// The tests in browsers, one file after another, since they share two cores. Those that mostly wait for timers, of updates, run beside the others: what
// they say is printed when all have ended.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { firefoxCache } from './e2e/firefox-cache.mjs';

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

process.env.ASHIATO_FIREFOX_CACHE = await firefoxCache();
const [beside, others] = await Promise.all([lane(files.filter(f => WAITING.includes(f)), 'pipe'), lane(files.filter(f => !WAITING.includes(f)), 'inherit')]);
process.stdout.write(beside.said);
process.exitCode = beside.code || others.code;
