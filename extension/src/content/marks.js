// Marks in the page: real text inside the row, so that everyone sees it, however they read. A mark has no button and listens to
// nothing: what a page can reach must not do anything.

/** A mark as the background sends it; twin: where else its record is shown. @typedef {{ node: number, twin?: number, row: number, risk: string, text: string, label: string }} Mark */

/** @typedef {{ parent: Element | ShadowRoot, before: Node | null }} Place */

/** Marks by the element that they stand for. @type {Map<Element, HTMLElement>} */
const marked = new Map();
/** Was this page ever given a mark or a bar? What looks after them rests until then. */
let everMarked = false;

/** Elements that hold no text of their own. */
const HOLDS_NOTHING = new Set(['img', 'input', 'br', 'hr', 'select', 'textarea', 'svg', 'canvas', 'video', 'audio', 'button', 'iframe', 'object']);

/** So many marks come first in any case, and as many more as places are found for in some milliseconds: who looks at the top sees them at once. */
const FIRST_MARKS = 8, FIRST_PLACES = 6;

/** Milliseconds for which marks are put in at a stretch: after each the browser lays out the page anew, which takes a long table far longer. */
const PUTTING = 30;

/** So many stand in a page so long that its styles alone would stop it. */
const MANY_MARKS = 3000;

/**
 * Puts the marks into the page: new ones come, changed ones change, others go. All places are measured before a mark is put in, but for the
 * first ones', since measuring after a change makes the browser lay out the page anew; and both in slices, so that a long table never
 * stops the page.
 * @param {Mark[]} marks
 * @param {Element[]} elements  by number
 * @param {() => void} first  called when the first ones stand: what is to be seen with them
 * @param {(element: Element) => boolean} shaken  whether a record changed since it was read: who knows what it tells of now
 * @returns {Promise<Element[]>} the elements that had no mark before
 */
async function applyMarks(marks, elements, first, shaken = () => false) {
  if (marks.length === 0 && marked.size === 0) {
    first();
    return [];
  }
  /** @type {Map<Element, Mark>} */
  const wanted = new Map();
  await inSlices(marks, (mark) => {
    const element = elementOf(mark, elements);
    if (element && own(element, 'isConnected')) wanted.set(element, mark);
  });
  for (const [element, mark] of marked) {
    if (wanted.has(element) && mark.isConnected) continue;
    mark.remove();
    marked.delete(element);
  }
  const fresh = [...wanted.keys()].filter((element) => !marked.has(element));
  const all = [...wanted], work = workshop(shaken);
  if (all.length > MANY_MARKS && adoptMarks(run(all[0][0], 'getRootNode'))) await laidOut(); // the browser looks at all styles of a page anew
  let at = 0;
  const began = performance.now();
  for (; at < Math.min(FIRST_MARKS, all.length); at++) work.measure(all[at]); // the first look at a box may lay out the page
  for (const until = performance.now() + FIRST_PLACES; at < all.length && performance.now() < until; at++) work.measure(all[at]);
  if (performance.now() - began > 2 * SLICE) await nextTask(); // it did
  for (const place of work.measured()) work.put(place);
  if (performance.now() - began > SLICE) await nextTask();
  first();
  if (at === all.length) return fresh;
  await laidOut(); // or the next look at a box would lay out the page here
  await inSlices(all.slice(at), work.measure);
  await inSlices(work.measured(), work.put, PUTTING);
  return fresh;
}

/**
 * The element that a mark is for: of a record that is shown once in wide windows and once in narrow ones, the one that is seen.
 * @param {Mark} mark @param {Element[]} elements @returns {Element | undefined}
 */
function elementOf({ node, twin }, elements) {
  return twin && !isShown(elements[node]) && isShown(elements[twin]) ? elements[twin] : elements[node];
}

/** Is an element shown, as far as styles tell? That lays out nothing. @param {Element | undefined} element */
function isShown(element) {
  return element !== undefined && own(element, 'isConnected') && run(element, 'checkVisibility');
}

/** How often all marks were taken away: what was under way then stays away. */
let takenAway = 0;

/** Milliseconds to wait for a picture of the page: a tab that nobody sees gets none, and a long page takes its time. */
const NO_PICTURE = 3000;

/** Waits until the browser has shown the page as it is now. */
function laidOut() {
  return new Promise((resolve) => {
    if (own(document, 'visibilityState') === 'hidden') setTimeout(resolve, 0);
    else requestAnimationFrame(() => { setTimeout(resolve, 0); });
    setTimeout(resolve, NO_PICTURE);
  });
}

/** @typedef {{ element: Element, mark: Mark, place: Place, dark: boolean, tied: boolean }} Measured */

/**
 * What one reading's marks are made with. What surrounds the records is asked once, and marks that look the same are copies of one that no page sees.
 * @param {(element: Element) => boolean} shaken
 */
function workshop(shaken) {
  const mine = takenAway;
  /** @type {Measured[]} */ let fresh = [];
  /** @type {Map<Element, boolean>} */ const dark = new Map();
  /** @type {Map<Document, boolean>} */ const tied = new Map();
  /** @type {Map<string, HTMLElement>} */ const moulds = new Map();
  return {
    /** Finds the place of a mark; one that stands changes at once. @param {[Element, Mark]} wanted */
    measure([element, mark]) {
      const old = marked.get(element);
      if (old) {
        fillMark(old, mark);
        if (!shaken(element)) said.set(element, textsOf(element));
        return;
      }
      if (isWritten(element)) return;
      const place = placeFor(element);
      if (!place) return;
      const doc = own(element, 'ownerDocument');
      let hangs = tied.get(doc);
      if (hangs === undefined) tied.set(doc, hangs = isTied(element));
      fresh.push({ element, mark, place, dark: onDark(element, dark), tied: hangs });
    },
    /** What was measured since it was asked last. */
    measured() {
      const all = fresh;
      fresh = [];
      return all;
    },
    /** @param {Measured} measured */
    put({ element, mark, place, ...look }) {
      if (takenAway !== mine || !own(element, 'isConnected') || shaken(element) || (place.before && own(place.before, 'parentNode') !== place.parent)) return;
      marked.set(element, makeMark(place, mark, look, moulds));
      said.set(element, textsOf(element));
    },
  };
}

/**
 * Does something with each item, and lets the page work every few milliseconds.
 * @template T @param {Iterable<T>} items @param {(item: T) => void} act @param {number} [slice]
 */
async function inSlices(items, act, slice = SLICE) {
  let until = performance.now() + slice;
  for (const item of items) {
    if (performance.now() > until) {
      await nextTask();
      until = performance.now() + slice;
    }
    act(item);
  }
}

/** Takes every mark and the bar away, also those that an earlier copy of this script left. */
function removeAll() {
  takenAway++;
  for (const mark of marked.values()) mark.remove();
  marked.clear();
  bar?.host.remove();
  for (const left of run(document, 'querySelectorAll', 'ashiato-mark, ashiato-bar')) left.remove();
}

/** @param {Place} place @param {Mark} mark @param {{ dark: boolean, tied: boolean }} look @param {Map<string, HTMLElement>} moulds */
function makeMark(place, mark, { dark, tied }, moulds) {
  const styled = adoptMarks(run(place.parent, 'getRootNode'));
  const key = [mark.risk, dark, tied, styled, mark.text, mark.label].join('\n');
  let mould = moulds.get(key);
  if (!mould) {
    mould = /** @type {HTMLElement} */ (run(document, 'createElement', 'ashiato-mark'));
    if (!styled) for (const [name, value] of Object.entries(PLAIN_STYLE)) mould.style.setProperty(name, value);
    fillMark(mould, mark);
    if (dark) mould.dataset.dark = '';
    if (tied) mould.dataset.tied = '';
    moulds.set(key, mould);
  }
  const made = /** @type {HTMLElement} */ (mould.cloneNode(true));
  made.setAttribute('data-row', String(mark.row));
  everMarked = true;
  ours.add(made);
  stand(made, place);
  return made;
}

/** @param {HTMLElement} mark @param {Place} place */
function stand(mark, { parent, before }) {
  stood.set(mark, parent);
  run(parent, 'insertBefore', mark, before);
}

/** Does an element stand in what somebody writes: a draft? A mark would be sent with it. @param {Element} element @returns {Element | null} */
function isWritten(element) {
  if (own(own(element, 'ownerDocument'), 'designMode') === 'on') return element;
  return /** @type {HTMLElement} */ (element).isContentEditable === true ? run(element, 'closest', '[contenteditable]') ?? element : null;
}

/** @param {HTMLElement} made @param {Mark} mark */
function fillMark(made, mark) {
  const spoken = mark.label ? ` ${mark.label}` : '';
  if (made.textContent === mark.text + spoken && made.dataset.risk === mark.risk && made.dataset.row === String(mark.row)) return;
  made.dataset.risk = mark.risk;
  made.dataset.row = String(mark.row);
  made.lang = answerLanguage;
  made.textContent = mark.text;
  if (spoken) {
    const more = run(made.ownerDocument, 'createElement', 'span');
    more.textContent = spoken;
    made.append(more);
  }
}

/**
 * Where in a record its mark stands: at the end of its first line of text, so that it is seen to belong to this record and not to the next. In
 * a table row, a grid or columns that is inside the first part, since one part more would push the others about.
 * @param {Element} element
 * @returns {Place | null}
 */
function placeFor(element) {
  const tag = localName(element);
  if (tag === 'details') {
    const summary = element.querySelector('summary');
    if (summary) return lineIn(summary);
  }
  if (tag === 'tr') return atEnd(firstSeen(element.children) ?? [...element.children].find(holdsText) ?? element.firstElementChild);
  if (tag === 'table' || tag === 'tbody' || tag === 'thead') return atEnd(firstSeen(element.querySelectorAll('td')) ?? element.querySelector('td, th'));
  return lineIn(element);
}

/** @param {Element | null} parent @returns {Place | null} */
function atEnd(parent) {
  return parent && { parent, before: null };
}

/**
 * The end of the first line of text in an element. Of what is not shown yet, the lines are guessed.
 * @param {Element} element @param {number} [depth] @param {boolean} [shown]
 * @returns {Place | null}
 */
function lineIn(element, depth = 0, shown = hasBox(element)) {
  const inner = shadowRoot(element) ?? element;
  const columns = !shadowRoot(element) && /flex|grid|table-row/.test(getComputedStyle(element).display);
  let begun = false; // a text of this element's own stood before
  for (const node of childNodes(inner)) {
    if (nodeType(node) === Node.TEXT_NODE) begun ||= (node.nodeValue ?? '').trim() !== '';
    if (nodeType(node) !== Node.ELEMENT_NODE) continue;
    const child = /** @type {Element} */ (node);
    if (localName(child).startsWith('ashiato-')) continue;
    if (localName(child) === 'br' && begun) return { parent: inner, before: child };
    if (HOLDS_NOTHING.has(localName(child))) continue;
    const block = columns || !/^(inline|contents|none)/.test(getComputedStyle(child).display) || localName(child) === 'slot';
    if (!block) {
      begun ||= holdsText(child);
    } else if (begun) {
      return { parent: inner, before: child };
    } else if (depth < 12 && (!shown || isSeen(child)) && holdsText(child) && !unfit.has(child)) {
      return lineIn(child, depth + 1, shown);
    }
  }
  return { parent: inner, before: null };
}

/** @param {Element} element */
function holdsText(element) {
  return (own(element, 'textContent') ?? '').trim() !== '' || shadowRoot(element) !== null;
}

/** Is an element, or a part of it, laid out? @param {Element} element */
function hasBox(element) {
  const has = (/** @type {Element} */ e) => run(e, 'getClientRects').length > 0;
  return has(element) || [...element.children].some(has);
}

/** @param {Element} element */
function isSeen(element) {
  const box = run(element, 'getBoundingClientRect');
  return box.width > 8 && box.height > 4 && getComputedStyle(element).visibility !== 'hidden';
}

/** The first cell that is seen and holds a text that stays, else that holds text, else the first that is seen. @param {Iterable<Element>} cells @returns {Element | null} */
function firstSeen(cells) {
  /** @type {Element | null} */ let seen = null;
  /** @type {Element | null} */ let told = null;
  for (const cell of cells) { // no further than needed: each look at a box costs
    if (HOLDS_NOTHING.has(localName(cell)) || !isSeen(cell)) continue;
    if (holdsText(cell) && !unfit.has(cell)) return cell;
    if (holdsText(cell)) told ??= cell;
    seen ??= cell;
  }
  return told ?? seen;
}

/** The mark that was shown last; marks made anew keep their row. */
let shownRow = -1;

/** Shows the first marked row. */
function showFirstMark() {
  const first = [...marked.values()].find((m) => m.dataset.risk === 'high') ?? [...marked.values()].find((m) => m.dataset.risk === 'medium') ?? [...marked.values()][0];
  if (!first) return;
  shownRow = Number(first.dataset.row);
  bringUp(first);
}

/** Shows the next or the previous row to check, from the one shown last. @param {1 | -1} step */
function showMark(step) {
  const all = [...marked.values()].filter((m) => m.dataset.risk !== 'none').sort((a, b) => Number(a.dataset.row) - Number(b.dataset.row));
  if (all.length === 0) return;
  const at = all.findIndex((m) => Number(m.dataset.row) === shownRow);
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length];
  shownRow = Number(next.dataset.row);
  bringUp(next);
}

/** Scrolls to a mark and puts the focus on it: it is seen which one it is, screen readers say it, and the next key goes on from there. @param {HTMLElement} mark */
function bringUp(mark) {
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}
