// Marked rows that change before the next reading: a list shows other records in the same elements, a page writes a cell anew, or copies a
// row with its mark. A mark must not stand beside another record even for a moment.

/** What looks like an address, also a masked one. */
const ADDRESS = /\d+\.\d+\.[\d*x.]+|[\da-f]{1,4}(?::[\da-f*x]{0,4}){3,}/gi;

/** Texts of a row that are compared. */
const MAX_TEXTS = 200;

/** Milliseconds for which rows are compared before the page goes on; the others follow at once. */
const COMPARING = 6;

/** Marks that come back at once where their places have to be measured; the others come with the next reading. */
const MEASURED_BACK = 30;

/** So often a mark is put back that a page took out of a row, each time elsewhere in the row, before it counts as unwanted. */
const PUT_BACK = 4;

/** Milliseconds after which that is counted anew. */
const FORGIVEN = 1500;

/** What a row said when it was marked. @type {WeakMap<Element, string[]>} */
const said = new WeakMap();
/** Marks of ours, as opposed to copies that a page made of them. @type {WeakSet<Node>} */
const ours = new WeakSet();
/** Where a mark was put. @type {WeakMap<Node, Node>} */
const stood = new WeakMap();
/** Parts of rows that are no place for a mark: the page writes them anew while their record stays, or cuts off what is too long. @type {WeakSet<Node>} */
const unfit = new WeakSet();
/** @type {WeakMap<Element, { at: number, times: number }>} */
const backs = new WeakMap();

/** The texts of a row, also inside its open shadow trees; without our marks. @param {Element} row @returns {string[]} */
function textsOf(row) {
  /** @type {string[]} */ const texts = [];
  /** @type {Node[]} */ const stack = [row];
  for (let steps = 0; stack.length > 0 && texts.length < MAX_TEXTS && steps < 10 * MAX_TEXTS; steps++) {
    const node = /** @type {Node} */ (stack.pop());
    const type = nodeType(node);
    if (type === Node.TEXT_NODE) {
      const text = (node.nodeValue ?? '').trim();
      if (text !== '') texts.push(text);
    }
    if (type !== Node.ELEMENT_NODE || localName(node).startsWith('ashiato-') || LEFT_OUT.has(localName(node))) continue;
    for (const inner of [shadowRoot(node), node]) {
      if (inner) stack.push(...[...childNodes(inner)].slice(0, MAX_TEXTS).reverse());
    }
  }
  return texts;
}

/** A text without what changes when time passes. @param {string} text */
const still = (text) => text.replace(/\d+/g, '');

/**
 * Do two states of a row tell of one record? A time that goes on changes one text; another record has another address, or more than that.
 * @param {string[]} before @param {string[]} now
 */
function sameRecord(before, now) {
  const have = new Set(now), had = new Set(before);
  const gone = before.filter((text) => !have.has(text));
  if (gone.length === 0) return true;
  if (gone.length > 1) return false;
  const come = now.filter((text) => !had.has(text)).join(' ');
  if ((gone[0].match(ADDRESS) ?? []).some((address) => !come.includes(address))) return false;
  return before.length === 1 ? still(gone[0]) === still(come) : /\d/.test(gone[0] + come);
}

/** The element whose shadow tree it is. @param {any} node @returns {Element | null} */
function hostOf(node) {
  return nodeType(node) === Node.DOCUMENT_FRAGMENT_NODE ? node.host ?? null : null;
}

/**
 * The marked row that a node stands in.
 * @param {Node} node @param {Map<Node, Element | null>} known
 */
function markedRowOf(node, known) {
  /** @type {Node[]} */ const way = [];
  /** @type {Element | null} */ let row = null;
  for (let at = /** @type {any} */ (node); at; at = parentNode(at) ?? hostOf(at)) {
    const found = known.get(at);
    if (found !== undefined) {
      row = found;
      break;
    }
    way.push(at);
    if (marked.has(at)) {
      row = at;
      break;
    }
  }
  for (const passed of way) known.set(passed, row);
  return row;
}

/**
 * Looks after the marks when the page has changed: copies of them go, the marks of rows that tell of another record now go, and one that was
 * lost with the text beside it comes back.
 * @param {MutationRecord[]} records
 * @returns {boolean} whether marks are gone
 */
function checkRows(records) {
  /** @type {Map<Node, Element | null>} */ const known = new Map();
  /** @type {Set<Element>} */ const rows = new Set();
  for (const { target, addedNodes } of records) {
    const row = markedRowOf(target, known);
    if (row) rows.add(row);
    for (const added of addedNodes) {
      if (nodeType(added) !== Node.ELEMENT_NODE) continue;
      if (marked.has(/** @type {Element} */ (added))) {
        rows.add(/** @type {Element} */ (added));
        continue;
      }
      for (const mark of run(added, 'querySelectorAll', 'ashiato-mark, ashiato-bar')) {
        const moved = ours.has(mark) ? markedRowOf(mark, known) : null;
        if (moved) rows.add(moved);
        else if (mark !== bar?.host) mark.remove();
      }
    }
  }
  /** @type {Element[]} */ const lost = [];
  let changed = false;
  const all = [...rows], until = performance.now() + COMPARING;
  let at = 0;
  for (; at < all.length && performance.now() < until; at++) {
    const is = checkRow(all[at]);
    if (is === 'other') changed = true;
    if (is === 'lost') lost.push(all[at]);
  }
  if (at < all.length) inSlices(all.slice(at), checkRow).catch(() => {});
  const [first] = marked.keys();
  return !putBack(lost) || changed || (first !== undefined && !own(first, 'isConnected'));
}

/** Takes the mark of a row away that tells of another record now. @param {Element} row @returns {'' | 'other' | 'lost'} lost: the mark is gone, the record is not */
function checkRow(row) {
  const mark = marked.get(row);
  if (!mark) return '';
  if (sameRecord(said.get(row) ?? [], textsOf(row))) return own(row, 'isConnected') && !own(mark, 'isConnected') ? 'lost' : '';
  mark.remove();
  marked.delete(row);
  return 'other';
}

/** Puts marks back into their rows, away from what the page wrote anew. @param {Element[]} rows @returns {boolean} whether all stand again */
function putBack(rows) {
  const now = performance.now();
  let measured = 0;
  const places = rows.map((row) => {
    const before = backs.get(row);
    const times = before && now - before.at < FORGIVEN ? before.times + 1 : 1;
    backs.set(row, { at: now, times });
    const parent = stood.get(/** @type {HTMLElement} */ (marked.get(row)));
    if (parent) unfit.add(parent);
    if (times > PUT_BACK) return null;
    return nextCell(row, parent) ?? (++measured > MEASURED_BACK ? null : placeFor(row));
  });
  rows.forEach((row, i) => {
    const place = places[i];
    if (place) stand(/** @type {HTMLElement} */ (marked.get(row)), place);
  });
  return !places.includes(null);
}

/** The next cell with a text, found without measuring: the page would be laid out for that. @param {Element} row @param {Node | undefined} cell @returns {Place | null} */
function nextCell(row, cell) {
  if (localName(row) !== 'tr' || !cell || own(cell, 'parentNode') !== row) return null;
  for (let next = own(cell, 'nextElementSibling'); next; next = own(next, 'nextElementSibling')) {
    if (!unfit.has(next) && !HOLDS_NOTHING.has(localName(next)) && holdsText(next) && isShown(next)) return atEnd(next);
  }
  return null;
}

/** @param {Element | undefined} row */
function hasMark(row) {
  const mark = row && marked.get(row);
  return mark ? own(mark, 'isConnected') : false;
}

/** Takes away copies of marks and of the bar that the page made, in its documents and shadow trees. @param {Iterable<Document | ShadowRoot>} roots */
function removeCopies(roots) {
  for (const root of roots) {
    const found = isDocument(root) ? run(root, 'querySelectorAll', 'ashiato-mark, ashiato-bar') : root.querySelectorAll('ashiato-mark, ashiato-bar');
    for (const mark of found) {
      if (!ours.has(mark) && mark !== bar?.host) mark.remove();
    }
  }
}
