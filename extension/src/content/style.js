// How marks look. The rules are adopted by the document, and by each shadow root and frame that holds a mark: an adopted sheet
// needs no <style>, which a page's content policy may forbid. Where a browser refuses, the mark's own style object serves.

const MARK_RULES = `
ashiato-mark {
  all: initial; display: inline-block; margin: 1px 0 1px 6px; padding: 1px 6px; border: 1px solid currentColor; border-radius: 4px;
  font: 600 12px/1.5 system-ui, sans-serif; white-space: nowrap; vertical-align: baseline; user-select: none;
  -webkit-user-select: none; color: #3d4a52; background: #fff; direction: ltr; text-decoration: none; float: none; cursor: default;
}
ashiato-mark[data-tied] { display: var(--ashiato-mark, none); }
ashiato-mark[data-risk="high"] { color: #fff; background: #b3261e; border-color: #b3261e; font-weight: 700; }
ashiato-mark[data-risk="medium"] { color: #1c1300; background: #ffd166; border-color: #8a5a00; border-width: 2px; }
ashiato-mark[data-risk="low"] { color: #12486b; background: #e8f2fa; border-style: dashed; }
ashiato-mark[data-risk="none"], ashiato-mark[data-risk="unknown"] { font-weight: 400; border-style: dotted; }
ashiato-mark[data-dark] { color: #d5dde2; background: #23292d; }
ashiato-mark[data-dark][data-risk="high"] { color: #2b0503; background: #ffb4ab; border-color: #ffb4ab; }
ashiato-mark[data-dark][data-risk="medium"] { color: #ffdf9c; background: #3d2e00; border-color: #ffdf9c; }
ashiato-mark[data-dark][data-risk="low"] { color: #b9dcf7; background: #12303f; }
ashiato-mark:focus { outline: 3px solid #0b57a4; outline-offset: 2px; }
ashiato-mark[data-dark]:focus { outline-color: #8bd3e2; }
ashiato-mark > span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) { ashiato-mark { forced-color-adjust: auto; border-color: CanvasText; color: CanvasText; background: Canvas; } }
@media print { ashiato-mark, ashiato-bar { display: none !important; } }
`;

const BAR_RULES = `
:host { all: initial; display: block; margin: 8px 0; }
:host([data-tied]) { display: var(--ashiato-bar, none); }
@media print { :host { display: none !important; } }
.bar {
  display: flex; gap: 10px; align-items: baseline; padding: 10px 14px; border: 1px solid #8a5a00; border-left-width: 6px; border-radius: 6px;
  font: 400 16px/1.6 system-ui, sans-serif; color: #1c1c1c; background: #fff8e6;
}
.bar.high { border-color: #b3261e; background: #fdf0ee; }
.bar.low { border-color: #12486b; background: #eef5fa; }
.shape { font-weight: 700; }
.more { color: #444; font-size: 14px; }
p { margin: 0; overflow-wrap: anywhere; }
.bar:lang(ja) { word-break: auto-phrase; }
.dark { color: #f1f1f1; background: #2b2611; }
.dark.high { background: #3a1512; border-color: #ffb4ab; }
.dark.low { background: #12262f; border-color: #b9dcf7; }
.dark .more { color: #ccc; }
@media (forced-colors: active) { .bar { border-color: CanvasText; } }
`;

/** The styles of a mark where a sheet cannot be adopted. @type {Record<string, string>} */
const PLAIN_STYLE = { border: '1px solid', padding: '1px 6px', margin: '0 0 0 6px', 'font-weight': '600', 'user-select': 'none', 'white-space': 'nowrap' };

/**
 * Does the extension's own sheet (lib/tie.css) reach an element? Then what is tied to it goes when the browser takes the sheet away, with the
 * extension. Only where it does: not in Chrome, where this script notices by itself.
 * @param {Element} element
 */
function isTied(element) {
  return getComputedStyle(element).getPropertyValue('--ashiato-mark') !== '';
}

/** Sheets by document, since a sheet belongs to the document that made it. @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/** Makes marks in a document or shadow root look right. @param {Document | ShadowRoot} root @returns {boolean} */
function adoptMarks(root) {
  try {
    const doc = nodeType(root) === Node.DOCUMENT_NODE ? /** @type {Document} */ (root) : /** @type {Document} */ (root.ownerDocument);
    const sheet = sheets.get(doc) ?? newSheet(doc, MARK_RULES);
    sheets.set(doc, sheet);
    // A page may set the list anew, so look each time.
    if (![...root.adoptedStyleSheets].includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return true;
  } catch {
    return false;
  }
}

/** @param {Document} doc @param {string} rules @returns {CSSStyleSheet} */
function newSheet(doc, rules) {
  const view = /** @type {any} */ (own(doc, 'defaultView'));
  const sheet = doc === document ? new CSSStyleSheet() : new view.CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

/**
 * Is the page dark where an element stands? Measured, since pages follow no setting reliably.
 * @param {Element} element
 * @param {Map<Element, boolean>} [known]  what was found for parents, as long as the page does not change
 * @param {number} [depth]
 * @returns {boolean}
 */
function onDark(element, known = new Map(), depth = 0) {
  const colour = getComputedStyle(element).backgroundColor;
  const [r, g, b, a = 1] = (colour.match(/[\d.]+/g) ?? ['0', '0', '0', '0']).map(Number);
  if (a > 0.5) return 0.2126 * r + 0.7152 * g + 0.0722 * b < 110;
  const parent = depth < 100 ? parentOf(element) : null;
  if (!parent) return getComputedStyle(own(own(element, 'ownerDocument'), 'documentElement')).colorScheme.startsWith('dark');
  let dark = known.get(parent);
  if (dark === undefined) known.set(parent, dark = onDark(parent, known, depth + 1));
  return dark;
}

/** @param {Element} element @returns {Element | null} */
function parentOf(element) {
  const parent = own(element, 'parentElement');
  if (parent) return parent;
  const root = run(element, 'getRootNode');
  return nodeType(root) === Node.DOCUMENT_FRAGMENT_NODE ? root.host ?? null : null;
}
