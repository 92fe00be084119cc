// The only file that names the browser's object. It is a module in the extension's pages and is joined in front of the content
// script, which cannot be a module; a property of globalThis serves both. Pages never see it: content scripts live apart.
/** @type {any} */ (globalThis).webext = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;
