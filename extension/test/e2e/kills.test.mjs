// The background killed at random moments: while it starts, analyses, marks, writes to the archive, changes its database. ASHIATO_KILLS: how often
// (in every run of the tests 10; the full run is ASHIATO_KILLS=100); ASHIATO_SEED: which moments.
import assert from 'node:assert/strict';
import { attackedMail } from '../../demo/pages.mjs';
import { ask, marksOf } from '../../demo/visit.mjs';
import { inBrowsers } from './stage.mjs';
import { until } from './until.mjs';

const MAIL = 'https://lh.login.yahoo.co.jp/mailsoft';
const ROWS = 48; // of the attack, as the page has them
const seed = Number(process.env.ASHIATO_SEED ?? 8);
const sleep = ms => new Promise(r => setTimeout(r, ms));

/** Small random numbers (mulberry32). @param {number} at */
function random(at) {
	return () => {
		at = (at + 0x6d2b79f5) | 0;
		let t = Math.imul(at ^ (at >>> 15), 1 | at);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

inBrowsers('a background that is killed at random', async (t, stage) => {
	const { browser } = stage;
	const wanted = Number(process.env.ASHIATO_KILLS ?? 10);
	const r = random(seed);
	let kills = 0, lost = 0;
	const running = () => browser.name !== 'chromium' || browser.browser.targets().some(x => x.type() === 'service_worker' && x.url().startsWith(browser.origin));
	/** Kills at a random moment of the next few milliseconds, if there is somebody to kill. */
	const kill = async within => {
		await sleep(r() * within);
		if (!running()) return;
		// A worker that has just gone by itself leaves the driver waiting.
		await Promise.race([browser.stopBackground().catch(() => {}), sleep(5000)]);
		kills++;
	};
	/** Asks as a person does who clicks again when nothing came: the first questions are cut off by a kill, and whatever was confirmed must be so. */
	const insist = async (kind, fields, cuts) => {
		for (let attempt = 0; ; attempt++) {
			const answer = Promise.race([ask(browser, kind, fields).catch(() => null), sleep(20_000).then(() => null)]);
			if (attempt < cuts) await kill(400);
			const said = await answer;
			if (said) return said;
			lost++;
			assert.ok(attempt < cuts + 3, `${kind}: no answer after ${attempt + 1} questions`);
		}
	};
	const answers = async tab => (await until(() => ask(browser, 'state', { tabId: tab }), { what: 'state' })).memory?.answers ?? [];

	const { page, tab, report: first } = await stage.read(MAIL, attackedMail());
	await stage.marks(page, 'high', ROWS);
	const verdict = report => JSON.stringify([report.risk, report.signIns.map(s => [s.time, s.ip, s.country, s.risk]), report.findings.map(f => [f.id, f.risk, f.signIns.length])]);

	for (let round = 0; kills < wanted; round++) {
		assert.ok(round < wanted, 'there was nobody to kill');
		const before = round % 3 === 0 ? page.reload({ waitUntil: 'domcontentloaded' }) : ask(browser, 'check-page', { tabId: tab }).catch(() => null);
		await kill(900);
		await kill(900);
		await before;
		// Marks come without anybody asking again, each once, and say the same.
		await until(async () => (await marksOf(page)).filter(m => m.risk === 'high').length === ROWS, { timeout: 45_000, what: `marks after ${kills} kills` });
		assert.equal(await page.evaluate(() => [...document.querySelectorAll('tr')].filter(x => x.querySelectorAll('ashiato-mark').length > 1).length), 0, 'a double mark');
		assert.ok(await page.evaluate(() => document.querySelectorAll('ashiato-bar').length) <= 1, 'a double bar');
		// An answer that was confirmed is kept, also when the background dies at once; and taken back when that was confirmed.
		assert.equal(await insist('answer', { tabId: tab, finding: 0, answer: 'no' }, 2), true);
		await kill(0);
		const [kept] = await answers(tab);
		assert.equal(kept?.answer, 'no', `the answer was lost after ${kills} kills`);
		assert.equal(await insist('undo-answer', { tabId: tab, question: kept.question, subject: kept.subject }, 1), true);
		await kill(0);
		assert.deepEqual(await answers(tab), []);
		// The database is opened anew, as after an update.
		const opened = await insist('reload-database', {}, 1);
		assert.ok(opened.database && opened.trouble === '', JSON.stringify(opened));
	}

	await insist('check-page', { tabId: tab }, 0);
	const state = await until(async () => { const s = await ask(browser, 'state', { tabId: tab }); return s && !s.reading && s.tab && s; }, { timeout: 45_000, what: 'the last reading' });
	assert.equal(verdict(state.tab.report), verdict(first), 'the verdict is that of the first reading');
	await stage.marks(page, 'high', ROWS);
	const { counts } = await until(() => ask(browser, 'options'), { what: 'counts' });
	assert.equal(counts.accounts, 1);
	assert.equal(counts.signIns, first.signIns.length, 'each sign-in is in the archive once');
	assert.equal(counts.answers, 0);
	assert.deepEqual(await browser.faults().then(all => all.filter(m => !/message (channel|port) closed|Could not establish connection|context invalidated|context unloaded/.test(m))), []);
	t.diagnostic(`${kills} kills with seed ${seed}; ${lost} questions were cut off and asked again`);
}, { timeout: 1_200_000 });
