// The bar above the table: one sentence. It lives in a closed shadow root, so that neither side's styles reach the other.

/** A bar as the background sends it. @typedef {{ risk: string, text: string, name: string, more: string }} Bar */

/** @type {{ host: HTMLElement, box: HTMLElement, text: HTMLElement, more: HTMLElement } | null} */
let bar = null;

const SHAPES = /** @type {Record<string, string>} */ ({ high: '▲', medium: '◆', low: '○' });

/**
 * Shows, changes or removes the bar.
 * @param {Bar | null} wanted
 * @param {Element | null} near  a marked row, above whose table the bar goes; null: at the top of the page
 */
function showBar(wanted, near) {
  if (!wanted) {
    bar?.host.remove();
    return;
  }
  bar ??= makeBar();
  everMarked = true;
  if (!bar.host.isConnected || (near && !isShown(bar.host) && isShown(near))) placeBar(bar.host, near);
  bar.host.toggleAttribute('data-tied', isTied(bar.host));
  bar.box.className = `bar ${wanted.risk}${onDark(bar.host.parentElement ?? own(document, 'body')) ? ' dark' : ''}`;
  bar.box.lang = answerLanguage;
  bar.box.setAttribute('aria-label', wanted.name);
  const text = `${SHAPES[wanted.risk] ?? ''} ${wanted.text}`.trim();
  if (bar.text.textContent !== text) bar.text.textContent = text; // said once, not at each reading
  bar.more.textContent = wanted.more;
}

function makeBar() {
  const host = run(document, 'createElement', 'ashiato-bar');
  const root = host.attachShadow({ mode: 'closed' });
  try {
    root.adoptedStyleSheets = [newSheet(document, BAR_RULES)];
  } catch {
    host.style.setProperty('display', 'block');
  }
  const box = run(document, 'createElement', 'div');
  box.setAttribute('role', 'status');
  const words = run(document, 'createElement', 'p');
  const text = run(document, 'createElement', 'span');
  const more = run(document, 'createElement', 'span');
  more.className = 'more';
  words.append(text, ' ', more);
  box.append(words);
  root.append(box);
  return { host, box, text, more };
}

/** @param {HTMLElement} host @param {Element | null} near */
function placeBar(host, near) {
  const above = near && (isWritten(near) ?? outermostOfRecords(near));
  if (above && own(above, 'parentElement') && own(above, 'ownerDocument') === document) run(above, 'before', host);
  else if (own(document, 'body')) run(own(document, 'body'), 'prepend', host);
}

/**
 * The list or table that a record stands in, or the record's parent.
 * @param {Element} record
 * @returns {Element | null}
 */
function outermostOfRecords(record) {
  const list = run(record, 'closest', 'table, ul, ol, dl, [role="table"], [role="grid"], [role="list"]');
  if (list && list !== record) return list;
  const parent = parentOf(record);
  if (!parent || parent === own(document, 'body')) return record;
  // Elements of a shadow tree hand over to their host: the bar belongs to the page.
  const root = run(parent, 'getRootNode');
  return root === document ? parent : outermostOfRecords(root.host ?? parent);
}
