import assert from 'node:assert/strict';
import test from 'node:test';
import { breaksFor, isDone, nextOpen, steps } from '../../src/guide/plan.js';
import { newCountries, visitLine } from '../../src/options/compare.js';

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
  assert.equal(nextOpen(all), 1);
  assert.equal(nextOpen(all, 1), 3);
  assert.equal(nextOpen(all, 3), 1, 'what was passed over comes again');
  assert.equal(nextOpen(all.map((s) => ({ ...s, done: 'x' }))), -1);
  assert.equal(all[3].places.length + all[3].phones.length, 4, 'four help desks');
  assert.deepEqual(breaksFor(all[2], report), ['fetcher:outlook', 'fetcher:gmail', 'travel']);
});

test('a report without actions has no steps', () => {
  for (const r of [null, {}, { actions: 3 }]) assert.deepEqual(steps(r, []), []);
  assert.equal(nextOpen([]), -1);
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

test('the timeline gives every visit what came since the one before', () => {
  const line = visitLine(memory);
  assert.deepEqual(line.map((v) => [v.history, v.fresh, v.countries]), [['mail', 2, ['CN', 'TW']], ['web', 0, []], ['mail', 1, ['CN']]]);
  assert.deepEqual(visitLine({}), []);
});
