// Page → snapshot, version 1: the form is written down in wasm/page/page.go. The walk stops every few milliseconds and goes on
// in a new task, so that a large page never feels it.

/** Limits of a snapshot, as in wasm/page/page.go. */
const LIMITS = { nodes: 400_000, text: 2000, lines: 120_000, attr: 200, depth: 512, chars: 24_000_000 };

/** Nodes that are written as JSON at a time, or as many as hold so many characters of text. */
const PIECE = { nodes: 500, chars: 200_000 };

/** Milliseconds of one task of the walk; 50 would be felt. */
const SLICE = 12;

/** The first may be longer: what waits behind it is mostly the page's first painting, and behind that a usual page's marks would wait. */
const FIRST_SLICE = 32;

/** Attributes that are kept, as page.Keep has them; a test compares the two. */
const KEPT = new Set(['alt', 'aria-checked', 'aria-colindex', 'aria-controls', 'aria-current', 'aria-describedby', 'aria-label', 'aria-labelledby',
  'aria-pressed', 'aria-rowindex', 'aria-selected', 'checked', 'class', 'colspan', 'datetime', 'disabled', 'for', 'headers', 'hidden', 'href', 'id',
  'lang', 'name', 'readonly', 'rel', 'role', 'row-index', 'rowspan', 'scope', 'selected', 'src', 'title', 'type']);
const KEPT_META = new Set(['content', 'http-equiv', 'property']);
const VALUED = new Set(['option', 'data', 'li']);
const VALUED_INPUT = new Set(['button', 'submit', 'reset', 'radio', 'checkbox']);
/** Fields that hold what the page says where nobody can type into them. */
const SHOWN_INPUT = new Set(['text', 'search', 'url', 'tel', 'date', 'time', 'datetime-local']);
/** Elements whose text stands in lines as it is written, as page.Lined has them. */
const LINED = new Set(['pre', 'textarea', 'code', 'samp', 'xmp']);
/** Elements whose children are not simply those of the document. */
const WITH_MORE = new Set(['iframe', 'frame', 'slot', 'textarea']);
/** The most frequent elements of those that can have no shadow root. */
const NO_SHADOW = new Set(['td', 'th', 'tr', 'tbody', 'thead', 'table', 'a', 'li', 'ul', 'dt', 'dd', 'dl', 'br', 'img', 'svg', 'path', 'b', 'strong', 'small', 'time', 'input', 'option']);
/** Of so many elements it is looked later whether they have got a shadow root: nothing tells. */
const MAX_BARE = 500;
/** @type {ArrayLike<Node>} */
const NOTHING = [];
const LEFT_OUT = new Set(['script', 'style', 'noscript', 'template']);

/** Is an attribute kept? @param {string} tag @param {string} key @param {Element} element */
function keep(tag, key, element) {
  if (KEPT.has(key)) return true;
  if (key === 'value') {
    // What a person typed is never read, nor what a form hides.
    return VALUED.has(tag) || (tag === 'input' && valued(/** @type {HTMLInputElement} */ (element)));
  }
  if (tag === 'meta' && KEPT_META.has(key)) return true;
  return key.startsWith('data-');
}

/** Is an input's value the page's own? @param {HTMLInputElement} input */
function valued(input) {
  return VALUED_INPUT.has(input.type) || (SHOWN_INPUT.has(input.type) && onlyShown(input));
}

/** Can nobody type into a field? @param {Element} field */
function onlyShown(field) {
  return field.hasAttribute('readonly') || field.hasAttribute('disabled');
}

/** At most max characters, never half a pair. @param {string} text @param {number} max */
function cutText(text, max) {
  if (text.length <= max) return text;
  const end = text.charCodeAt(max - 1);
  return text.slice(0, end >= 0xd800 && end < 0xdc00 ? max - 1 : max);
}

/** @param {Element} element @param {string} tag */
function attributesOf(element, tag) {
  /** @type {Record<string, string> | null} */
  let out = null;
  if (hasAttributes(element)) {
    let count = 0;
    for (const name of attributeNames(element)) {
      const key = name.toLowerCase();
      if (!keep(tag, key, element) || ++count > 60) continue;
      // A data: picture is long and tells nothing.
      (out ??= {})[key] = cutText(attribute(element, name) ?? '', LIMITS.attr);
    }
  }
  // The state a person sees counts, not the one the page was loaded with.
  if (tag === 'input') {
    const input = /** @type {HTMLInputElement} */ (element);
    if (input.type === 'radio' || input.type === 'checkbox') {
      out ??= {};
      if (input.checked) out.checked = '';
      else delete out.checked;
    } else if (SHOWN_INPUT.has(input.type) && input.hasAttribute('readonly')) { // one that was switched off may hold what was typed before
      (out ??= {}).value = cutText(input.value, LIMITS.attr);
    }
  }
  if (tag === 'option' && /** @type {HTMLOptionElement} */ (element).selected) {
    out ??= {};
    out.selected = '';
  }
  return out;
}

/**
 * The children as a person sees them: shadow roots, filled slots, a frame's document.
 * @param {Element} element @param {string} tag @param {ShadowRoot | null} shadow
 */
function childrenOf(element, tag, shadow) {
  if (tag === 'iframe' || tag === 'frame') {
    try {
      const inner = /** @type {HTMLIFrameElement} */ (element).contentDocument?.documentElement;
      return inner ? [inner] : [];
    } catch {
      return []; // of another origin: not ours to read
    }
  }
  if (tag === 'slot') {
    const filled = /** @type {HTMLSlotElement} */ (element).assignedNodes();
    if (filled.length > 0) return filled;
  }
  if (tag === 'textarea' && !onlyShown(element)) return [];
  return childNodes(shadow ?? element);
}

/** Is an element left out, with all inside it? @param {Element} element @param {string} tag @param {boolean} inSVG */
function leftOut(element, tag, inSVG) {
  if (LEFT_OUT.has(tag) || tag.startsWith('ashiato-')) return true;
  if (inSVG) return tag !== 'title';
  return tag === 'option' && !(/** @type {HTMLOptionElement} */ (element).selected) && !inListBox(element);
}

/** Is an option shown although it is not chosen: in a list of several lines? @param {Element} option */
function inListBox(option) {
  const list = /** @type {HTMLSelectElement | null | undefined} */ (option.closest?.('select'));
  return (list?.size ?? 0) > 1;
}

/** Is an element's only child a text? That is how most hold theirs, and asking for a list of children costs more. @param {Element} element @returns {string | null} */
function loneText(element) {
  const child = firstChild(element);
  return child && nodeType(child) === Node.TEXT_NODE && !nextSibling(child) ? child.nodeValue ?? '' : null;
}

/**
 * The text of an element that holds one text and no element, else null. Comments and our own marks do not count: a marked page reads as before.
 * @param {ArrayLike<Node>} children
 */
function onlyText(children) {
  /** @type {Node | null} */
  let only = null;
  for (let i = 0; i < children.length; i++) {
    const type = nodeType(children[i]);
    if (type !== Node.TEXT_NODE && type !== Node.ELEMENT_NODE) continue;
    if (type === Node.ELEMENT_NODE && localName(children[i]).startsWith('ashiato-')) continue;
    if (only) return null;
    only = children[i];
  }
  return only && nodeType(only) === Node.TEXT_NODE ? only.nodeValue ?? '' : null;
}

/**
 * @typedef {object} Snapshot
 * @property {Record<string, unknown>} head  everything but the nodes
 * @property {string[]} nodes  the nodes as JSON, in pieces: joined by commas they are the list's inside
 * @property {Element[]} elements  by number
 * @property {ShadowRoot[]} roots  shadow roots that were entered
 * @property {Document[]} frames  documents of frames that were entered
 * @property {Element[]} bare  elements of the page's own kinds that have no shadow root yet
 */

/** Lets the page work, then goes on. A timer would wait for some milliseconds, and for a second where the tab is not seen. */
function nextTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); resolve(undefined); };
    port2.postMessage(0);
  });
}

/**
 * Reads a document.
 * @param {Document} doc
 * @param {{ now?: () => number }} [options]
 * @returns {Promise<Snapshot>}
 */
async function takeSnapshot(doc, { now = () => performance.now() } = {}) {
  /** @type {Element[]} */ const elements = [];
  /** @type {ShadowRoot[]} */ const roots = [];
  /** @type {Document[]} */ const frames = [];
  /** @type {Element[]} */ const bare = [];
  /** @type {string[]} */ const nodes = [];
  /** @type {unknown[][]} */ let piece = [];
  let steps = 0, count = 0, chars = 0, pieceChars = 0, cut = false;

  /** @param {unknown[]} entry @param {Element} element */
  const add = (entry, element) => {
    elements.push(element);
    piece.push(entry);
    count++;
    const last = entry[entry.length - 1];
    if (typeof last === 'string') pieceChars += last.length;
    if (piece.length >= PIECE.nodes || pieceChars > PIECE.chars) flush();
  };
  /** A text as it is sent; the snapshot is cut where what is left out could be records. @param {string} text @param {Element} parent */
  const sent = (text, parent) => {
    if (text.length <= LIMITS.text) return text;
    const short = cutText(text, LINED.has(localName(parent).toLowerCase()) ? LIMITS.lines : LIMITS.text);
    if (short.length < text.length && /\d[.:]\d+[.:]\d/.test(text.slice(short.length))) cut = true;
    return short;
  };
  const flush = () => {
    if (piece.length === 0) return;
    const text = JSON.stringify(piece).slice(1, -1);
    nodes.push(text);
    chars += text.length;
    piece = [];
    pieceChars = 0;
  };

  // An own stack instead of recursion: depth is bounded by LIMITS, not by the engine's stack.
  /** @type {{ children: ArrayLike<Node>, at: number, number: number, depth: number, svg: boolean }[]} */
  const stack = [{ children: [own(doc, 'documentElement')].filter(Boolean), at: 0, number: -1, depth: 0, svg: false }];
  let until = now() + FIRST_SLICE;
  while (stack.length > 0) {
    if ((++steps & 15) === 0 && now() > until) { // asking for the time costs as much as a node
      await nextTask();
      until = now() + SLICE;
    }
    const level = stack[stack.length - 1];
    const node = level.children[level.at++];
    if (!node) {
      stack.pop();
      continue;
    }
    if (count >= LIMITS.nodes || chars >= LIMITS.chars) {
      cut = true;
      break;
    }
    const type = nodeType(node);
    if (type === Node.TEXT_NODE) {
      const text = node.nodeValue ?? '';
      if (!level.svg && level.number >= 0 && text.trim() !== '') add([level.number, '', sent(text, elements[level.number])], elements[level.number]);
      continue;
    }
    if (type !== Node.ELEMENT_NODE) continue;
    const element = /** @type {Element} */ (node);
    const tag = localName(element).toLowerCase();
    if (tag.length > LIMITS.attr || leftOut(element, tag, level.svg)) continue;
    if (level.depth >= LIMITS.depth) {
      cut = true;
      continue;
    }
    const attributes = attributesOf(element, tag);
    const svg = tag === 'svg' || (level.svg && tag !== 'title');
    /** @type {ShadowRoot | null} */ const shadow = NO_SHADOW.has(tag) ? null : shadowRoot(element) ?? null;
    if (shadow) roots.push(shadow);
    else if (tag.includes('-') && bare.length < MAX_BARE) bare.push(element);
    let text = svg || shadow || WITH_MORE.has(tag) ? null : loneText(element);
    const children = text === null ? childrenOf(element, tag, shadow) : NOTHING;
    if ((tag === 'iframe' || tag === 'frame') && children.length > 0 && children[0].ownerDocument) frames.push(children[0].ownerDocument);
    if (!svg) text ??= onlyText(children);
    /** @type {unknown[]} */
    const entry = [level.number, tag];
    if (attributes) entry.push(attributes);
    if (text?.trim()) entry.push(sent(text, element));
    add(entry, element);
    if (text === null && children.length > 0) stack.push({ children, at: 0, number: count - 1, depth: level.depth + 1, svg });
  }
  flush();
  const root = own(doc, 'documentElement');
  return {
    head: {
      snapshot: 1,
      title: cutText(own(doc, 'title') ?? '', LIMITS.text),
      lang: root?.getAttribute('lang') ?? '',
      now: new Date().toISOString(),
      languages: [...(navigator.languages ?? [])].slice(0, 20),
      cut,
    },
    nodes, elements, roots, frames, bare,
  };
}
