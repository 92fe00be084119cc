// The archive: accounts kept apart, the memory form, forgetting.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import test from 'node:test';
import * as archive from '../../src/background/archive.js';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const signIn = (time, more = {}) => ({ page: 0, row: 0, node: 5, time, timeText: time, precision: 'minute', text: 'row', ip: '113.108.182.52', host: '', country: 'CN', countrySource: 'page', countryText: '中国',
  geoCountry: 'CN', asn: 4134, org: 'CHINANET', network: 'isp', networkService: '', protocol: 'imap', service: 'IMAP', device: '', account: '', outcome: 'success', self: false, warned: false,
  repeat: 1, risk: 'high', finding: 0, ...more });
const report = (page = {}, signIns = [signIn('2026-11-20T03:14:00+09:00')]) => ({ risk: 'high', signIns, findings: [], pages: [{ url: 'https://lh.login.yahoo.co.jp/mail', provider: 'yahoo-japan', history: 'mail',
  reading: 'complete', rows: signIns.length, account: 'ta…', accountKey: 'k1', is: 'history:mail', settings: {}, links: { 'restrict-overseas-access': 'https://mail.yahoo.co.jp/x', bad: 'javascript:0' }, ...page }] });
const keep = (r, now = NOW) => archive.remember(r, archive.accountId(r.pages[0]), now);

test.beforeEach(() => archive.forgetAll());

test('a visit comes back in the form of wasm/memory', async () => {
  await keep(report());
  const { account: id } = await archive.recallLast('https://lh.login.yahoo.co.jp/other');
  assert.equal(id, 'yahoo-japan|k1');
  const memory = await archive.recall(id);
  assert.equal(memory.version, 1);
  assert.equal(memory.provider, 'yahoo-japan');
  assert.deepEqual(memory.visits.map((v) => [v.history, v.reading, v.rows]), [['mail', 'complete', 1]]);
  assert.deepEqual(memory.links.map((l) => [l.id, l.url]).sort(), [['history:mail', 'https://lh.login.yahoo.co.jp/mail'], ['restrict-overseas-access', 'https://mail.yahoo.co.jp/x']]);
  const [s] = memory.signIns;
  assert.equal(s.history, 'mail');
  assert.equal(s.confirmed, false);
  for (const gone of ['page', 'row', 'node', 'risk', 'finding', 'text', 'key', 'kept']) assert.ok(!(gone in s), gone);
});

test('the same sign-in seen twice is one', async () => {
  await keep(report());
  await keep(report({}, [signIn('2026-11-20T03:14:00+09:00'), signIn('2026-11-20T03:44:00+09:00')]));
  assert.equal((await archive.recall('yahoo-japan|k1')).signIns.length, 2);
});

test('only one\'s own sign-ins are confirmed, and those from one\'s own operator', async () => {
  for (const own of [{ self: true }, { self: false, ownOperator: true }]) {
    await keep(report({}, [signIn('2026-11-20T03:14:00+09:00', own)]));
    const [kept] = (await archive.recall('yahoo-japan|k1')).signIns;
    assert.equal(kept.confirmed, true);
    assert.ok(!('ownOperator' in kept), 'it is no part of the memory form');
  }
});

test('accounts are kept apart, and the last one seen on a site is found', async () => {
  await keep(report(), NOW);
  await keep(report({ accountKey: 'k2' }, [signIn('2026-11-21T03:14:00+09:00')]), NOW + 1000);
  assert.equal((await archive.recallLast('https://lh.login.yahoo.co.jp/')).account, 'yahoo-japan|k2');
  assert.equal((await archive.recallLast('https://elsewhere.example/')).account, '');
  assert.equal((await archive.recall('yahoo-japan|k1')).signIns.length, 1);
});

test('a page that names nobody is that of the only account there; of several it is none', async () => {
  const [page] = report({ account: '', accountKey: '' }).pages;
  assert.equal(await archive.accountOf(page), 'yahoo-japan|', 'nobody is known yet');
  await keep(report());
  assert.equal(await archive.accountOf(page), 'yahoo-japan|k1');
  assert.equal(await archive.accountOf({ ...page, provider: 'nifty' }), 'nifty|', 'another provider\'s account is another');
  await keep(report({ accountKey: 'k2' }), NOW + 1000);
  assert.equal(await archive.accountOf(page), 'yahoo-japan|', 'it may be either\'s');
  assert.equal(await archive.accountOf(report().pages[0]), 'yahoo-japan|k1', 'one that names its account is always that account\'s');
});

test('settings are kept, pages that are nothing are not', async () => {
  await keep(report({ reading: 'not-history', is: 'restrict-overseas-access', settings: { 'restrict-overseas-access': 'off' }, links: {} }, []));
  const memory = await archive.recall('yahoo-japan|k1');
  assert.deepEqual(memory.settings.map((s) => [s.id, s.state]), [['restrict-overseas-access', 'off']]);
  assert.equal(memory.visits.length, 0);
  await archive.forgetAll();
  await keep(report({ reading: 'not-history', is: '', settings: {} }, []));
  assert.equal((await archive.counts()).accounts, 0);
});

test('answers: kept, replaced, taken back; a journey ends', async () => {
  await keep(report());
  const id = 'yahoo-japan|k1';
  await archive.keepAnswer(id, { question: 'fetcher:outlook', subject: 'service:outlook', answer: 'yes' }, NOW);
  await archive.keepAnswer(id, { question: 'fetcher:outlook', subject: 'service:outlook', answer: 'no' }, NOW + 1);
  await archive.keepAnswer(id, { question: 'travel', subject: 'country:CN:web', answer: 'yes' }, NOW);
  const { answers } = await archive.recall(id);
  assert.deepEqual(answers.map((a) => [a.question, a.answer, a.expires !== '']).sort(), [['fetcher:outlook', 'no', false], ['travel', 'yes', true]]);
  await archive.dropAnswer(id, 'fetcher:outlook', 'service:outlook');
  assert.equal((await archive.recall(id)).answers.length, 1);
});

test('every "yes" ends one day, and is asked for anew then; "not me" of a service stays', () => {
  for (const question of ['travel', 'vpn', 'family', 'app', 'network', 'device', 'fetcher:gmail', 'fetcher:unknown']) {
    const given = archive.answerForm({ question, subject: 's', answer: 'yes' }, NOW);
    assert.ok(archive.holds(given, NOW + 29 * 86_400_000), question);
    assert.ok(!archive.holds(given, NOW + 366 * 86_400_000), question);
  }
  assert.ok(archive.holds(archive.answerForm({ question: 'fetcher:gmail', subject: 's', answer: 'no' }, NOW), NOW + 3660 * 86_400_000));
});

test('old visits go, answers stay', async () => {
  await keep(report(), NOW - 200 * 86_400_000);
  await archive.keepAnswer('yahoo-japan|k1', { question: 'vpn', subject: 'x', answer: 'yes' }, NOW - 200 * 86_400_000);
  await archive.expire(NOW);
  const memory = await archive.recall('yahoo-japan|k1');
  assert.equal(memory.signIns.length + memory.visits.length, 0);
  assert.equal(memory.answers.length, 1);
});

test('everything is forgotten, and can be put back', async () => {
  await keep(report());
  const all = await archive.takeAll();
  await archive.forgetAll();
  assert.deepEqual(await archive.counts(), { accounts: 0, visits: 0, signIns: 0, answers: 0 });
  await archive.putBack(all);
  assert.equal((await archive.recall('yahoo-japan|k1')).signIns.length, 1);
});
