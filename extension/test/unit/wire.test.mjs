// Who may say what to the background.
import assert from 'node:assert/strict';
import test from 'node:test';

globalThis.chrome = { runtime: { id: 'self', getURL: (p) => `chrome-extension://self/${p}` } };
const { allowed, FROM_CONTENT, KINDS, originOf } = await import('../../src/lib/wire.js');
const self = { id: 'self', origin: 'chrome-extension://self' };
const page = { id: 'self', url: 'https://lh.login.yahoo.co.jp/', frameId: 0, tab: { id: 1 } };
const own = { id: 'self', url: 'chrome-extension://self/popup/popup.html' };
const analyze = { kind: 'analyze', url: 'https://lh.login.yahoo.co.jp/x', head: {}, nodes: [] };

test('a content script may wake and analyse, and nothing else', () => {
  assert.ok(allowed({ kind: 'wake' }, page, self));
  assert.ok(allowed(analyze, page, self));
  for (const kind of KINDS.filter((k) => !FROM_CONTENT.has(k))) {
    const full = { kind, tabId: 1, finding: 0, answer: 'yes', question: '', subject: '', origin: 'https://a.example', options: {}, undo: 1, action: 'x', url: '', done: true };
    assert.ok(!allowed(full, page, self), kind);
  }
});

test('the extension\'s own pages may ask the rest', () => {
  assert.ok(allowed({ kind: 'state', tabId: 1 }, own, self));
  assert.ok(allowed({ kind: 'state', tabId: 1 }, { ...own, tab: { id: 3 }, frameId: 0 }, self), 'a popup opened in a tab');
  assert.ok(allowed({ kind: 'forget' }, own, self));
  assert.ok(!allowed({ kind: 'wake' }, own, self));
});

test('others are refused', () => {
  for (const [what, message, sender] of [
    ['another extension', { kind: 'wake' }, { ...page, id: 'other' }],
    ['a frame', { kind: 'wake' }, { ...page, frameId: 3 }],
    ['no tab', { kind: 'wake' }, { ...page, tab: undefined }],
    ['no address', { kind: 'wake' }, { ...page, url: undefined }],
    ['another page\'s address', { ...analyze, url: 'https://evil.example/' }, page],
    ['an unknown kind', { kind: 'toString' }, own],
    ['an inherited kind', { kind: '__proto__' }, own],
    ['no kind', {}, own],
    ['a look-alike of our origin', { kind: 'state', tabId: 1 }, { ...own, url: 'https://self/popup/popup.html' }],
    ['our page\'s name in another extension', { kind: 'state', tabId: 1 }, { id: 'self', url: 'chrome-extension://selfish/popup/popup.html' }],
    ['a wrong field', { kind: 'state', tabId: '1' }, own],
    ['a missing field', { kind: 'answer', tabId: 1, finding: 0 }, own],
    ['an answer that is none', { kind: 'answer', tabId: 1, finding: 0, answer: 'perhaps' }, own],
    ['nodes that are no texts', { ...analyze, nodes: [[1]] }, page],
  ]) assert.ok(!allowed(message, sender, self), what);
});

test('whatever comes, it is refused or plainly allowed, and never throws', () => {
  let seed = 7;
  const random = (n) => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return (seed >> 8) % n; };
  const odd = [undefined, null, 0, -1, 1, 1.5, NaN, '', 'x', 'self', 'https://lh.login.yahoo.co.jp/', 'chrome-extension://self/a', [], {}, [null], { id: 1 }, true, () => {}, 'wake', 'analyze', 'state', 'forget'];
  const pick = () => odd[random(odd.length)];
  let yes = 0;
  for (let i = 0; i < 20000; i++) {
    const message = random(10) === 0 ? pick() : { kind: random(2) ? KINDS[random(KINDS.length)] : pick(), url: pick(), head: pick(), nodes: pick(), tabId: pick(), finding: pick(), answer: pick(), origin: pick(), options: pick(), undo: pick() };
    const sender = random(10) === 0 ? pick() : { id: random(2) ? 'self' : pick(), url: pick(), frameId: pick(), tab: pick() };
    if (!allowed(message, sender, self)) continue;
    yes++;
    assert.equal(sender.id, 'self');
    assert.ok(FROM_CONTENT.has(message.kind) ? sender.frameId === 0 && sender.tab.id >= 0 : originOf(sender.url) === self.origin);
  }
  assert.ok(yes > 0, 'nothing was allowed: the test tests nothing');
});
