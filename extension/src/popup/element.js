// Elements from data. Text is always text: nothing here reads markup.

/**
 * An element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [properties]  class, text, attributes, and "on…" listeners
 * @param {(Node | string | null | undefined | false)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'text') element.textContent = value;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name === 'className' ? 'class' : name, value === true ? '' : String(value));
  }
  element.append(...children.filter((c) => c !== null && c !== undefined && c !== false).map((c) => /** @type {Node | string} */ (c)));
  return element;
}

/** An address that may be opened: https only, since some come from pages. @param {unknown} url @returns {string} */
export function safeUrl(url) {
  if (typeof url !== 'string') return '';
  try {
    const u = new URL(url);
    return u.protocol === 'https:' && u.username === '' && u.password === '' ? u.href : '';
  } catch {
    return '';
  }
}

/**
 * A link that opens in a new tab.
 * @param {string} url @param {string} text @param {string} className @param {import('../lib/i18n.js').Words} w
 */
export function link(url, text, className, w) {
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer', className }, text, el('span', { className: 'spoken', text: ` (${w.t('popup_opens_tab')})` }));
}
