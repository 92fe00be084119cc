// The snapshot as wasm/page/page.go writes it down. The DOM here is linkedom's; the end-to-end tests use the browsers'.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import { parseHTML } from 'linkedom';

const read = (file) => fs.readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const source = read('src/content/native.js') + read('src/content/snapshot.js');

/** The content script's own functions, in a page. */
function load(html) {
  const { window, document } = parseHTML(html);
  const make = new Function('document', 'Node', 'navigator', `${source}\nreturn { takeSnapshot, keep, cutText, LIMITS, KEPT };`);
  // linkedom's properties do not stand in the classes that the standard names, so that the elements themselves are asked.
  const { DOCUMENT_NODE, ELEMENT_NODE, TEXT_NODE } = window.Node;
  return { document, ...make(document, { DOCUMENT_NODE, ELEMENT_NODE, TEXT_NODE, prototype: {} }, { languages: ['ja', 'en'] }) };
}

async function snapshot(html, options) {
  const { document, takeSnapshot } = load(html);
  const s = await takeSnapshot(document, options);
  return { ...s, list: JSON.parse(`[${s.nodes.join(',')}]`) };
}

test('elements, texts, attributes, in document order', async () => {
  const { list, head, elements } = await snapshot('<!doctype html><html lang="ja"><head><title>履歴</title></head><body><!-- c --><table><tr onclick="x()" class="r"><td>a <b>b</b> c</td><td style="x"> d </td><td> <!-- e --> </td></tr></table></body></html>');
  assert.deepEqual(list, [[-1, 'html', { lang: 'ja' }], [0, 'head'], [1, 'title', '履歴'], [0, 'body'], [3, 'table'], [4, 'tr', { class: 'r' }], [5, 'td'], [6, '', 'a '], [6, 'b', 'b'], [6, '', ' c'],
    [5, 'td', ' d '], [5, 'td']]);
  assert.equal(head.title, '履歴');
  assert.equal(head.lang, 'ja');
  assert.equal(head.snapshot, 1);
  assert.ok(!head.cut);
  assert.equal(elements.length, list.length);
  assert.equal(elements[5].className, 'r', 'a number leads back to its element');
  list.forEach(([parent], i) => assert.ok(parent < i));
});

test('what is left out', async () => {
  const { list } = await snapshot(`<!doctype html><html><body><script>1</script><style>a{}</style><noscript>n</noscript><template>t</template>
    <ashiato-bar>x</ashiato-bar><p>kept<ashiato-mark>mark</ashiato-mark></p><textarea>secret</textarea><svg><title>CN</title><text>x</text></svg>
    <input type="text" value="secret"><input type="hidden" value="secret"><input type="password" value="secret"><input type="submit" value="OK"></body></html>`);
  const text = JSON.stringify(list);
  for (const gone of ['secret', 'script', 'style', '"n"', '"t"', 'mark', 'ashiato']) assert.ok(!text.includes(gone), `${gone} in ${text}`);
  for (const kept of ['"kept"', '"CN"', '"OK"']) assert.ok(text.includes(kept), `${kept} not in ${text}`);
});

test('fields that nobody can type into are read', async () => {
  const { list } = await snapshot(`<!doctype html><html><body><input type="text" readonly value="192.0.2.1"><input type="text" disabled value="192.0.2.2"><textarea readonly>192.0.2.3</textarea>
    <input type="password" readonly value="secret"><input type="hidden" disabled value="secret"><input type="text" value="secret"></body></html>`);
  const text = JSON.stringify(list);
  assert.ok(!text.includes('secret'), text);
  for (const kept of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) assert.ok(text.includes(kept), `${kept} not in ${text}`);
});

test('lines of a log are not cut like other texts, and what is cut off is said', async () => {
  const line = '2026-11-20 03:00:49 192.0.2.7\n';
  const page = (tag, n) => snapshot(`<!doctype html><html><body><${tag}>${line.repeat(n)}</${tag}></body></html>`);
  const { LIMITS } = load('<p>');
  for (const [tag, n, length, cut] of [['pre', 100, 100 * line.length, false], ['p', 100, LIMITS.text, true], ['pre', 5000, LIMITS.lines, true]]) {
    const { list, head } = await page(tag, n);
    assert.equal(list[2].at(-1).length, length, tag);
    assert.equal(head.cut, cut, `${tag} of ${n} lines`);
  }
  assert.equal((await snapshot(`<!doctype html><html><body><p>${'word '.repeat(900)}</p></body></html>`)).head.cut, false);
});

test('choices as they are now', async () => {
  const { document, takeSnapshot } = load('<!doctype html><html><body><input type="radio" checked value="on"><input type="checkbox" value="b"><select><option>1</option><option selected>2</option></select></body></html>');
  document.querySelector('[type=checkbox]').checked = true;
  document.querySelector('[type=radio]').checked = true; // linkedom does not take it from the attribute
  const text = (await takeSnapshot(document)).nodes.join(',');
  assert.ok(text.includes('"2"') && !text.includes('"1"'), text);
  assert.equal(text.match(/"checked":""/g)?.length, 2, text);
});

test('a list of several lines is shown as a whole', async () => {
  const { document, takeSnapshot } = load('<!doctype html><html><body><select><option>1</option><option>2</option></select><select size="3"><option>3</option><option>4</option></select></body></html>');
  const [closed, open] = document.querySelectorAll('select');
  Object.defineProperty(open, 'size', { value: 3 }); // linkedom does not know it
  for (const option of closed.options) Object.defineProperty(option, 'selected', { value: option.textContent === '2' });
  const text = (await takeSnapshot(document)).nodes.join(',');
  assert.deepEqual(text.match(/"[1-4]"/g), ['"2"', '"3"', '"4"'], text);
});

test('long texts and values are cut, never through a pair', async () => {
  const { cutText, LIMITS } = load('<p>');
  assert.equal(cutText(`${'x'.repeat(9)}😀`, 10), 'x'.repeat(9));
  const { list } = await snapshot(`<!doctype html><html><body title="${'t'.repeat(500)}"><p>${'あ'.repeat(5000)}</p></body></html>`);
  assert.equal(list[1][2].title.length, LIMITS.attr);
  assert.equal(list[2][2].length, LIMITS.text);
});

test('deep and long pages end, and say so', async () => {
  const deep = await snapshot(`<!doctype html><html><body>${'<div>'.repeat(700)}x${'</div>'.repeat(700)}<p>after</p></body></html>`);
  assert.ok(deep.head.cut);
  assert.ok(deep.list.some((n) => n[2] === 'after'), 'what comes after is still read');
});

test('a large page is read in slices', async () => {
  let clock = 0, tasks = 0;
  const html = `<!doctype html><html><body>${'<p>x</p>'.repeat(3000)}</body></html>`;
  const Real = globalThis.MessageChannel;
  globalThis.MessageChannel = class extends Real { constructor() { super(); tasks++; } };
  try {
    const { list } = await snapshot(html, { now: () => (clock += 2) });
    assert.equal(list.length, 3002);
    assert.ok(tasks > 10, String(tasks));
  } finally {
    globalThis.MessageChannel = Real;
  }
});

test('the kept attributes and limits are those of wasm/page', () => {
  const go = read('../wasm/page/page.go');
  const keep = go.slice(go.indexOf('func Keep('), go.indexOf('// Builder makes'));
  const [first] = keep.match(/case "alt"[\s\S]*?:\n/);
  const { KEPT, LIMITS } = load('<p>');
  assert.deepEqual([...KEPT].sort(), [...first.matchAll(/"([a-z-]+)"/g)].map((m) => m[1]).sort());
  const limit = (name) => Number(go.match(new RegExp(`${name}\\s*=\\s*([0-9_]+)`))[1].replaceAll('_', ''));
  assert.deepEqual([LIMITS.nodes, LIMITS.text, LIMITS.lines, LIMITS.attr, LIMITS.depth], ['MaxNodes', 'MaxText', 'MaxLines', 'MaxAttr', 'MaxDepth'].map(limit));
  for (const [, key] of keep.matchAll(/case "(content|value)"/g)) assert.ok(source.includes(`'${key}'`), key);
});
