// How the invented provider's pages look.

const STYLE = `
*{box-sizing:border-box}body{margin:0;font:14px/1.6 "Hiragino Sans","Noto Sans CJK JP",Meiryo,sans-serif;color:#333;background:#fff}
a{color:#0a4aa8}header{border-bottom:1px solid #ddd;padding:10px 24px;display:flex;justify-content:space-between;align-items:baseline}
header b{font-size:20px;letter-spacing:.02em}header small{color:#666}main{max-width:1040px;margin:0 auto;padding:0 24px 40px}
.crumbs{font-size:12px;color:#666;margin:12px 0}.own{border:1px solid #cfd8dc;background:#f6f9fa;padding:6px 12px;display:inline-block;margin:0 0 12px}.own b{color:#187a2f}
h1{font-size:20px;margin:8px 0 12px}.tabs{display:flex;gap:4px;border-bottom:2px solid #5b7083;margin:0 0 14px;padding:0;list-style:none}
.tabs li{padding:6px 16px;background:#eef2f5;border-radius:4px 4px 0 0}.tabs .here{background:#5b7083;color:#fff}
table.history{border-collapse:collapse;width:100%}.history th,.history td{border:1px solid #d5dbe0;padding:5px 9px;text-align:left;vertical-align:top}
.history th{background:#eef2f5;font-weight:600;white-space:nowrap}.history tbody tr:nth-child(even){background:#fafbfc}
.empty{border:1px solid #d5dbe0;padding:24px;text-align:center}.side{margin-top:24px;border-top:1px solid #ddd;padding-top:12px;font-size:13px}.side li{margin:4px 0}
.choice{list-style:none;padding:0}.choice li{padding:6px 0}fieldset{border:1px solid #d5dbe0;padding:12px 18px}button{margin-top:14px;padding:8px 28px}
footer{border-top:1px solid #ddd;color:#666;font-size:12px;text-align:center;padding:16px}`;

const LINKS = [
	['https://mail.yahoo.co.jp/u/pc/settings/overseas', '海外からのアクセス制限'],
	['https://mail.yahoo.co.jp/u/pc/settings/forwarding', 'IMAP/POP/SMTPアクセスとメール転送'],
	['https://accounts.yahoo.co.jp/password', 'パスワードの変更'],
	['https://accounts.yahoo.co.jp/sessions', 'ログイン中の端末'],
	['https://accounts.yahoo.co.jp/passkey', 'パスキー'],
];

/**
 * @param {{title: string, url: string, body: string, own?: string, tab?: string, links?: boolean, crumbs?: string[]}} page
 *   own: address printed as the reader's; tab: which history this is; links: the page leads to the settings
 */
export function framed({ title, url, body, own = '', tab = '', links = false, crumbs = ['登録情報', 'ログインとセキュリティ', 'ログイン履歴'] }) {
	const li = (id, text, href) => (tab === id ? `<li class="here">${text}</li>` : `<li><a href="${href}">${text}</a></li>`);
	return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>${title} - Yahoo! JAPAN</title><link rel="canonical" href="${url}"><style>${STYLE}</style></head>
<body><header><b>Yahoo! JAPAN</b><small>hanako_demo さん</small></header>
<main><p class="crumbs">${crumbs.join(' &gt; ')}</p>
${own ? `<p class="own">このパソコンのIPアドレス : <b>${own}</b></p>` : ''}
<h1>${title}</h1>
${tab ? `<ul class="tabs">${li('web', 'ログイン履歴', '/')}${li('mail', 'メールソフト ログイン履歴', '/mailsoft')}</ul>` : ''}
${body}
${links ? `<ul class="side">${LINKS.map(([href, text]) => `<li><a href="${href}">${text}</a></li>`).join('')}</ul>` : ''}
</main><footer>これは見本のページです</footer></body></html>
`;
}

/** @param {string[]} head @param {string[][]} rows */
export function table(head, rows) {
	const cells = (tag, list) => list.map(c => `<${tag}>${c}</${tag}>`).join('');
	return `<table class="history"><thead><tr>${cells('th', head)}</tr></thead>
<tbody>
${rows.map(r => `<tr>${cells('td', r)}</tr>`).join('\n')}
</tbody></table>`;
}
