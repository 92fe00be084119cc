// The browser's object in content scripts, where src/lib/browser.js is joined in front. Its shape differs by browser.
declare const webext: any;
