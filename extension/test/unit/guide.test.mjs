import assert from 'node:assert/strict';
import test from 'node:test';
import { breaksFor, eitherSwitch, isDone, isSettled, isToday, maySkip, nextFresh, progress, rests, skipOf, steps, withViewed, withVisits } from '../../src/guide/plan.js';
import { newCountries, newSince, visitLine } from '../../src/lib/compare.js';

const report = {
  findings: [{ question: 'fetcher:outlook' }],
  actions: [
    { id: 'restrict-overseas-access', urgency: 2, url: 'https://mail.yahoo.co.jp/', state: 'on', breaks: ['fetcher:gmail', 'travel', 'fetcher:outlook'], path: ['a', 'b'] },
    { id: 'save-evidence', urgency: 3 }, { id: 'change-password', urgency: 1, url: 'javascript:alert(1)' }, { id: 'help-desk', urgency: 9 },
  ],
};

test('evidence comes first, then the order of the report; ticks and viewed settings count as done', () => {
  const all = steps(report, [{ id: 'save-evidence', done: '2026-11-20T00:00:00Z' }]);
  assert.deepEqual(all.map((s) => s.id), ['save-evidence', 'change-password', 'restrict-overseas-access', 'help-desk']);
  assert.deepEqual(all.map(isDone), [true, false, true, false]);
  assert.equal(all[1].url, '', 'only https is a link');
  const none = new Set();
  assert.equal(nextFresh(all, none), 1);
  assert.equal(nextFresh(all, none, 1), 3);
  assert.equal(nextFresh(all, none, 3), 1, 'what was passed over comes again');
  assert.equal(nextFresh(all, new Set(['change-password', 'help-desk'])), -1, 'but not what was put off');
  assert.equal(nextFresh(all.map((s) => ({ ...s, done: 'x' })), none), -1);
  assert.equal(all[3].places.length + all[3].phones.length, 4, 'four help desks');
  const [gifts] = steps({ actions: [{ id: 'gift-codes', urgency: 1 }] }, []);
  assert.deepEqual(gifts.places.map((p) => p.key), ['guide_gift_redeem', 'guide_gift_lock', 'guide_gift_balance'], 'redeem now, lock, balance');
  assert.deepEqual(breaksFor(all[2], report), ['fetcher:outlook', 'fetcher:gmail', 'travel']);
});

test('what cannot wait comes before what can; gift codes follow the password and the devices', () => {
  const ids = ['close-mail-software', 'two-step', 'change-password', 'help-desk', 'sign-out-sessions', 'check-recovery', 'gift-codes', 'save-evidence'];
  const all = steps({ actions: ids.map((id, i) => ({ id, urgency: i + 1 })) }, []);
  assert.deepEqual(all.map((s) => s.id), ['save-evidence', 'close-mail-software', 'change-password', 'sign-out-sessions', 'gift-codes', 'check-recovery', 'two-step', 'help-desk']);
  assert.deepEqual(all.map(isToday), [true, true, true, true, true, true, false, false]);
});

test('a person may rest at the first step that can wait, once the others are done or put off', () => {
  const all = steps({ actions: [{ id: 'save-evidence' }, { id: 'change-password' }, { id: 'two-step' }, { id: 'help-desk' }] }, [{ id: 'save-evidence', done: 'x' }]);
  assert.equal(rests(all, new Set(), 2), false);
  assert.equal(rests(all, new Set(['change-password']), 2), true);
  assert.equal(rests(all, new Set(['change-password']), 3), false);
  assert.equal(rests(steps({ actions: [{ id: 'two-step' }] }, []), new Set(), 0), false, 'nothing was to do today');
});

test('a setting counts as it was last seen: by a page after the report, else by the report', () => {
  const at = Date.parse('2026-11-20T12:00:00Z');
  const stateAfter = (/** @type {string} */ state, /** @type {any[]} */ settings) => withViewed([{ id: 'x', state }], settings, at)[0].state;
  const seen = (/** @type {string} */ state, /** @type {string} */ hour) => [{ id: 'x', state, seen: `2026-11-20T${hour}:00:00Z` }];
  assert.equal(stateAfter('unknown', seen('on', '13')), 'on');
  assert.equal(stateAfter('off', seen('on', '13')), 'on');
  assert.equal(stateAfter('on', seen('off', '11')), 'on', 'the report itself is newer');
  assert.equal(stateAfter('unknown', seen('off', '11')), 'off');
  assert.equal(stateAfter('unknown', []), 'unknown');
});

test('the progress counts ticks and viewed settings; a guide is begun by a tick', () => {
  const actions = [{ id: 'save-evidence' }, { id: 'restrict-overseas-access', state: 'on' }, { id: 'two-step' }];
  assert.deepEqual(progress({ actions }, []), { done: 1, all: 3, begun: false, settled: '' });
  assert.deepEqual(progress({ actions }, [{ id: 'two-step', done: 'x' }]), { done: 2, all: 3, begun: true, settled: '' });
  const ticks = [{ id: 'two-step', done: '2026-11-20T03:00:00Z' }, { id: 'save-evidence', done: '2026-11-20T01:00:00Z' }];
  assert.deepEqual(progress({ actions }, ticks), { done: 3, all: 3, begun: true, settled: '2026-11-20T03:00:00Z' }, 'the last one settles it');
});

test('a step that another one makes needless may be decided against: it is settled, not done, and no longer counted', () => {
  const covers = ['imap', 'pop'];
  const actions = [{ id: 'save-evidence' }, { id: 'close-mail-software', covers }, { id: 'restrict-overseas-access', covers }];
  const ticks = [{ id: 'save-evidence', done: '2026-11-20T01:00:00Z' }];
  assert.equal(maySkip(steps({ actions }, ticks)[2], steps({ actions }, ticks)), false, 'the door is still open');
  ticks.push({ id: 'close-mail-software', done: '2026-11-20T02:00:00Z' });
  assert.deepEqual(steps({ actions }, ticks).map((s, _, all) => maySkip(s, all)), [false, false, true]);
  ticks.push({ id: skipOf('restrict-overseas-access'), done: '2026-11-20T03:00:00Z' });
  const all = steps({ actions }, ticks);
  assert.deepEqual([isDone(all[2]), isSettled(all[2]), nextFresh(all, new Set())], [false, true, -1]);
  assert.deepEqual(progress({ actions }, ticks), { done: 2, all: 2, begun: true, settled: '2026-11-20T02:00:00Z' });
  assert.equal(steps({ actions }, [...ticks, { id: 'restrict-overseas-access', done: 'x' }])[2].skipped, false, 'who does it after all has done it');
});

test('the other history ticks its step once it was seen, and its step knows which one it is', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  const visit = (/** @type {string} */ history, /** @type {string} */ seen) => ({ history, seen, reading: 'complete', risk: 'none' });
  const step = (/** @type {any[]} */ visits) => steps({ actions: withVisits([{ id: 'other-history' }, { id: 'two-step' }], ['web'], visits, now) }, [])[0];
  assert.deepEqual([step([]).history, isDone(step([]))], ['web', false]);
  assert.equal(isDone(step([visit('mail', '2026-11-20T11:00:00Z')])), false, 'it is not the one that was seen');
  assert.equal(isDone(step([visit('web', '2026-10-01T11:00:00Z')])), false, 'that was long ago');
  const seen = step([visit('web', '2026-11-18T11:00:00Z'), visit('web', '2026-11-20T11:00:00Z')]);
  assert.deepEqual([isDone(seen), seen.visit?.seen], [true, '2026-11-20T11:00:00Z'], 'the newest visit is told of');
});

test('of two switches one suffices only where it covers what the other does', () => {
  const both = (/** @type {string[]} */ close, /** @type {string[]} */ restrict) => eitherSwitch(steps({ actions: [{ id: 'close-mail-software', covers: close }, { id: 'restrict-overseas-access', covers: restrict }] }, []));
  assert.equal(both(['imap', 'pop', 'smtp'], ['imap', 'pop', 'smtp']), true);
  assert.equal(both(['imap', 'pop'], ['smtp']), false);
  assert.equal(both(['imap'], []), false);
  assert.equal(eitherSwitch(steps({ actions: [{ id: 'close-mail-software', covers: ['imap'] }] }, [])), false);
});

test('a report without actions has no steps', () => {
  for (const r of [null, {}, { actions: 3 }]) assert.deepEqual(steps(r, []), []);
  assert.equal(nextFresh([], new Set()), -1);
});

const memory = {
  visits: [{ history: 'mail', reading: 'complete', rows: 3, seen: '2026-11-20T00:00:00Z' }, { history: 'web', reading: 'complete', rows: 1, seen: '2026-11-20T00:05:00Z' }, { history: 'mail', reading: 'complete', rows: 5, seen: '2026-11-23T00:00:00Z' }],
  signIns: [
    { history: 'mail', time: '2026-11-19T00:00:00Z', country: 'CN' }, { history: 'mail', time: '2026-11-21T00:00:00Z', country: 'CN' },
    { history: 'mail', time: '2026-11-22T00:00:00Z', country: 'TW' }, { history: 'web', time: '2026-11-22T00:00:00Z', country: 'US' }, { history: 'mail', time: '', country: 'RU' },
  ],
};

test('countries new since the visit before, of the same history', () => {
  assert.deepEqual(newCountries(memory), { since: '2026-11-20T00:00:00Z', countries: ['TW'] });
  assert.deepEqual(newCountries({ ...memory, home: ['TW'] }).countries, []);
  assert.equal(newCountries({}), null);
  assert.equal(newCountries({ visits: memory.visits.slice(0, 2) }), null);
});

test('a page just read is compared with the day before, whether the archive holds it yet or not', () => {
  const at = Date.parse('2026-11-24T03:00:00Z');
  const page = (/** @type {any} */ more = {}) => ({ at, report: { pages: [{ history: 'mail', reading: 'complete', ...more }], home: ['JP'],
    signIns: [{ time: '2026-11-23T21:00:00Z', country: 'RU' }, { time: '2026-11-23T22:00:00Z', country: 'JP' }, { time: '2026-11-22T00:00:00Z', country: 'TW' }] } });
  const since = { since: '2026-11-23T00:00:00Z', countries: ['RU'] };
  assert.deepEqual(newSince(memory, page()), since);
  const kept = { ...memory, visits: [...memory.visits, { history: 'mail', reading: 'complete', rows: 3, seen: '2026-11-24T02:00:00Z' }, { history: 'mail', reading: 'complete', rows: 3, seen: '2026-11-24T03:00:00Z' }] };
  assert.deepEqual(newSince(kept, page()), since, 'today is not compared with itself');
  assert.deepEqual(newSince(memory, page({ history: 'web' })).since, '2026-11-20T00:05:00Z');
  assert.equal(newSince(memory, page({ history: 'devices' })), null, 'never seen before');
  assert.equal(newSince(memory, page({ reading: 'unreadable' })), null);
  assert.equal(newSince(null, page()), null);
});

test('the timeline gives every visit what came since the one before', () => {
  const line = visitLine(memory);
  assert.deepEqual(line.map((v) => [v.history, v.fresh, v.countries]), [['mail', 2, ['CN', 'TW']], ['web', 0, []], ['mail', 1, ['CN']]]);
  assert.deepEqual(visitLine({}), []);
});
