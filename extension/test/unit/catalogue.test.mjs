// The catalogue polices itself: both languages whole, every message described, used and plain.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const src = new URL('../../src/', import.meta.url).pathname;
const read = (language) => JSON.parse(fs.readFileSync(`${src}_locales/${language}/messages.json`, 'utf8'));
const ja = read('ja'), en = read('en');
const names = (text) => [...text.matchAll(/\{([^{}]*)\}/g)].map((m) => m[1]).sort();

test('both languages have the same keys in the same order', () => {
  assert.ok(Object.keys(ja).length > 200);
  assert.deepEqual(Object.keys(ja), Object.keys(en));
});

test('every message says something, is described, and names the same values in both languages', () => {
  for (const key of Object.keys(ja)) {
    assert.deepEqual(names(ja[key].message), names(en[key].message), key);
    for (const m of [ja[key], en[key]]) {
      assert.ok(m.message.trim() === m.message && m.message !== '', key);
      assert.ok(m.description?.length >= 3, `${key}: no description`);
      assert.ok(!m.message.includes('$'), `${key}: the browsers' own loader would change a dollar sign`);
    }
  }
});

// Second-level texts may use the trade's words: reasons and details are folded, settings and the record are for those who want to know.
const DETAIL = /^(cli|reason|protocol|network|service|options|evidence|ext)_/;
const JARGON = /\b(IP|IMAP|POP3?|SMTP|ASN|GeoIP|MMDB)\b|[0-9a-f]{16}/;

test('first-level texts use no jargon', () => {
  for (const key of Object.keys(ja).filter((k) => !DETAIL.test(k))) {
    for (const m of [ja[key], en[key]]) assert.ok(!JARGON.test(m.message), `${key}: ${m.message}`);
  }
});

// What stands for a name in a real sentence, at its usual longest.
const SAMPLE = { countries: '中国・台湾・韓国', country: 'シンガポール', service: 'Outlook', count: '148', everyMinutes: '30', name: '海外からのアクセス制限', date: '2026年6月25日',
  level: '確認が必要です', account: 'ta…@yahoo.co.jp', countryCount: '12', failures: '20', rows: '148', unread: '2', text: '', time: '3:14', days: '3' };

test('first-level Japanese sentences have at most 45 characters', () => {
  for (const key of Object.keys(ja).filter((k) => !DETAIL.test(k))) {
    const text = ja[key].message.replace(/\{([^{}]*)\}/g, (_, n) => SAMPLE[n] ?? n);
    for (const sentence of text.split(/(?<=[。?!?!])/)) assert.ok([...sentence].length <= 45, `${key}: ${[...sentence].length}: ${sentence}`);
  }
});

test('nothing is called safe, and nothing a verdict', () => {
  for (const key of Object.keys(ja)) {
    assert.ok(!/安全です|不正なログイン|不正アクセスです/.test(ja[key].message), key);
    assert.ok(!/\b(is|are) safe\b|you are safe/i.test(en[key].message), key);
  }
});

/** Every text in which a key may be named. */
function sources() {
  const out = [];
  const walk = (dir, fits) => {
    for (const e of fs.readdirSync(dir, { withFileTypes: true })) {
      const file = path.join(dir, e.name);
      if (e.isDirectory()) walk(file, fits);
      else if (fits(e.name)) out.push(fs.readFileSync(file, 'utf8'));
    }
  };
  walk(src, (n) => /\.(js|html)$/.test(n));
  walk(path.join(src, '../manifest'), () => true);
  walk(path.join(src, '../../wasm/command'), (n) => n.endsWith('.go'));
  return out.join('\n');
}

test('every key is used', () => {
  const text = sources();
  // Keys made from codes: `level_${risk}`, "protocol_" + p, messageKey('finding', id), key + '_does'.
  const families = [...text.matchAll(/[`'"]([a-z]+(?:_[a-z]+)*_)(?:\$\{|['"])/g)].map((m) => m[1]);
  for (const m of text.matchAll(/messageKey\('([a-z]+)'/g)) families.push(`${m[1]}_`);
  assert.ok(families.length > 5);
  for (const key of Object.keys(ja)) {
    const stem = key.replace(/_(one|bare|plain|does|breaks)$/, '');
    const named = new RegExp(`(?<![A-Za-z])(__MSG_)?${stem}(?![A-Za-z])`).test(text) || families.some((f) => stem.startsWith(f));
    assert.ok(named, `${key} is not used`);
  }
});

test('every key that the source names is there', () => {
  const text = sources();
  const named = [...text.matchAll(/\bt\('([a-z_]+)'/g), ...text.matchAll(/data-t(?:-[a-z]+)?="([a-z_]+)"/g), ...text.matchAll(/__MSG_([a-z_]+)__/g)].map((m) => m[1]);
  assert.ok(named.length > 30);
  for (const key of named) assert.ok(key in ja, `${key} is missing`);
});

test('every code of the report has its words', () => {
  const go = (dir) => fs.readdirSync(new URL(`../../../wasm/${dir}`, import.meta.url)).filter((f) => f.endsWith('.go') && !f.endsWith('_test.go'))
    .map((f) => fs.readFileSync(new URL(`../../../wasm/${dir}/${f}`, import.meta.url), 'utf8')).join('\n');
  for (const id of ['own-use', 'home-network', 'foreign-mail-poller', 'foreign-mail-access', 'foreign-sign-in', 'mail-fetcher', 'anonymous-network', 'hosting-access', 'domestic-poller',
    'domestic-unfamiliar', 'impossible-travel', 'many-countries', 'failures-then-success', 'failed-attempts', 'travel', 'unjudged']) assert.ok(`finding_${id.replaceAll('-', '_')}` in ja, id);
  for (const [, id] of go('advice').matchAll(/"([a-z]+(?:-[a-z]+)+)"/g)) {
    if (id.includes('look-')) continue;
    assert.ok(!/^(save|change|sign-out|check|two|login|close|restrict|reused|gift|deleted|help)-/.test(id) || `action_${id.replaceAll('-', '_')}` in ja, `action ${id}`);
  }
  for (const kind of ['fetcher', 'vpn', 'travel', 'family', 'app', 'device', 'network']) assert.ok(`question_${kind}` in ja, kind);
  for (const risk of ['none', 'low', 'medium', 'high', 'unknown']) assert.ok(`level_${risk}` in ja && `mark_${risk}` in ja, risk);
});
