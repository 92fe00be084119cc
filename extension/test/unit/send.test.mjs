// How a page is handed over: a usual one in one message, a long one in parts, and what becomes of it when the background goes.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';

const source = fs.readFileSync(new URL('../../src/content/send.js', import.meta.url), 'utf8');
const nextTask = () => new Promise((resolve) => { setImmediate(resolve); });
const make = (webext) => new Function('webext', 'nextTask', `${source}; return handOver;`)(webext, nextTask);
const page = (pieces) => ({ kind: 'analyze', url: 'https://a.example/', head: {}, nodes: Array.from({ length: pieces }, (_, i) => String(i).padEnd(100_000)) });

/** A browser whose background does with each message of a connection what `hear` says. */
function browser(hear) {
  const posted = [], listeners = {};
  const event = (name) => ({ addListener: (f) => { listeners[name] = f; } });
  const port = { ended: false, disconnect: () => { port.ended = true; }, onMessage: event('message'), onDisconnect: event('disconnect'), postMessage(m) { posted.push(m); hear(m, listeners); } };
  return { posted, port, runtime: { connect: ({ name }) => { port.name = name; return port; }, sendMessage: async (m) => ({ marks: [], single: m }) } };
}

test('a usual page is one message', async () => {
  const message = page(2);
  assert.deepEqual(await (await make(browser(() => {}))(message)).answer, { marks: [], single: message });
});

test('a long one comes in parts that are no longer than a usual one, in their order', async () => {
  const webext = browser((m, { message }) => {
    if (!m.kind) return;
    for (const marks of [[1, 2], [3]]) message({ marks });
    message({ answer: { history: true } });
  });
  const message = page(30);
  assert.deepEqual(await (await make(webext)(message)).answer, { history: true, marks: [1, 2, 3] });
  assert.equal(webext.port.name, 'analyze');
  assert.ok(webext.port.ended);
  assert.deepEqual(webext.posted.flatMap((m) => m.nodes), message.nodes);
  assert.deepEqual(webext.posted.at(-1), { ...message, nodes: [] });
  for (const { nodes } of webext.posted) assert.ok(nodes.join().length <= 1 << 18);
});

test('no answer, no connection, no extension: null, and never an exception', async () => {
  for (const webext of [
    browser((m, { disconnect }) => { if (m.kind) disconnect(); }),
    browser((m, { message }) => { if (m.kind) message({ answer: null }); }),
    browser(() => { throw new Error('disconnected'); }),
    { runtime: { connect() { throw new Error('gone'); }, sendMessage() { throw new Error('gone'); } } },
  ]) assert.equal(await (await make(webext)(page(30))).answer, null);
  assert.equal(await (await make({ runtime: { sendMessage() { throw new Error('gone'); } } })(page(1))).answer, null);
});
