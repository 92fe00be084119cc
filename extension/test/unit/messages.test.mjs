// Every kind of message from every kind of sender and frame, with every field spoilt: content scripts can ask for analysis only, and what an
// analysis is asked with can hold nothing but a page.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';

let heard, connected;
globalThis.chrome = { runtime: { id: 'self', getURL: (p) => `chrome-extension://self/${p}`, onMessage: { addListener: (f) => { heard = f; } }, onConnect: { addListener: (f) => { connected = f; } } } };
const { allowed, KINDS, listen, listenInParts } = await import('../../src/lib/wire.js');
const { requestFor } = await import('../../src/background/request.js');
const self = { id: 'self', origin: 'chrome-extension://self' };
const PAGE = 'https://lh.login.yahoo.co.jp/mailsoft';

/** A message of any kind with every field as it should be: more fields than any kind needs. */
const full = { tabId: 1, finding: 0, answer: 'yes', question: 'q', subject: 's', origin: 'https://a.example', options: {}, undo: 1, url: PAGE, head: {}, nodes: ['[-1,"html"]'], on: true, action: 'save-evidence', done: true, id: 'x', account: 'a', at: 1, url2: '' };
const of = (kind) => ({ ...full, kind });

/** Who may send, and what of: the rule written down once more, so that it cannot change unseen. */
const CONTENT = ['wake', 'analyze'];
const SENDERS = {
  'our content script in the top frame': [{ id: 'self', url: PAGE, origin: 'https://lh.login.yahoo.co.jp', frameId: 0, tab: { id: 7 } }, (kind) => CONTENT.includes(kind)],
  'the popup': [{ id: 'self', url: 'chrome-extension://self/popup/popup.html' }, (kind) => !CONTENT.includes(kind)],
  'a page of ours in a tab': [{ id: 'self', url: 'chrome-extension://self/guide/guide.html?tab=1', frameId: 0, tab: { id: 9 } }, (kind) => !CONTENT.includes(kind)],
};
const never = () => false;
for (const [name, sender] of Object.entries({
  'our content script in a frame': { id: 'self', url: PAGE, frameId: 3, tab: { id: 7 } },
  'a frame without a number': { id: 'self', url: PAGE, tab: { id: 7 } },
  'a negative frame': { id: 'self', url: PAGE, frameId: -1, tab: { id: 7 } },
  'a frame 0 that is a text': { id: 'self', url: PAGE, frameId: '0', tab: { id: 7 } },
  'a content script without a tab': { id: 'self', url: PAGE, frameId: 0 },
  'a tab without a number': { id: 'self', url: PAGE, frameId: 0, tab: { id: -1 } },
  'another extension': { id: 'other', url: 'chrome-extension://other/x.html' },
  'another extension with our address': { id: 'other', url: 'chrome-extension://self/popup/popup.html' },
  'a page (externally connectable)': { url: PAGE, frameId: 0, tab: { id: 7 } },
  'no address': { id: 'self', frameId: 0, tab: { id: 7 } },
  'an address that is none': { id: 'self', url: 'nonsense', frameId: 0, tab: { id: 7 } },
  'our name below another scheme': { id: 'self', url: 'https://self/popup/popup.html' },
  'our name in Firefox': { id: 'self', url: 'moz-extension://self/popup/popup.html' },
  'a longer name': { id: 'self', url: 'chrome-extension://self.evil/popup/popup.html' },
  'a name with a user': { id: 'self', url: 'https://chrome-extension:x@self/popup/popup.html' },
  'nobody': undefined, 'null': null, 'a text': 'self', 'a list': [{ id: 'self' }],
})) SENDERS[name] = [sender, never];

test('every kind from every sender', () => {
  for (const kind of KINDS) {
    for (const [name, [sender, may]] of Object.entries(SENDERS)) assert.equal(allowed(of(kind), sender, self), may(kind), `${kind} from ${name}`);
  }
});

const ODD = [undefined, null, true, false, 0, -1, 1, 1.5, NaN, Infinity, 2 ** 60, '', 'x', '1', '__proto__', 'yes', 'no', 'x'.repeat(100_000), [], [1], [null], ['x', 1], {}, { length: 1 }, { kind: 'wake' }, () => {}, Symbol('x'), 10n, new Date(), Object.create(null)];

test('every field of every kind spoilt: never an exception, and never of another form than the kind has', () => {
  let refused = 0, taken = 0;
  for (const kind of KINDS) {
    const [sender] = Object.values(SENDERS).find(([, may]) => may(kind));
    for (const field of Object.keys(full)) {
      const { [field]: _, ...without } = of(kind);
      for (const message of [without, ...ODD.map((v) => ({ ...of(kind), [field]: v }))]) {
        if (!allowed(message, sender, self)) {
          refused++;
          continue;
        }
        taken++;
        // What was taken: its field has the same form as in a sound message, or the kind does not know the field and nobody reads it.
        const known = !allowed(without, sender, self);
        if (known) assert.equal(Array.isArray(message[field]) ? 'list' : typeof message[field], Array.isArray(full[field]) ? 'list' : typeof full[field], `${kind}.${field}`);
      }
    }
    for (const odd of ODD) assert.equal(allowed(odd, sender, self), odd?.kind === 'wake' && CONTENT.includes(kind), kind);
    for (const odd of ODD) assert.equal(allowed({ ...full, kind: odd }, sender, self), false, kind);
  }
  assert.ok(refused > 500 && taken > 500, `${refused} refused, ${taken} taken: the test tests nothing`);
});

test('fields that are inherited do not count', () => {
  const [popup] = SENDERS['the popup'];
  assert.equal(allowed(Object.assign(Object.create({ tabId: 1 }), { kind: 'state' }), popup, self), false);
  assert.equal(allowed(JSON.parse('{"kind":"state","__proto__":{"tabId":1}}'), popup, self), false);
});

test('only what is allowed reaches a listener, whatever the sender claims', async () => {
  const calls = [];
  listen(Object.fromEntries(KINDS.map((kind) => [kind, () => { calls.push(kind); return true; }])));
  for (const kind of [...KINDS, 'constructor', '__proto__', 'toString', 'again', 'leave']) {
    for (const [name, [sender, may]] of Object.entries(SENDERS)) {
      calls.length = 0;
      const waits = heard(of(kind), sender, () => {});
      await new Promise((r) => { setTimeout(r, 0); });
      const expected = KINDS.includes(kind) && may(kind);
      assert.equal(waits, expected, `${kind} from ${name}`);
      assert.deepEqual(calls, expected ? [kind] : [], `${kind} from ${name}`);
    }
  }
});

test('an analysis is asked with a page and nothing else, whatever the content script sent', () => {
  let seed = 8;
  const random = (n) => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return (seed >> 8) % n; };
  const values = [...ODD.filter((v) => typeof v !== 'symbol' && typeof v !== 'bigint' && typeof v !== 'function'), 'ja"}],"memory":{"x":1},"a":[{"b":"', '\u2028', '\uD800', { toString: 'x' }];
  const pieces = ['[-1,"html"]', '[0,"p",{},"x"]', '1],"home":["XX"],"a":[2', ']}}],"memory":{"signIns":[]},"x":[[1', '', ' ', '/*', '[', ']', '{}', '"x', 'null', '[0,"a",{"__proto__":{"x":1}}]'];
  let whole = 0;
  for (let i = 0; i < 5000; i++) {
    const pick = () => values[random(values.length)];
    const head = { snapshot: random(2) ? 1 : pick(), title: pick(), lang: random(3) ? 'ja' : pick(), now: pick(), zone: pick(), languages: pick(), cut: pick(), memory: pick(), home: pick(), nodes: pick(), url: pick() };
    const nodes = Array.from({ length: 1 + random(3) }, () => pieces[random(pieces.length)]);
    let text;
    try {
      text = requestFor({ url: PAGE, head, nodes }, { homes: ['JP'], memory: { version: 1, known: true } });
    } catch {
      continue; // a piece that is not whole is refused
    }
    whole++;
    const request = JSON.parse(text);
    assert.deepEqual(Object.keys(request), ['request', 'pages', 'home', 'memory', 'countries']);
    assert.deepEqual([request.request, request.pages.length, request.home, request.memory], [1, 1, ['JP'], { version: 1, known: true }]);
    const [page] = request.pages;
    assert.deepEqual(Object.keys(page), ['file', 'url', 'snapshot']);
    assert.equal(page.url, PAGE);
    assert.equal(page.snapshot.url, PAGE);
    for (const key of Object.keys(page.snapshot)) assert.ok(['snapshot', 'url', 'title', 'lang', 'now', 'zone', 'languages', 'cut', 'nodes'].includes(key), key);
    for (const key of ['title', 'lang', 'now', 'zone']) assert.ok(typeof page.snapshot[key] === 'string' && page.snapshot[key].length <= 4000, key);
  }
  assert.ok(whole > 200, String(whole));
  assert.equal({}.x, undefined, 'nothing reached the prototype');
});

test('the background answers each kind of message that exists, and no other', () => {
  const source = ['main.js', 'surfaces.js'].map((f) => fs.readFileSync(new URL(`../../src/background/${f}`, import.meta.url), 'utf8')).join('\n');
  for (const kind of KINDS) assert.ok(new RegExp(`[\\s{,]'?${kind}'?(?::|,)`).test(source), kind);
});

/** A connection as the background sees it: what is said into it, what comes back, and whether it was ended. */
function connection(name, sender) {
  const said = [];
  const port = { name, sender, said, ended: false, disconnect: () => { port.ended = true; }, postMessage: (m) => { said.push(m); }, onMessage: { addListener: (f) => { port.say = (m) => { if (!port.ended) f(m); }; } } };
  connected(port);
  return port;
}
const settled = () => new Promise((resolve) => { setTimeout(resolve, 0); });
const content = Object.values(SENDERS)[0][0];
const whole = { kind: 'analyze', url: PAGE, head: { lang: 'ja' }, nodes: ['last'] };

test('a page in parts: put together in their order, answered in parts', async () => {
  const got = [];
  listenInParts('analyze', async (message, sender) => {
    got.push([message, sender]);
    return { marks: Array.from({ length: 1200 }, (_, i) => i), history: true };
  });
  const port = connection('analyze', content);
  for (const nodes of [['a', 'b'], ['c'], []]) port.say({ nodes });
  assert.equal(got.length, 0, 'not before it is whole');
  port.say(whole);
  await settled();
  assert.deepEqual(got, [[{ ...whole, nodes: ['a', 'b', 'c', 'last'] }, content]]);
  assert.deepEqual(port.said.flatMap((m) => m.marks ?? []), Array.from({ length: 1200 }, (_, i) => i));
  assert.ok(port.said.length > 2, 'in parts');
  assert.deepEqual(port.said.at(-1), { answer: { history: true } });
  port.say({ ...whole, nodes: ['again'] });
  await settled();
  assert.deepEqual(got[1][0].nodes, ['again'], 'nothing of the page before is left');
});

test('what fits no part of a page ends the connection, and nobody hears of it', async () => {
  let calls = 0;
  listenInParts('analyze', async () => { calls++; return { marks: [] }; });
  for (const [name, [sender, may]] of Object.entries(SENDERS)) {
    const port = connection('analyze', sender);
    port.say({ nodes: ['a'] });
    assert.equal(port.ended, !may('analyze'), name);
    port.say(whole);
  }
  for (const odd of [...ODD, { nodes: [1] }, { nodes: 'a' }, { ...whole, kind: 'forget' }, { ...whole, url: 'https://evil.example/' }, { ...whole, head: null }]) {
    const port = connection('analyze', content);
    port.say(odd);
    assert.ok(port.ended);
    port.say(whole);
  }
  const other = connection('options', content);
  other.say({ nodes: [] });
  assert.ok(other.ended, 'a connection of another name');
  for (const nodes of [['x'.repeat(9_000_000)], Array(4000).fill('')]) {
    const port = connection('analyze', content);
    for (let i = 0; i < 3; i++) port.say({ nodes });
    assert.ok(port.ended, 'more than any page is');
  }
  await settled();
  assert.equal(calls, 1, 'only our content script in the top frame');
});

test('an analysis that fails answers nothing', async () => {
  listenInParts('analyze', async () => { throw new Error('no'); });
  const { error } = console;
  console.error = () => {};
  const port = connection('analyze', content);
  port.say(whole);
  await settled();
  console.error = error;
  assert.deepEqual(port.said, [{ answer: null }]);
});
