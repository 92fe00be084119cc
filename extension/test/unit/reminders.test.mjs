// Reminders: asked for one by one, kept as time and address only, shown on the button, put away.
import assert from 'node:assert/strict';
import test from 'node:test';

const HOUR = 3_600_000, NOW = Date.parse('2026-11-24T03:00:00Z');
/** A browser that remembers what it was told. */
const seen = { local: /** @type {any} */ ({}), alarms: new Map(), text: '', title: '' };
const messages = { badge_idle: { message: 'idle' }, badge_look_again: { message: 'again' } };
globalThis.fetch = /** @type {any} */ (async () => ({ json: async () => messages }));
globalThis.chrome = /** @type {any} */ ({
  runtime: { id: 'x', getURL: (/** @type {string} */ p) => `chrome-extension://x/${p}` },
  i18n: { getUILanguage: () => 'ja' },
  storage: { local: { get: async (/** @type {string} */ k) => ({ [k]: seen.local[k] }), set: async (/** @type {any} */ o) => { Object.assign(seen.local, o); } } },
  alarms: { create: (/** @type {string} */ n, /** @type {any} */ o) => { seen.alarms.set(n, o.when); }, clear: async (/** @type {string} */ n) => seen.alarms.delete(n) },
  action: { setBadgeText: async (/** @type {any} */ o) => { seen.text = o.text; }, setTitle: async (/** @type {any} */ o) => { seen.title = o.title; }, setBadgeBackgroundColor: async () => {} },
});
const r = await import('../../src/background/reminders.js');

test('a reminder is an alarm and a line without more than time and page', async () => {
  await r.remind('https://lh.login.yahoo.co.jp/mail?sid=secret#x', 24, true, NOW);
  assert.deepEqual(seen.local.reminders, [{ hours: 24, due: NOW + 24 * HOUR, url: 'https://lh.login.yahoo.co.jp/mail' }]);
  assert.equal(seen.alarms.get('look-again:24'), NOW + 24 * HOUR);
  assert.equal(seen.text, '');
  await r.remind('https://lh.login.yahoo.co.jp/mail', 24, true, NOW + HOUR);
  assert.equal(seen.local.reminders.length, 1, 'asked for again, it moves');
  await r.remind('https://lh.login.yahoo.co.jp/mail', 24, false, NOW);
  assert.deepEqual([seen.local.reminders, seen.alarms.size], [[], 0]);
});

test('the button shows what has come due until it is put away', async () => {
  await r.remind('https://lh.login.yahoo.co.jp/mail', 24, true, NOW);
  await r.remind('https://lh.login.yahoo.co.jp/mail', 72, true, NOW);
  await r.showDue(NOW + 25 * HOUR);
  assert.deepEqual([seen.text, seen.title], ['↻', 'again']);
  await r.putAwayDue(NOW + 25 * HOUR);
  assert.deepEqual([seen.text, seen.title], ['', 'idle']);
  assert.deepEqual((await r.reminders()).map((/** @type {any} */ x) => x.hours), [72]);
});

test('lost alarms are set again; all can be taken away and given back', async () => {
  seen.alarms.clear();
  await r.resumeReminders(NOW);
  assert.deepEqual([...seen.alarms.keys()], ['look-again:72']);
  const all = await r.dropReminders(NOW);
  assert.deepEqual([seen.local.reminders, seen.alarms.size], [[], 0]);
  await r.putBackReminders(all, NOW);
  assert.equal(seen.alarms.size, 1);
});

test('what else may stand in the storage is no reminder', async () => {
  seen.local.reminders = [null, 3, { due: 'soon', url: 'x' }, { hours: 1, due: NOW }];
  assert.deepEqual(await r.reminders(), []);
  seen.local.reminders = 'x';
  assert.deepEqual(await r.reminders(), []);
});
