// Room for marks: cells that cut off what is too long, rows of one height, lines that do not break. Whether a mark is seen where it stands is
// looked at when the page has been laid out with it, on a few rows first: the others are mostly made alike.

/** Marks that are looked at first. */
const SAMPLE = 8;

/** Parts of a record that are tried. */
const MAX_PARTS = 40;

/** Pixels of a record whose parts float, so that it has no height of its own. */
const FLAT = 8;

/** Pixels between a text and its mark. */
const GAP = 8;

/**
 * Moves marks that are not seen to where there is room for them.
 * @param {Element[]} rows  whose marks are new
 */
async function makeRoom(rows) {
  if (rows.length === 0) return;
  await laidOut();
  if (!rows.slice(0, SAMPLE).some((row) => misplaced(row, marked.get(row)))) return;
  const mine = takenAway;
  /** @type {[HTMLElement, Place | null][]} */ const moves = [];
  await inSlices(rows, (row) => {
    const mark = marked.get(row), how = misplaced(row, mark);
    if (!mark || how === '') return;
    const place = roomIn(row, mark) ?? (how === 'cut' ? atStart(mark) : null);
    if (place && stood.has(mark)) unfit.add(/** @type {Node} */ (stood.get(mark)));
    if (place || how === 'out') moves.push([mark, place]);
  });
  await inSlices(moves, ([mark, place]) => {
    if (takenAway !== mine || !own(mark, 'isConnected') || document.activeElement === mark) return;
    if (!place) mark.style.setProperty('position', 'absolute'); // where it stands, but its line is as it was without it
    else if (own(place.parent, 'isConnected')) stand(mark, place);
  }, PUTTING);
}

/** @typedef {{ left: number, right: number, top: number, bottom: number, width: number, height: number }} Box */

/** Does a box reach out of another one: to a side, or more than half of it above or below? @param {Box} inner @param {Box} outer */
function reachesOut(inner, outer) {
  const middle = (inner.top + inner.bottom) / 2;
  return inner.right > outer.right + 2 || inner.left < outer.left - 2 || middle > outer.bottom || middle < outer.top;
}

/** @param {Element} element @returns {Box} */
function boxOf(element) {
  return run(element, 'getBoundingClientRect');
}

/**
 * Is a mark cut off within its record, or does it stand outside of it, where the next one begins, or push something out?
 * @param {Element} row @param {HTMLElement | undefined} mark @returns {'' | 'cut' | 'out'}
 */
function misplaced(row, mark) {
  if (!mark || !own(mark, 'isConnected')) return '';
  const box = boxOf(mark);
  if (box.width === 0) return ''; // not shown yet
  for (let at = parentOf(mark), depth = 0; at && depth < 20; at = parentOf(at), depth++) {
    const { overflowX, overflowY } = getComputedStyle(at);
    if ((overflowX !== 'visible' || overflowY !== 'visible') && reachesOut(box, boxOf(at))) return 'cut';
    if (at === row) break;
  }
  const record = boxOf(row), wide = localName(row) === 'tr' ? 0 : own(row, 'clientWidth'); // a row of a table grows with it
  return record.width > 0 && record.height > FLAT && (reachesOut(box, record) || (wide > 0 && own(row, 'scrollWidth') > wide + 2)) ? 'out' : '';
}

/**
 * Where else in a record there is room for its mark: behind a text that leaves enough of its line.
 * @param {Element} row @param {HTMLElement} mark @returns {Place | null}
 */
function roomIn(row, mark) {
  const parent = /** @type {Element | null} */ (own(mark, 'parentElement'));
  if (!parent) return null; // right below a shadow root
  const need = boxOf(mark).width + GAP, record = boxOf(row);
  let tried = 0;
  for (const part of run(row, 'querySelectorAll', '*')) {
    if (++tried > MAX_PARTS) break;
    if (part === parent || !hasOwnText(part) || !isSeen(part)) continue;
    const { display, direction, paddingLeft, paddingRight } = getComputedStyle(part);
    if (!/^(block|table-cell|list-item|flow-root)$/.test(display)) continue;
    const range = document.createRange(), box = boxOf(part);
    range.selectNodeContents(part);
    const text = range.getBoundingClientRect();
    const free = direction === 'rtl' ? text.left - box.left - parseFloat(paddingLeft) : box.right - parseFloat(paddingRight) - text.right;
    if (free >= need && !reachesOut(text, record)) return { parent: part, before: null };
  }
  return null;
}

/** Before the text that cuts a mark off. @param {HTMLElement} mark @returns {Place | null} */
function atStart(mark) {
  const parent = /** @type {Element | null} */ (own(mark, 'parentElement')), first = parent && firstChild(parent);
  return parent && first !== mark ? { parent, before: first } : null;
}

/** @param {Element} element */
function hasOwnText(element) {
  if (HOLDS_NOTHING.has(localName(element)) || localName(element).startsWith('ashiato-')) return false;
  return [...childNodes(element)].some((n) => nodeType(n) === Node.TEXT_NODE && (n.nodeValue ?? '').trim() !== '');
}
