// One verdict an account: what may be said on a page that is calm by itself.
import assert from 'node:assert/strict';
import test from 'node:test';
import { ownByAnswer, verdictOf } from '../../src/popup/verdict.js';

const NOW = Date.parse('2026-11-20T12:00:00Z'), DAY = 86_400_000;
const calm = (more = {}, page = {}) => ({ risk: 'none', missing: ['mail'], findings: [], signIns: [], actions: [], pages: [{ reading: 'complete', history: 'web', ...page }], ...more });
const visit = (history, days) => ({ history, reading: 'complete', risk: 'none', seen: new Date(NOW - days * DAY).toISOString() });

test('a calm page is half of an account whose other history was not looked at', () => {
  assert.deepEqual(verdictOf(calm(), null, NOW), { kind: 'half', count: 0, missing: ['mail'] });
  assert.equal(verdictOf(calm({ missing: ['web'] }, { history: 'mail', reading: 'empty' }), { visits: [visit('mail', 0)] }, NOW).kind, 'half', 'nor is an empty one');
  assert.equal(verdictOf(calm(), { visits: [visit('mail', 1)] }, NOW).kind, 'own', 'both were seen');
  assert.equal(verdictOf(calm(), { visits: [visit('mail', 30)] }, NOW).kind, 'half', 'a month ago is not now');
  assert.equal(verdictOf(calm({ missing: [] }), null, NOW).kind, 'own', 'the provider has one');
  assert.equal(verdictOf(calm({ missing: ['devices'] }), null, NOW).kind, 'own', 'a list of devices is no half');
  for (const reading of ['not-history', 'signed-out', 'unreadable']) assert.equal(verdictOf(calm({}, { reading }), null, NOW).kind, 'own', reading);
  assert.equal(verdictOf(calm({ risk: 'low' }), null, NOW).kind, 'own', 'it has its own word');
});

test('rows to check in another history come before all that a calm page says', () => {
  const memory = { inHand: { here: false, history: 'mail', risk: 'high', count: 48 }, visits: [visit('mail', 0)] };
  assert.deepEqual(verdictOf(calm(), memory, NOW), { kind: 'other', count: 48, missing: [] });
  assert.equal(verdictOf(calm({ risk: 'low' }), memory, NOW).kind, 'other');
  assert.equal(verdictOf(calm({ risk: 'high' }), memory, NOW).kind, 'own', 'a page that worries speaks for itself');
  assert.equal(verdictOf(calm(), { ...memory, inHand: { ...memory.inHand, here: true } }, NOW).kind, 'own');
});

test('rows that the user called their own are counted as that', () => {
  const findings = [{ subject: 'as:4134:mail', signIns: [0, 1], facts: { count: 48 } }, { subject: 'as:2516:mail', signIns: [2] }, { signIns: [3] }];
  const answers = [{ subject: 'as:4134:mail', answer: 'yes' }, { subject: 'as:2516:mail', answer: 'no' }];
  assert.equal(ownByAnswer({ findings }, answers), 48);
  assert.deepEqual(verdictOf(calm({ findings }), { answers, visits: [visit('mail', 0)] }, NOW), { kind: 'answered', count: 48, missing: [] });
});
