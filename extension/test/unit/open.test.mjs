// The button to the guide never does nothing: a panel, else a tab, else a word.
import assert from 'node:assert/strict';
import test from 'node:test';

/** @type {string[]} */ let did = [];
/** @type {any} */ let panel, tabs, contexts;
globalThis.chrome = /** @type {any} */ ({
  runtime: { id: 'x', getURL: (/** @type {string} */ p) => `chrome-extension://x/${p}`, getContexts: async () => contexts },
  get sidePanel() { return panel; },
  get tabs() { return tabs; },
});
const { openGuide } = await import('../../src/guide/open.js');

const PAGE = 'chrome-extension://x/guide/guide.html?tab=7';
test.beforeEach(() => {
  did = [];
  contexts = [{ contextType: 'SIDE_PANEL', documentUrl: PAGE }];
  panel = { setOptions: async (/** @type {any} */ o) => { did.push(`set ${o.path}`); }, open: async () => { did.push('panel'); } };
  tabs = { query: async () => [], create: async (/** @type {any} */ o) => { did.push(`tab ${o.url}`); }, update: async (/** @type {number} */ id, /** @type {any} */ o) => { did.push(`back to ${id} ${o.url ?? ''}`.trim()); } };
});

test('beside the page where there is a panel', async () => {
  assert.equal(await openGuide(7, 1), true);
  assert.deepEqual(did, ['set guide/guide.html?tab=7', 'panel']);
});

test('in a tab where a panel is refused, is promised and does not come, or is none', async () => {
  panel.open = async () => { throw new Error('may only be called in response to a user gesture'); };
  assert.equal(await openGuide(7, 1), true);
  assert.equal(did.at(-1), `tab ${PAGE}`);
  panel.open = async () => {};
  contexts = [];
  did = [];
  assert.equal(await openGuide(7, 1), true);
  assert.equal(did.at(-1), `tab ${PAGE}`);
  panel = undefined;
  assert.equal(await openGuide(7, 1), true);
  assert.equal(did.at(-1), `tab ${PAGE}`);
});

test('a tab that is still there is come back to', async () => {
  panel = undefined;
  tabs.query = async () => [{ id: 3, url: 'https://lh.login.yahoo.co.jp/' }, { id: 4, url: PAGE }];
  assert.equal(await openGuide(7, 1), true);
  assert.deepEqual(did, ['back to 4']);
  assert.equal(await openGuide(8, 1), true);
  assert.equal(did[1], 'back to 4 chrome-extension://x/guide/guide.html?tab=8', 'for the history that is asked for');
});

test('where nothing opens, that is told', async () => {
  panel = undefined;
  tabs.create = async () => { throw new Error('no'); };
  assert.equal(await openGuide(7, 1), false);
});
