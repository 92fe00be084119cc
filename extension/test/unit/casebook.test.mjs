// Cases, ticks, and the archive as a file and back.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import test from 'node:test';
import * as archive from '../../src/background/archive.js';
import * as book from '../../src/background/casebook.js';
import { readFile, writeFile } from '../../src/options/memoryfile.js';

const NOW = Date.parse('2026-11-24T03:00:00Z'), DAY = 86_400_000;
const signIn = (time) => ({ page: 0, row: 0, node: 5, time, timeText: time, precision: 'minute', text: 'row', ip: '113.108.182.52', host: '', country: 'CN', countrySource: 'page', countryText: '中国',
  geoCountry: 'CN', asn: 4134, org: 'CHINANET', network: 'isp', networkService: '', protocol: 'imap', service: 'IMAP', device: '', account: '', outcome: 'success', self: false, warned: false, repeat: 1, risk: 'high', finding: 0 });
const report = (page = {}, risk = 'high') => ({ risk, signIns: [signIn('2026-11-20T03:14:00+09:00'), signIn('2026-11-20T03:44:00+09:00')], findings: [], pages: [{ url: 'https://lh.login.yahoo.co.jp/mail', provider: 'yahoo-japan',
  history: 'mail', reading: 'complete', rows: 2, account: 'ta…', accountKey: 'k1', is: 'history:mail', settings: { 'restrict-overseas-access': 'off' }, links: {}, ...page }] });
const tab = (r, more = {}) => ({ url: r.pages[0].url, at: NOW, account: archive.accountId(r.pages[0]), incognito: false, report: r, error: '', trouble: '', answers: [], ...more });

test.beforeEach(() => archive.forgetAll());

test('the gravest recent case is offered, of its account only', async () => {
  await book.keepCase(tab(report()), NOW);
  await book.keepCase(tab(report({ history: 'web' }, 'none'), { at: NOW + 1 }), NOW);
  await book.keepCase(tab(report({ accountKey: 'k2' }, 'low')), NOW);
  assert.equal((await book.worstCase('yahoo-japan|k1', NOW)).history, 'mail');
  assert.equal((await book.worstCase('yahoo-japan|k2', NOW)).report.risk, 'low');
  assert.equal((await book.worstCase('', NOW)).report.risk, 'high');
  assert.equal(await book.worstCase('nobody|', NOW), null);
  assert.equal(await book.worstCase('', NOW + 46 * DAY), null, 'an old case is not offered');
});

test('private windows, settings pages and empty histories leave no case', async () => {
  await book.keepCase(tab(report(), { incognito: true }), NOW);
  await book.keepCase(tab(report({ reading: 'not-history' })), NOW);
  await book.keepCase(tab({ ...report(), signIns: [] }), NOW);
  await book.keepCase(tab(report(), { account: '' }), NOW);
  assert.equal(await book.worstCase('', NOW), null);
});

test('a calm page knows of the rows to check in the other history of its account, and how far the guide is', async () => {
  const actions = [{ id: 'save-evidence', urgency: 1 }, { id: 'restrict-overseas-access', urgency: 2, state: 'unknown' }];
  const mail = tab({ ...report(), actions }), web = tab(report({ history: 'web' }, 'none'));
  web.report.signIns = web.report.signIns.map((s) => ({ ...s, risk: 'none' }));
  assert.equal(await book.inHand(web, NOW), null);
  await book.keepCase(mail, NOW);
  const other = { here: false, history: 'mail', risk: 'high', count: 2, done: 0, all: 2, begun: false, settled: '' };
  assert.deepEqual(await book.inHand(web, NOW), other);
  assert.deepEqual(await book.inHand(null, NOW), other, 'and so does a tab that shows nothing');
  assert.deepEqual(await book.inHand(mail, NOW), { ...other, here: true });
  assert.equal(await book.inHand({ ...web, incognito: true }, NOW), null);
  assert.equal(await book.inHand({ ...web, account: 'yahoo-japan|k2' }, NOW), null, 'another person');
  assert.equal(await book.inHand(web, NOW + 46 * DAY), null, 'long ago');
  const empty = tab({ ...report({ reading: 'empty' }, 'none'), signIns: [] });
  assert.equal(await book.inHand(empty, NOW), null, 'the same history, empty by now');
  await archive.keepAnswer(web.account, { question: 'travel', subject: 'country:CN:web', answer: 'yes' }, NOW);
  await archive.remember(mail.report, mail.account, NOW);
  const told = await book.known(web, NOW);
  assert.deepEqual([told.answers.map((a) => a.answer), told.visits.map((v) => v.history), told.inHand], [['yes'], ['mail'], other]);
  assert.deepEqual((await book.known(web, NOW + 31 * DAY)).answers, [], 'an answer that no longer holds');
  assert.deepEqual(await book.known({ ...web, incognito: true, answers: [1] }, NOW), { answers: [1], visits: [], inHand: null });
  await book.tick(mail.account, 'save-evidence', true, NOW);
  await archive.remember(report({ history: 'web', reading: 'not-history', settings: { 'restrict-overseas-access': 'on' } }), mail.account, NOW + 1000);
  const { done, all, begun } = await book.inHand(web, NOW + 1000);
  assert.deepEqual({ done, all, begun }, { done: 2, all: 2, begun: true }, 'a tick, and a setting that was viewed since');
  assert.equal((await book.inHand(web, NOW + 1000)).settled, '2026-11-24T03:00:00.000Z', 'every step is done');
  mail.report.signIns.push(signIn('2026-11-24T12:44:00+09:00'));
  await book.keepCase(mail, NOW + 3_600_000);
  assert.equal((await book.inHand(web, NOW + 3_600_000)).settled, '', 'but rows to check came since');
});

test('a tick stays until it is taken away', async () => {
  await book.tick('a|', 'change-password', true, NOW);
  await book.tick('b|', 'two-step', true, NOW);
  assert.deepEqual(await book.ticks('a|'), [{ id: 'change-password', done: '2026-11-24T03:00:00.000Z' }]);
  await book.tick('a|', 'change-password', false, NOW);
  assert.deepEqual(await book.ticks('a|'), []);
});

test('cases are forgotten with the rest, and expire', async () => {
  await book.keepCase(tab(report()), NOW);
  const all = await archive.takeAll();
  await archive.forgetAll();
  assert.equal(await book.worstCase('', NOW), null);
  await archive.putBack(all);
  assert.notEqual(await book.worstCase('', NOW), null);
  await archive.expire(NOW + 8 * DAY, 7);
  assert.equal(await book.worstCase('', NOW), null);
});

test('what is exported comes back to the same account, and doubles nothing', async () => {
  const r = report();
  await archive.remember(r, archive.accountId(r.pages[0]), NOW);
  await book.tick('yahoo-japan|k1', 'change-password', true, NOW);
  const before = await archive.recall('yahoo-japan|k1');
  const file = writeFile(await book.exportMemories(), 'now');
  assert.deepEqual(await book.importMemories(readFile(file), NOW + DAY), { signIns: 2, accounts: 1 });
  assert.deepEqual(await archive.recall('yahoo-japan|k1'), before, 'an import over what is there changes nothing');
  await archive.forgetAll();
  await book.importMemories(readFile(file), NOW + DAY);
  assert.deepEqual(await archive.recall('yahoo-japan|k1'), before);
  assert.equal((await archive.recallLast('https://lh.login.yahoo.co.jp/')).account, 'yahoo-japan|k1', 'its site leads to it again');
});

test('a memory written by hand needs no id', async () => {
  await book.importMemories(readFile('{"version":1,"provider":"ocn","signIns":[{"history":"mail","time":"2026-11-20T03:14:00Z","country":"CN"}]}'), NOW);
  assert.equal((await archive.recall('ocn|')).signIns.length, 1);
});
