// Marked rows that change before the next reading. The DOM here is linkedom's; the end-to-end tests use the browsers'.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import { parseHTML } from 'linkedom';

const source = ['native', 'snapshot', 'style', 'marks', 'rows', 'bar'].map((name) => fs.readFileSync(new URL(`../../src/content/${name}.js`, import.meta.url), 'utf8')).join('\n');

/** The content script's own functions, in a page whose boxes are all of one size. */
function load(body) {
  const { window, document } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  const { DOCUMENT_NODE, ELEMENT_NODE, TEXT_NODE, DOCUMENT_FRAGMENT_NODE } = window.Node;
  window.Element.prototype.getBoundingClientRect = () => ({ width: 100, height: 20 });
  window.Element.prototype.checkVisibility = function () { return !this.closest('[hidden]'); };
  window.Element.prototype.getClientRects = () => [1];
  const style = { display: 'block', visibility: 'visible', backgroundColor: 'rgb(255, 255, 255)', getPropertyValue: () => '' };
  const make = new Function('answerLanguage', 'document', 'Node', 'navigator', 'getComputedStyle', 'CSSStyleSheet', `${source}\nreturn { textsOf, sameRecord, checkRows, removeCopies, applyMarks, hasMark };`);
  const page = make('ja', document, { DOCUMENT_NODE, ELEMENT_NODE, TEXT_NODE, DOCUMENT_FRAGMENT_NODE, prototype: {} }, { languages: [] }, () => style, undefined);
  return { document, ...page };
}

const ROWS = [['3分前', 'IMAP', '113.108.182.52', '中国'], ['9分前', 'IMAP', '126.79.204.17', '日本']];
const tableOf = (rows) => `<table><tbody>${rows.map((cells) => `<tr>${cells.map((c) => `<td>${c}</td>`).join('')}</tr>`).join('')}</tbody></table>`;

/** A page whose first row is marked. */
async function marked() {
  const page = load(tableOf(ROWS));
  const rows = [...page.document.querySelectorAll('tr')];
  await page.applyMarks([{ node: 0, row: 0, risk: 'high', text: '▲ 要確認', label: '' }], rows, () => {});
  assert.deepEqual(rows.map((r) => r.querySelectorAll('ashiato-mark').length), [1, 0]);
  return { ...page, rows, marks: () => [...page.document.querySelectorAll('ashiato-mark')].length };
}

const record = (target, addedNodes = []) => ({ type: 'childList', target, addedNodes, removedNodes: [] });

test('a time that goes on leaves a record what it is, and so does what opens in it', () => {
  const { sameRecord } = load('');
  const row = ['3分前', 'IMAP', '113.108.182.52', '中国'];
  for (const now of [row, ['4分前', ...row.slice(1)], ['たった今', ...row.slice(1)], [...row, '端末', 'Outlook'], ['2026年11月20日 3:14', ...row.slice(1)]]) assert.ok(sameRecord(row, now), now.join());
  assert.ok(sameRecord(['3分前 中国'], ['4分前 中国']));
  assert.ok(sameRecord(['113.108.182.52 (3分前)', '中国'], ['113.108.182.52 (4分前)', '中国']));
});

test('another address, another place, more than one other text: another record', () => {
  const { sameRecord } = load('');
  const row = ['3分前', 'IMAP', '113.108.182.52', '中国'];
  for (const now of [['3分前', 'IMAP', '126.79.204.17', '中国'], ['3分前', 'IMAP', '113.108.182.52', '日本'], ['9分前', 'IMAP', '126.79.204.17', '日本'], []]) assert.ok(!sameRecord(row, now), now.join());
  assert.ok(!sameRecord(['3分前 中国'], ['4分前 日本']));
  assert.ok(!sameRecord(['3分前', '2001:db8:1::52'], ['3分前', '2001:db8:1::53']));
  assert.ok(!sameRecord(['3分前', '113.108.*.*'], ['3分前', '126.79.*.*']));
});

test("a row's texts: those of shadow trees too, without scripts and our marks", async () => {
  const { rows, textsOf, document } = await marked();
  assert.deepEqual(textsOf(rows[0]), ROWS[0]);
  const script = document.createElement('script');
  script.textContent = 'no';
  rows[1].append(script);
  assert.deepEqual(textsOf(rows[1]), ROWS[1]);
});

test('a row that tells of another record has its mark no longer', async () => {
  const { rows, checkRows, marks } = await marked();
  [...rows[0].children].forEach((cell, i) => { cell.firstChild.nodeValue = ROWS[1][i]; });
  assert.ok(checkRows([record(rows[0].children[2].firstChild)]));
  assert.equal(marks(), 0);
});

test('a mark that goes with the text beside it comes back where the page does not write, a few times', async () => {
  const { rows, checkRows, marks, hasMark } = await marked();
  rows[0].children[0].textContent = '4分前';
  assert.equal(checkRows([record(rows[0].children[0])]), false);
  assert.equal(marks(), 1);
  assert.ok(rows[0].children[1].querySelector('ashiato-mark') && hasMark(rows[0]));
  let times = 0;
  for (; times < 20; times++) {
    rows[0].querySelector('ashiato-mark').remove();
    if (checkRows([record(rows[0])])) break;
  }
  assert.ok(times < 5, `${times} times`);
});

test('copies that a page makes of marked rows have no mark, and the rows themselves keep theirs', async () => {
  const { rows, document, checkRows, removeCopies, marks } = await marked();
  const copy = rows[0].cloneNode(true);
  document.querySelector('tbody').append(copy);
  checkRows([record(copy.parentNode, [copy])]);
  assert.deepEqual([marks(), copy.querySelector('ashiato-mark')], [1, null]);
  document.querySelector('tbody').append(rows[0].cloneNode(true));
  removeCopies([document]);
  assert.equal(marks(), 1);
  assert.ok(rows[0].querySelector('ashiato-mark'));
  document.querySelector('tbody').append(rows[0]); // moved, as by a click on a column
  checkRows([record(rows[0].parentNode, [rows[0]])]);
  assert.ok(rows[0].querySelector('ashiato-mark'));
});

test('a record that changed since it was read gets no mark, and nothing is put into a draft', async () => {
  for (const draft of [false, true]) {
    const { document, applyMarks } = load(tableOf(ROWS));
    const rows = [...document.querySelectorAll('tr')];
    if (draft) Object.defineProperty(rows[0], 'isContentEditable', { value: true });
    await applyMarks([{ node: 0, row: 0, risk: 'high', text: '▲', label: '' }], rows, () => {}, () => !draft);
    assert.equal(document.querySelectorAll('ashiato-mark').length, 0);
  }
});

test('of a record that is shown once in wide windows and once in narrow ones, the one that is seen is marked', async () => {
  const { document, applyMarks } = load(`<div hidden>${tableOf(ROWS)}</div><div>${tableOf(ROWS)}</div>`);
  const rows = [...document.querySelectorAll('tr')], [one, other] = document.querySelectorAll('div');
  const apply = () => applyMarks([{ node: 0, twin: 2, row: 0, risk: 'high', text: '▲', label: '' }], rows, () => {});
  const marks = () => rows.map((r) => r.querySelectorAll('ashiato-mark').length).join('');
  await apply();
  assert.equal(marks(), '0010');
  one.hidden = false;
  other.hidden = true;
  await apply();
  assert.equal(marks(), '1000');
});
