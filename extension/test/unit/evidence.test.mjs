import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { parseHTML } from 'linkedom';
import { byHour, hourGrid, timeline } from '../../src/evidence/chart.js';
import { cell, csv } from '../../src/evidence/csv.js';
import { canonical, sha256 } from '../../src/evidence/hash.js';
import { deeds } from '../../src/evidence/deeds.js';
import { masked, withNames, withoutNames } from '../../src/evidence/mask.js';
import { mergeReports } from '../../src/evidence/merge.js';
import { bare, fingerprint, jsonFile, makeRecord, strokes, table } from '../../src/evidence/record.js';
import { clock, stamp } from '../../src/evidence/zoned.js';

test('a cell that could be a formula is defused, others are left alone', () => {
  for (const [value, want] of [
    ['=1+1', `"'=1+1"`], ['+81', `"'+81"`], ['-cmd', `"'-cmd"`], ['@SUM(A1)', `"'@SUM(A1)"`], ['  =1', `"'  =1"`], ['\t=1', `"'\t=1"`],
    ['\u0000=1', `"'=1"`], ['\u200B=1', `"'\u200B=1"`], ['=1', `"'=1"`], ['@x', `"'@x"`], ['|calc', `"'|calc"`],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['-12.5', '-12.5'], [4134, '4134'], ['中国', '中国'], ['a,b', '"a,b"'], ['a"b', '"a""b"'], ['a\nb', '"a\nb"'], ['2026-11-20', '2026-11-20'],
    ['', ''], [null, ''], [undefined, ''], ['a\u202Eb', 'ab'],
  ]) assert.equal(cell(value), want, JSON.stringify(value));
});

test('no cell of hostile text begins with a sign that a spreadsheet runs', () => {
  const starts = ['=', '+', '-', '@', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20', '\t', '\r', '\n', ' ', '\uFEFF', '\u202E', '"', ','];
  for (const a of starts) for (const b of starts) for (const c of ['=1', 'x']) {
    const out = cell(a + b + c).replace(/^"|"$/g, '').replaceAll('""', '"');
    assert.ok(!/^[\s\u200B-\u200F\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(out), JSON.stringify([a + b + c, out]));
  }
});

test('CSV has a byte order mark and CRLF', () => assert.equal(csv([['a', 'b'], [1, 'x,y']]), '\uFEFFa,b\r\n1,"x,y"\r\n'));

test('canonical JSON does not depend on the order of keys', () => {
  assert.equal(canonical({ b: [1, { d: 1, c: null }], a: 'あ"', u: undefined }), '{"a":"あ\\"","b":[1,{"c":null,"d":1}]}');
  assert.equal(canonical({ a: 1, b: 2 }), canonical({ b: 2, a: 1 }));
});

test('the fingerprint is SHA-256', async () => {
  assert.equal(await sha256('足あと'), createHash('sha256').update('足あと').digest('hex'));
  assert.equal(await sha256(new Uint8Array([1, 2])), createHash('sha256').update(Buffer.from([1, 2])).digest('hex'));
});

test('times are shown in both zones, no more exactly than the page did', () => {
  assert.equal(stamp('2026-11-20T03:14:15+09:00', 'Asia/Tokyo'), '2026-11-20 03:14:15');
  assert.equal(stamp('2026-11-20T03:14:15+09:00', 'UTC', 'minute'), '2026-11-19 18:14');
  assert.equal(stamp('2026-11-20T00:00:00+09:00', 'UTC', 'day'), '2026-11-20');
  assert.equal(stamp('', 'UTC'), '');
  assert.equal(stamp('nonsense', 'UTC'), '');
  assert.deepEqual(clock(Date.parse('2026-01-01T00:00:00Z'), 'no/where').hour, 0);
});

const report = {
  version: 1, risk: 'high', home: ['JP'], homeSource: 'zone', dataDate: '2026-10-01', providerName: { ja: 'Yahoo! JAPAN', en: 'Yahoo! JAPAN' },
  pages: [{ url: 'https://lh.login.yahoo.co.jp/mail?sid=secret#x', title: 'メールソフト ログイン履歴', history: 'mail', reading: 'complete', rows: 3, unread: 0, zone: 'Asia/Tokyo', account: 'ta…' }],
  signIns: [
    { page: 0, row: 0, time: '2026-11-20T03:14:00+09:00', timeText: '11月20日 3:14', precision: 'minute', text: '3:14 中国 =cmd', ip: '113.108.182.52', country: 'CN', countryText: '中国', asn: 4134, org: 'CHINANET', protocol: 'imap', risk: 'high', finding: 0 },
    { page: 0, row: 1, time: '2026-11-18T03:44:00+09:00', precision: 'minute', text: 'b', country: 'CN', risk: 'high', finding: 0 },
    { page: 0, row: 2, time: '2026-11-19T00:00:00+09:00', precision: 'day', text: 'c', country: 'JP', risk: 'none', finding: -1 },
  ],
  findings: [{ id: 'foreign-mail-poller', risk: 'high', signIns: [0, 1], reasons: [{ signal: 'foreign-country', weight: 3, values: { count: 2 } }], facts: { count: 2 } }],
};
const how = { capturedAt: '2026-11-20T10:00:00+09:00', version: '0.1.0', steps: [{ id: 'change-password', done: '2026-11-20T01:00:00Z' }] };

test('a record keeps the rows as shown, counts them and hides what an address may carry', async () => {
  const r = makeRecord(report, how);
  assert.equal(r.rows[0].text, '3:14 中国 =cmd');
  assert.equal(r.rows[0].jst, '2026-11-20 03:14');
  assert.equal(r.rows[0].utc, '2026-11-19 18:14');
  assert.deepEqual(r.counts, { rows: 3, marked: 2, high: 2, medium: 0, low: 0 });
  assert.deepEqual(r.countries, [{ country: 'CN', count: 2 }]);
  assert.equal(r.pages[0].url, 'https://lh.login.yahoo.co.jp/mail');
  assert.deepEqual(r.period, { from: '2026-11-17T18:44:00.000Z', to: '2026-11-19T18:14:00.000Z' });
  assert.equal(strokes(r).length, 2, 'a date without an hour has no place in the rhythm');
  const lines = csv(table(r, k => k)).trim().split('\r\n');
  assert.equal(lines.length, 4);
  assert.match(lines[1], /113\.108\.182\.52/);
  const file = JSON.parse(await jsonFile(r, 'ab'));
  assert.equal(file.sha256, createHash('sha256').update(canonical(file.record)).digest('hex'), 'the file proves itself');
  assert.equal(file.sha256, await fingerprint(r));
  assert.equal(file.pictureSha256, 'ab');
});

test('two histories of an account are two pages of one record', () => {
  const web = { ...report, risk: 'none', missing: ['mail', 'devices'], pages: [{ url: 'https://lh.login.yahoo.co.jp/', history: 'web', reading: 'complete', rows: 1 }],
    signIns: [{ page: 0, row: 0, text: 'w', time: '2026-11-19T10:00:00+09:00', precision: 'minute', country: 'JP', risk: 'none', finding: 0 }], findings: [{ id: 'own-use', risk: 'none', signIns: [0], reasons: [] }] };
  const both = mergeReports([{ at: Date.parse('2026-11-20T01:00:00Z'), report: { ...report, missing: ['web'] } }, { at: Date.parse('2026-11-19T01:00:00Z'), report: web }]);
  const r = makeRecord(both, how);
  assert.deepEqual(r.pages.map(p => [p.history, p.rows, p.marked, p.seenAt]), [['mail', 3, 2, '2026-11-20T01:00:00.000Z'], ['web', 1, 0, '2026-11-19T01:00:00.000Z']]);
  assert.deepEqual(r.missing, ['devices'], 'what was seen is not missing');
  assert.deepEqual(r.rows.map(row => [row.at, row.finding]), [[0, 0], [0, 0], [0, -1], [1, 1]]);
  assert.deepEqual(r.findings.map(f => f.rows), [[1, 2], [4]]);
  assert.equal(r.counts.rows, 4);
});

test('a record says of each page whether it named its account', () => {
  const page = (history, account) => ({ at: 1, report: { ...report, pages: [{ url: 'https://lh.login.yahoo.co.jp/', history, account, reading: 'complete', rows: 1 }], signIns: [], findings: [] } });
  const r = makeRecord(mergeReports([page('mail', ''), page('web', 'ta…@yahoo.co.jp')]), how);
  assert.equal(r.account, 'ta…@yahoo.co.jp');
  assert.deepEqual(r.pages.map(p => p.account), ['', 'ta…@yahoo.co.jp']);
});

test('a record of a broken report is empty, not an error', () => {
  for (const broken of [{}, { pages: null, signIns: 3 }, { pages: [null].filter(Boolean), signIns: [{}], findings: 'x' }]) {
    const r = makeRecord(broken, how);
    assert.equal(r.period, null);
    assert.equal(r.counts.marked, 0);
  }
  assert.equal(bare('javascript:alert(1)'), 'javascript:alert(1)');
  assert.equal(bare('not an address'), '');
  assert.equal(bare('file:///tmp/a.html?x'), 'file:///tmp/a.html');
});

test('the account is hidden everywhere but for its first letters, or shown everywhere', () => {
  const named = { ...report, pages: [{ ...report.pages[0], account: 'ha…', title: 'hanako_demo さんの履歴' }, { ...report.pages[0], account: '' }],
    signIns: [{ ...report.signIns[0], account: 'hanako_demo', text: 'hanako_demo 3:14 hanako_demo2 tarou.demo@mihon.example', device: 'hanako_demo のパソコン' }, { ...report.signIns[1], account: 'hanako_demo2', text: 'hanako_demo2 3:44' }] };
  const hidden = makeRecord(withoutNames(named), how);
  assert.ok(!/hanako_demo|tarou/.test(JSON.stringify(hidden)), 'nowhere in the record');
  assert.equal(hidden.rows[0].text, 'ha… 3:14 ha… ta…@mihon.example');
  assert.equal(hidden.account, 'ha…');
  assert.equal(makeRecord(withNames(named), how).account, 'ha…', 'two names begin so: none is taken for the account');
  const one = { ...named, signIns: named.signIns.slice(0, 1) };
  assert.equal(makeRecord(withNames(one), how).account, 'hanako_demo');
  assert.match(makeRecord(withNames(one), how).rows[0].text, /^hanako_demo 3:14/);
  assert.deepEqual(['a', 'ab', 'abc', 'hanako@mihon.example', 'ab@mihon.example'].map(masked), ['a', 'ab', 'ab…', 'ha…@mihon.example', 'ab@mihon.example']);
  for (const broken of [{}, { pages: [{}], signIns: [{}] }]) assert.equal(makeRecord(withoutNames(broken), how).account, '');
});

test('what was done: a setting that was seen is no word of the person, and stands in its time', () => {
  const ticks = [{ id: 'change-password', done: '2026-11-20T03:00:00Z' }, { id: 'restrict-overseas-access', done: '2026-11-20T01:00:00Z' }, { id: 'two-step', done: '' },
    { id: 'beware-phishing', done: '2026-11-20T04:00:00Z' }];
  const settings = [{ id: 'restrict-overseas-access', state: 'on', seen: '2026-11-20T02:00:00Z' }, { id: 'close-mail-software', state: 'off', seen: '2026-11-20T02:00:00Z' }];
  const list = deeds(ticks, settings);
  assert.deepEqual(list, [{ id: 'restrict-overseas-access', done: '2026-11-20T02:00:00Z', by: 'seen' }, { id: 'change-password', done: '2026-11-20T03:00:00Z', by: 'self' }], 'and what is only to know is no deed');
  assert.deepEqual(deeds([{ id: 'skip:restrict-overseas-access', done: '2026-11-20T03:00:00Z' }], [], '2026-11-20T02:00:00Z'), [{ id: 'other-history', done: '2026-11-20T02:00:00Z', by: 'seen' }], 'nor is what was decided against');
  assert.deepEqual(makeRecord(report, { ...how, steps: list }).steps.map(s => s.by), ['seen', 'self']);
  assert.deepEqual(makeRecord(report, how).steps.map(s => s.by), ['self']);
});

test('an hour that holds both shows both; days stand in the timeline', () => {
  const { document } = parseHTML('<html><body></body></html>');
  const s = [at('2026-11-17T03:10:00+09:00'), { ...at('2026-11-17T03:40:00+09:00'), marked: false }, at('2026-11-20T03:10:00+09:00')];
  const grid = hourGrid(document, s, 'Asia/Tokyo', { title: 'T', desc: 'D' });
  assert.deepEqual([grid.querySelectorAll('.marked').length, grid.querySelectorAll('.other').length], [2, 1]);
  const [square] = grid.querySelectorAll('.marked'), ring = grid.querySelector('.other');
  assert.ok(Number(square.getAttribute('x')) + Number(square.getAttribute('width')) <= Number(ring.getAttribute('cx')) - Number(ring.getAttribute('r')), 'side by side');
  const line = timeline(document, s, 'Asia/Tokyo', { title: 'T', desc: 'D', marked: 'M', other: 'O' });
  assert.deepEqual([...line.querySelectorAll('.day')].map(e => e.textContent), ['11/18', '11/19', '11/20']);
  assert.deepEqual([...line.querySelectorAll('.lane')].map(e => e.textContent), ['O', 'M']);
});

const at = t => ({ time: Date.parse(t), marked: true });
test('the grid has a row for every day, also for silent ones, and counts each sign-in once', () => {
  const s = [at('2026-11-17T23:59:00+09:00'), at('2026-11-20T00:00:00+09:00'), { ...at('2026-11-20T00:30:00+09:00'), marked: false }];
  const { days, cut } = byHour(s, 'Asia/Tokyo');
  assert.deepEqual(days.map(d => d.day), ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']);
  assert.deepEqual(days[3].hours[0], { marked: 1, other: 1 });
  assert.equal(days.flatMap(d => d.hours).reduce((n, h) => n + h.marked + h.other, 0), 3);
  assert.equal(cut, 0);
  assert.equal(byHour([at('2020-01-01T00:00:00Z'), at('2026-01-01T00:00:00Z')], 'UTC').days.length, 45);
  assert.deepEqual(byHour([], 'UTC'), { days: [], cut: 0 });
});

test('charts are named pictures; without times there is none', () => {
  const { document } = parseHTML('<html><body></body></html>');
  const words = { title: 'T<b>', desc: 'D' };
  const s = [at('2026-11-17T23:59:00+09:00'), { ...at('2026-11-20T00:00:00+09:00'), marked: false }];
  const grid = hourGrid(document, s, 'Asia/Tokyo', words);
  assert.equal(grid.getAttribute('role'), 'img');
  assert.equal(grid.querySelector('title').textContent, 'T<b>');
  assert.equal(grid.querySelectorAll('.marked').length, 1);
  assert.equal(grid.querySelectorAll('.other').length, 1);
  assert.equal(grid.querySelectorAll('.cell').length, 4 * 24);
  const line = timeline(document, s, 'Asia/Tokyo', words);
  assert.equal(line.querySelectorAll('.stroke-marked').length, 1);
  assert.equal(timeline(document, [s[0]], 'Asia/Tokyo', words).querySelectorAll('.axis').length, 1);
  assert.equal(hourGrid(document, [], 'UTC', words), null);
  assert.equal(timeline(document, [], 'UTC', words), null);
});
