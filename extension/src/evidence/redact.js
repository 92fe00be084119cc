// A page that could not be read, as a sample that its owner may show to somebody: how it is built, without what it says. Every letter and digit
// is replaced by one of its kind, and of the attributes only those of layout stay, with names that say nothing.

const MOST = 4000; // elements
const KEPT = new Set(['colspan', 'rowspan', 'scope', 'role', 'type', 'hidden', 'lang', 'headers']);
const NAMED = new Set(['class', 'id', 'for', 'headers', 'aria-labelledby', 'aria-describedby', 'name']);

/** A text of the same shape that says nothing. @param {string} text */
export function blur(text) {
  return text.normalize('NFC').replace(/\p{M}/gu, '').replace(/[\p{L}\p{N}\p{S}]/gu, (c) => {
    if (/\p{Nd}/u.test(c)) return c > '\u007f' ? '０' : '0';
    if (/\p{Script=Han}/u.test(c)) return /[年月日時分秒前]/.test(c) ? c : '漢';
    if (/\p{Script=Hiragana}/u.test(c)) return 'あ';
    if (/\p{Script=Katakana}/u.test(c) || c === 'ー') return 'ア';
    if (/\p{L}/u.test(c)) return /\p{Lu}/u.test(c) ? 'X' : 'x';
    return /\p{N}/u.test(c) ? '0' : c;
  });
}

/** @typedef {[number, string, Record<string, string>?, string?]} Node  parent's number, tag ("" for a text), attributes, text */

/**
 * @param {string[]} pieces the snapshot's nodes, in pieces of JSON
 * @returns {string} markup to be looked at and saved, never shown as a page
 */
export function sample(pieces) {
  /** @type {Map<string, string>} */ const names = new Map();
  /** @param {string} name */
  const nameless = (name) => {
    let short = names.get(name);
    if (!short) names.set(name, short = `n${names.size + 1}`);
    return short;
  };
  /** @type {{ tag: string, attributes: string, inside: (number | string)[] }[]} */ const elements = [];
  let cut = false;
  for (const piece of pieces) {
    for (const entry of JSON.parse(`[${piece}]`)) {
      const [parent, tag] = /** @type {Node} */ (entry);
      const attributes = typeof entry[2] === 'object' && entry[2] !== null ? entry[2] : {};
      const text = typeof entry.at(-1) === 'string' && entry.length > 2 ? entry.at(-1) : '';
      if (elements.length >= MOST) {
        cut = true;
        break;
      }
      // A text counts as a node too, so that numbers of later ones stay right.
      elements.push({ tag: tag === '' || /^[a-z][a-z0-9-]*$/.test(tag) ? tag : 'x', attributes: tag === '' ? '' : attributesOf(attributes, nameless), inside: text ? [blur(text)] : [] });
      if (parent >= 0) elements[parent]?.inside.push(elements.length - 1);
    }
  }
  /** @param {number} number @param {number} depth @returns {string} */
  const write = (number, depth) => {
    const { tag, attributes, inside } = elements[number];
    const pad = '  '.repeat(Math.min(depth, 30));
    const own = inside.map((i) => (typeof i === 'string' ? `${pad}  ${escaped(i)}\n` : write(i, depth + 1))).join('');
    return tag === '' ? own.replace(/^ {2}/, '') : `${pad}<${tag}${attributes}>\n${own}${pad}</${tag}>\n`;
  };
  return elements.length === 0 ? '' : `${write(0, 0)}${cut ? '<!-- … -->\n' : ''}`;
}

/** @param {Record<string, unknown>} attributes @param {(name: string) => string} nameless */
function attributesOf(attributes, nameless) {
  let out = '';
  for (const [name, value] of Object.entries(attributes)) {
    const v = String(value);
    if (NAMED.has(name)) out += ` ${name}="${v.split(/\s+/).filter(Boolean).map(nameless).join(' ')}"`;
    else if (KEPT.has(name)) out += ` ${name}="${/^[a-z0-9-]{0,20}$/i.test(v) ? v : ''}"`;
    else if (name === 'datetime') out += ` datetime="${escaped(blur(v))}"`;
  }
  return out;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
