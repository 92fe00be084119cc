// Report → marks, bar, badge; message → request; permissions → registered scripts.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';

let registered = [], granted = [];
globalThis.chrome = {
  runtime: { id: 'self', getURL: (p) => new URL(p, 'chrome-extension://self/').href, getManifest: () => ({ host_permissions: ['https://mail.yahoo.co.jp/*'] }) },
  permissions: { getAll: async () => ({ origins: granted }), contains: async () => true, remove: async ({ origins }) => { granted = granted.filter((o) => !origins.includes(o)); } },
  scripting: {
    getRegisteredContentScripts: async () => registered,
    unregisterContentScripts: async ({ ids }) => { registered = registered.filter((s) => !ids.includes(s.id)); },
    registerContentScripts: async (list) => { for (const s of list) { assert.ok(!registered.some((r) => r.id === s.id), 'registered twice'); registered.push(s); } },
  },
};
const { wordsOf } = await import('../../src/lib/i18n.js');
const { barOf, marksOf, rowsToCheck } = await import('../../src/background/marks.js');
const { badgeFor } = await import('../../src/background/badge.js');
const { requestFor } = await import('../../src/background/request.js');
const { addedSites, keepInStep, removeSite, siteOf } = await import('../../src/background/sites.js');
const ja = wordsOf('ja', JSON.parse(fs.readFileSync(new URL('../../src/_locales/ja/messages.json', import.meta.url), 'utf8')));

const row = (risk, country, more = {}) => ({ node: 7, row: 3, risk, country, countryText: '', self: false, network: 'isp', finding: 0, ...more });
const report = (signIns, findings = [], more = {}) => ({ risk: 'high', home: ['JP'], signIns, findings, pages: [{ reading: 'complete' }], ...more });

test('marks: worry, quiet country, none at home', () => {
  const marks = marksOf(report([row('high', 'CN'), row('none', 'JP'), row('none', 'SG'), row('low', 'US'), row('none', 'US', { self: true }), row('none', 'US', { network: 'private' }), row('unknown', '')]), ja);
  assert.deepEqual(marks.map((m) => [m.risk, m.text]), [['high', '▲ 要確認 中国'], ['none', '○ シンガポール'], ['low', '○ 海外 アメリカ']]);
  assert.ok(marks.every((m) => m.label !== '' && m.node === 7 && m.row === 3 && !('twin' in m)));
  assert.equal(marksOf(report([row('high', 'CN', { twin: 9 })]), ja)[0].twin, 9);
});

test('the bar says the gravest finding and asks', () => {
  const f = { id: 'foreign-mail-poller', risk: 'high', score: 20, question: '', facts: { countries: 'CN', everyMinutes: 30, count: 48 } };
  assert.equal(barOf(report([], [{ ...f, id: 'foreign-sign-in', risk: 'medium', score: 50 }, f]), ja).text, '中国から、30分おきに、メールソフトの接続が48件ありました。心当たりはありますか?');
  assert.equal(barOf(report([], [{ ...f, risk: 'none' }]), ja), null);
  assert.equal(barOf(report([], [{ ...f, risk: 'low', question: '' }]), ja), null);
  const fetcher = barOf(report([], [{ ...f, id: 'mail-fetcher', risk: 'low', question: 'fetcher:outlook', facts: { service: 'outlook', count: 9 } }]), ja);
  assert.match(fetcher.text, /Outlook.*設定をしましたか/);
});

test('the badge', () => {
  const many = (n) => report(Array.from({ length: n }, () => row('high', 'CN')));
  assert.equal(rowsToCheck(many(48)), 48);
  assert.equal(badgeFor(many(48), false).text, '!48');
  assert.ok(badgeFor(many(5000), false).text.length <= 4);
  assert.equal(badgeFor(report([row('low', 'CN')]), false).text, '');
  assert.equal(badgeFor(report([], [], { pages: [{ reading: 'unreadable' }] }), false).text, '?');
  assert.equal(badgeFor(report([], [], { pages: [{ reading: 'not-history' }] }), false).key, 'badge_idle');
  assert.equal(badgeFor(report([row('none', 'JP')], [], { risk: 'none' }), false).key, 'badge_calm');
  assert.equal(badgeFor(report([row('low', 'SG')], [], { risk: 'low' }), false).key, 'badge_low', 'a question is not called calm');
  assert.equal(badgeFor(null, true).text, '?');
});

test('a request holds known fields only, and nodes that are whole', () => {
  const message = { url: 'https://mail.yahoo.co.jp/"x', head: { snapshot: 1, title: 'a"b', lang: 'ja', now: 'n', zone: 'Asia/Tokyo', languages: ['ja', 7], cut: 1, memory: 'evil', url: 'https://evil.example/' }, nodes: ['[-1,"html"]', '[0,"p",{},"x"]'] };
  const r = JSON.parse(requestFor(message, { homes: ['JP'], memory: null }));
  assert.deepEqual(r.pages[0].snapshot, { snapshot: 1, url: message.url, title: 'a"b', lang: 'ja', now: 'n', zone: 'Asia/Tokyo', languages: ['ja', ''], cut: false, nodes: [[-1, 'html'], [0, 'p', {}, 'x']] });
  assert.match(r.countries.ja, /;CN=中国;/);
  assert.ok(!('memory' in r.pages[0].snapshot));
  for (const broken of ['[-1,"html"]]},"memory":{"x":[[1', '1],"home":["XX"],"a":[2', '']) {
    const nodes = [broken];
    if (broken === '') continue;
    assert.throws(() => requestFor({ ...message, nodes }, { homes: [], memory: null }), SyntaxError, broken);
  }
});

test('where there are sheets, they are registered for the same sites and their frames, the script for the page alone', async () => {
  const { getManifest } = globalThis.chrome.runtime;
  globalThis.chrome.runtime.getManifest = () => ({ ...getManifest(), content_scripts: [{ js: ['content.js'] }, { css: ['lib/tie.css'] }] });
  granted = ['https://mail.example.jp/*'];
  await keepInStep();
  assert.deepEqual(registered.map((s) => [s.js, s.css, s.allFrames === true, s.matches]), [[['content.js'], undefined, false, granted], [undefined, ['/lib/tie.css'], true, granted]]);
  await keepInStep();
  assert.equal(registered.length, 2);
  granted = [];
  await keepInStep();
  assert.equal(registered.length, 0);
  globalThis.chrome.runtime.getManifest = getManifest;
});

test('sites are what the browser grants: one site each, never all', async () => {
  granted = ['https://mail.yahoo.co.jp/*', 'https://mail.example.jp/*', 'https://*/*', '<all_urls>', 'http://a.example/*'];
  assert.deepEqual(await addedSites(), ['https://mail.example.jp/*']);
  await Promise.all([keepInStep(), keepInStep()]);
  assert.deepEqual(registered.map((s) => s.matches), [['https://mail.example.jp/*']]);
  assert.equal(await removeSite('https://mail.yahoo.co.jp/*'), false, 'a built-in site');
  assert.equal(await removeSite('https://mail.example.jp/*'), true);
  assert.equal(registered.length, 0);
  assert.equal(siteOf('https://mail.example.jp/x?y'), 'https://mail.example.jp/*');
  assert.equal(siteOf('http://mail.example.jp/'), '');
  assert.equal(siteOf('chrome://settings'), '');
});
