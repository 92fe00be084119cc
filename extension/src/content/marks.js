// Marks in the page: real text inside the row, so that everyone sees it, however they read. A mark has no button and listens to
// nothing: what a page can reach must not do anything.

/** A mark as the background sends it. @typedef {{ node: number, row: number, risk: string, text: string, label: string }} Mark */

/** Marks by the element that they stand for. @type {Map<Element, HTMLElement>} */
const marked = new Map();

/** Elements that hold no text of their own. */
const HOLDS_NOTHING = new Set(['img', 'input', 'br', 'hr', 'select', 'textarea', 'svg', 'canvas', 'video', 'audio', 'button', 'iframe', 'object']);

/**
 * Puts the marks into the page: new ones come, changed ones change, others go.
 * @param {Mark[]} marks
 * @param {Element[]} elements  by number
 */
function applyMarks(marks, elements) {
  const wanted = new Set();
  for (const mark of marks) {
    const element = elements[mark.node];
    if (!element?.isConnected) continue;
    wanted.add(element);
    const old = marked.get(element);
    if (old?.isConnected) {
      fillMark(old, mark);
    } else {
      old?.remove();
      const made = makeMark(element, mark);
      if (made) marked.set(element, made);
    }
  }
  for (const [element, mark] of marked) {
    if (wanted.has(element)) continue;
    mark.remove();
    marked.delete(element);
  }
}

/** Takes every mark away, also those that an earlier copy of this script left. */
function removeMarks() {
  for (const mark of marked.values()) mark.remove();
  marked.clear();
  for (const left of document.querySelectorAll('ashiato-mark')) left.remove();
}

/** @param {Element} element @param {Mark} mark */
function makeMark(element, mark) {
  const place = placeFor(element);
  if (!place) return null;
  const made = element.ownerDocument.createElement('ashiato-mark');
  if (!adoptMarks(/** @type {Document | ShadowRoot} */ (place.getRootNode()))) {
    for (const [name, value] of Object.entries(PLAIN_STYLE)) made.style.setProperty(name, value);
  }
  fillMark(made, mark);
  place.append(made);
  if (onDark(place)) made.dataset.dark = '';
  return made;
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
    const more = made.ownerDocument.createElement('span');
    more.textContent = spoken;
    made.append(more);
  }
}

/**
 * Where in a record its mark stands: a table row's first cell that is seen; in a record laid out as a grid or in columns, its first
 * part, since one part more would push the others about.
 * @param {Element} element
 * @returns {Element | null}
 */
function placeFor(element) {
  const tag = element.localName;
  if (tag === 'tr') return firstSeen(element.children) ?? element.firstElementChild;
  if (tag === 'table' || tag === 'tbody' || tag === 'thead') {
    return firstSeen(element.querySelectorAll('td')) ?? element.querySelector('td, th');
  }
  if (tag === 'dl') return element.querySelector('dd') ?? element.querySelector('dt');
  if (tag === 'ul' || tag === 'ol') return element.querySelector('li');
  if (tag === 'details') return element.querySelector('summary') ?? element;
  if (element.shadowRoot) return firstSeen(element.shadowRoot.children);
  const display = getComputedStyle(element).display;
  if (/flex|grid|table-row/.test(display)) return firstSeen(element.children) ?? element;
  return element;
}

/** The first element that is seen and can hold text. @param {Iterable<Element>} elements @returns {Element | null} */
function firstSeen(elements) {
  for (const e of elements) {
    if (HOLDS_NOTHING.has(e.localName) || e.localName.startsWith('ashiato-')) continue;
    const box = e.getBoundingClientRect();
    if (box.width > 8 && box.height > 4 && getComputedStyle(e).visibility !== 'hidden') {
      // A cell may itself be a grid; go in as far as needed.
      return /flex|grid/.test(getComputedStyle(e).display) ? firstSeen(e.children) ?? e : e;
    }
  }
  return null;
}

/** Shows the first marked row. */
function showFirstMark() {
  const first = [...marked.values()].find((m) => m.dataset.risk === 'high') ?? [...marked.values()].find((m) => m.dataset.risk === 'medium') ?? [...marked.values()][0];
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  first?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}
