import assert from 'node:assert/strict';
import test from 'node:test';
import { Fault, readFile, writeFile } from '../../src/options/memoryfile.js';

const memory = {
  version: 1, account: 'ta…', provider: 'yahoo-japan', home: ['JP'],
  signIns: [{ history: 'mail', confirmed: false, time: '2026-11-20T03:14:00+09:00', precision: 'minute', ip: '113.108.182.0/24', country: 'CN', countrySource: 'page', asn: 4134, protocol: 'imap', outcome: 'success', repeat: 2 }],
  answers: [{ question: 'fetcher:outlook', subject: 'service:outlook', answer: 'yes', at: '2026-11-20T03:14:00Z', expires: '' }],
  links: [{ id: 'history:mail', url: 'https://lh.login.yahoo.co.jp/mail', seen: '2026-11-20T03:14:00Z' }],
  settings: [{ id: 'restrict-overseas-access', state: 'off', seen: '2026-11-20T03:14:00Z' }],
  visits: [{ history: 'mail', reading: 'complete', rows: 48, seen: '2026-11-20T03:14:00Z' }],
  steps: [{ id: 'save-evidence', done: '2026-11-20T03:14:00Z' }],
};

test('what is exported is imported again, one account or several', () => {
  assert.deepEqual(readFile(writeFile([memory], 'n')), [memory]);
  assert.deepEqual(JSON.parse(writeFile([memory], 'n')), memory, 'one account is the form that the command reads');
  assert.deepEqual(readFile(writeFile([memory, { version: 1 }], 'n')), [memory, { version: 1 }]);
  assert.deepEqual(readFile(writeFile([], 'n')), []);
  assert.deepEqual(readFile(`\uFEFF${JSON.stringify({ version: 1, home: null, other: 3 })}`), [{ version: 1 }]);
});

test('a faulty file is refused and its fault is named', () => {
  const broken = (/** @type {any} */ change) => JSON.stringify({ ...memory, ...change });
  for (const [file, where] of [
    ['', 'file'], ['[]', 'file'], ['null', 'file'], ['{}', 'version'], ['{"version":2}', 'version'], ['{"version":"1"}', 'version'],
    ['{"version":1,"accounts":{}}', 'accounts'], ['{"version":1,"accounts":[{}]}', 'account 0: version'], ['{"version":1,"accounts":[7]}', 'account 0'],
    [JSON.stringify({ version: 1, accounts: Array(51).fill({ version: 1 }) }), 'accounts'],
    [broken({ home: 'JP' }), 'memory: home'], [broken({ home: ['jp'] }), 'memory: home 0'],
    [broken({ signIns: [{ time: 'yesterday' }] }), 'memory: signIns 0: time'],
    [broken({ signIns: [{ asn: -1 }] }), 'memory: signIns 0: asn'], [broken({ signIns: [{ text: 'x'.repeat(5000) }] }), 'memory: signIns 0: text'],
    [broken({ signIns: [{ network: 'moon' }] }), 'memory: signIns 0: network'],
    [broken({ answers: [{ answer: 'maybe' }] }), 'memory: answers 0: answer'],
    [broken({ links: [{ url: 'javascript:alert(1)' }] }), 'memory: links 0: url'], [broken({ links: [{ url: 'http://example.com/' }] }), 'memory: links 0: url'],
    [broken({ links: [{ url: 'https://yahoo.co.jp@example.com/' }] }), 'memory: links 0: url'],
    [broken({ steps: Array(50_001).fill({}) }), 'memory: steps'],
  ]) assert.throws(() => readFile(file), (e) => e instanceof Fault && e.where === where, `${file.slice(0, 80)} → ${where}`);
});

test('keys that would reach the prototype change nothing', () => {
  const out = readFile('{"version":1,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"signIns":[{"__proto__":{"polluted":1}}]}');
  assert.deepEqual(Object.keys(out[0]), ['version', 'signIns']);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
  assert.equal(out[0].signIns[0].polluted, undefined);
});
