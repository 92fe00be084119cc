// A form's fields and a document's pictures and frames put their names over what the browser gives (<input name="childNodes"> makes
// form.childNodes that field), in the content script's world as well. Whatever may be a form or a document is asked through these.

/** What the browser's own classes hold under a name; documents and elements have names in common. @type {Map<string, PropertyDescriptor>} */
const natives = new Map();

/** @param {string} name @param {boolean} [ofDocument] @returns {PropertyDescriptor} */
function native(name, ofDocument = false) {
  const key = ofDocument ? `document ${name}` : name;
  let found = natives.get(key);
  if (!found) {
    const { Document, Element, EventTarget, HTMLElement } = globalThis;
    for (const kind of ofDocument ? [Node, Document, EventTarget] : [Node, Element, HTMLElement, EventTarget]) {
      found ??= kind && Object.getOwnPropertyDescriptor(kind.prototype, name);
    }
    natives.set(key, found ??= {});
  }
  return found;
}

/**
 * A reader of one property of nodes, past every name of the page.
 * @param {string} name
 * @returns {(node: any) => any}
 */
function reader(name) {
  const { get } = native(name);
  return get ? (node) => get.call(node) : (node) => node[name];
}

/** A property of a node. @param {any} node @param {string} name @returns {any} */
function own(node, name) {
  const { get } = native(name, isDocument(node));
  return get ? get.call(node) : node[name];
}

/** Calls a method of a node. @param {any} node @param {string} name @param {...any} given @returns {any} */
function run(node, name, ...given) {
  return (native(name, isDocument(node)).value ?? node[name]).apply(node, given);
}

/**
 * A caller of one method of nodes, past every name of the page.
 * @param {string} name
 * @returns {(node: any, given?: any) => any}
 */
function caller(name) {
  const { value } = native(name);
  return value ? (node, given) => value.call(node, given) : (node, given) => node[name](given);
}

const nodeType = reader('nodeType'), localName = reader('localName'), childNodes = reader('childNodes'), shadowRoot = reader('shadowRoot');
const firstChild = reader('firstChild'), nextSibling = reader('nextSibling'), parentNode = reader('parentNode');
const hasAttributes = caller('hasAttributes'), attributeNames = caller('getAttributeNames'), attribute = caller('getAttribute');

/** @param {any} node */
function isDocument(node) {
  return nodeType(node) === Node.DOCUMENT_NODE;
}
