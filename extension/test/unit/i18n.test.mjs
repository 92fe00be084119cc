// The loader follows the same rules as catalogue.go, whose test has the same cases.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';

globalThis.chrome = { runtime: { id: 'self', getURL: (p) => p }, i18n: { getUILanguage: () => 'ja-JP' } };
const { languageFor, wordsOf } = await import('../../src/lib/i18n.js');
const format = await import('../../src/lib/format.js');
const read = (l) => wordsOf(l, JSON.parse(fs.readFileSync(new URL(`../../src/_locales/${l}/messages.json`, import.meta.url), 'utf8')));
const ja = read('ja'), en = read('en');

test('values, one, and missing values', () => {
  const key = 'finding_foreign_mail_poller';
  assert.equal(ja.t(key, { countries: '中国', everyMinutes: 30, count: 48 }), '中国から、30分おきに、メールソフトの接続が48件ありました。');
  assert.equal(ja.t(key, { countries: '中国', count: 1 }), '中国から、メールソフトの接続が1件ありました。');
  assert.equal(ja.t(key, { countries: '中国', count: 48 }), '中国から、メールソフトの接続がくり返し48件ありました。');
  assert.equal(ja.t(key, { count: 48 }), '海外から、メールソフトの接続がくり返しありました。');
  assert.equal(ja.t('no_such_key'), 'no_such_key');
  assert.equal(ja.t('finding_travel', { countries: '{count}' }), '旅行や出張のように見える、{count}からのログインです。', 'a value is not filled in again');
  assert.equal(ja.has('constructor'), false);
});

test('the language', () => {
  assert.equal(languageFor('en'), 'en');
  assert.equal(languageFor(''), 'ja');
  assert.equal(languageFor('fr'), 'ja', 'what is not there is not chosen');
});

test('findings and questions as sentences', () => {
  const f = { id: 'foreign-mail-poller', risk: 'high', question: '', facts: { countries: 'CN,TW', count: 48, everyMinutes: 30 } };
  assert.equal(format.findingText(f, ja), '中国・台湾から、30分おきに、メールソフトの接続が48件ありました。');
  assert.equal(format.questionText(f, ja), '心当たりはありますか?');
  assert.equal(format.questionText({ ...f, question: 'fetcher:outlook' }, ja), 'Outlookで、このメールを読む設定をしましたか?');
  assert.equal(format.questionText({ ...f, question: 'fetcher:unknown' }, ja), 'ほかのメールアプリで読む設定をしましたか?');
  assert.equal(format.questionText({ ...f, question: 'travel' }, en), 'Were you abroad at that time?');
  assert.equal(format.questionText({ ...f, risk: 'low' }, ja), '');
});

test('one count everywhere: that of the rows shown, not of earlier visits', () => {
  const finding = { id: 'foreign-sign-in', facts: { countries: 'CN', count: 96 }, signIns: [0, 1], reasons: [{ signal: 'mail-software', values: { count: 96 } }, { signal: 'x', values: { count: 3 } }] };
  const { findings: [f] } = format.countedAsShown({ signIns: [{ repeat: 1 }, { repeat: 4 }], findings: [finding] });
  assert.equal(format.findingText(f, ja), '中国からのログインが5件ありました。');
  assert.deepEqual(f.reasons.map((r) => r.values.count), [5, 3]);
});

test('countries', () => {
  assert.equal(format.countryName('CN', 'ja'), '中国');
  assert.equal(format.countryName('<b>', 'ja'), '');
  const codes = format.countryCodes();
  assert.ok(codes.length > 230 && codes.length < 260, String(codes.length));
  for (const none of ['DD', 'SU', 'EU', 'ZZ', 'UK', 'XA']) assert.ok(!codes.includes(none), none);
  for (const is of ['JP', 'CN', 'TW', 'HK', 'XK', 'GB']) assert.ok(codes.includes(is), is);
});

test('texts of pages are made harmless', () => {
  assert.equal(format.plain('a\u202e\u0000b\u200bc  d\n'), 'a b c d');
  assert.equal(format.plain('x'.repeat(300)).length, 200);
  assert.equal(format.clock('2026-11-20T03:14:00+09:00', 'ja'), '11月20日 3:14', 'in the zone that the page prints');
  assert.equal(format.clock('', 'ja'), '');
});

test('the days of sign-ins: as their own zone has them, from the first to the last', () => {
  const times = ['2026-11-20T03:14:00+09:00', '2026-11-19T23:44:00+09:00', '', 'nonsense'];
  assert.equal(format.days(times, 'ja'), '11月19日〜11月20日');
  assert.equal(format.days(times, 'en'), 'November 19 – November 20');
  assert.equal(format.days(times.slice(0, 1), 'ja'), '11月20日');
  assert.equal(format.days(['', undefined], 'ja'), '');
});
