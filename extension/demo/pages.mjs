// The pages of the demo and of the end-to-end tests: invented people on a provider's pages, the same on every run. Addresses
// are of real public blocks; nothing here was ever seen on a real account. Own styling, no logos.
import { framed, table } from './layout.mjs';

/** The moment at which the pages are read. */
export const NOW = '2026-11-20T21:04:00+09:00';

const HISTORY = 'https://lh.login.yahoo.co.jp/';
const MAIL_HISTORY = 'https://lh.login.yahoo.co.jp/mailsoft';
const RESTRICTION = 'https://mail.yahoo.co.jp/u/pc/settings/overseas';
const MAIL_SOFTWARE = 'https://mail.yahoo.co.jp/u/pc/settings/forwarding';

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const OWN = '126.79.204.17'; // a Japanese subscriber line
const PHONE = ['49.98.131.7', '49.98.140.211', '1.75.233.90']; // Japanese mobile networks

/** Small random numbers, the same on every run (mulberry32). @param {number} seed */
function random(seed) {
	return () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** A moment as the provider prints it: Japan Standard Time, whoever reads. @param {number} at ms */
function stamp(at) {
	const t = new Date(at + 9 * HOUR).toISOString();
	return `${t.slice(0, 4)}年${+t.slice(5, 7)}月${+t.slice(8, 10)}日 ${+t.slice(11, 13)}:${t.slice(14, 16)}`;
}

/** The web history of someone whose sign-ins are all their own: evenings at home, on the way by phone. */
export function cleanWeb(links = true) {
	const r = random(11);
	const services = ['メール', 'トップページ', 'ショッピング', 'ヤフオク!', 'メール', 'ニュース'];
	const rows = [];
	const midnight = Date.parse('2026-11-20T00:00:00+09:00');
	for (let day = 0; rows.length < 24; day++) {
		for (const hour of [21, 19, 12, 7].filter(() => r() < 0.5)) {
			const at = midnight - day * DAY + hour * HOUR + Math.floor(r() * 59) * MINUTE, mobile = hour < 19;
			if (at > Date.parse(NOW)) continue;
			rows.push({ at, cells: ['hanako_demo', stamp(at), services[Math.floor(r() * services.length)], r() < 0.8 ? 'ログイン' : 'パスワード再確認', '成功',
				mobile ? PHONE[Math.floor(r() * PHONE.length)] : OWN, '日本', mobile ? 'スマートフォン' : 'パソコン'] });
		}
	}
	return framed({ title: 'ログイン履歴', url: HISTORY, own: OWN, tab: 'web', links,
		body: table(['Yahoo! JAPAN ID', '日時', 'サービス', '認証形式', '認証結果', 'IPアドレス', '国、地域', '端末情報'], rows.map(x => x.cells)) });
}

const MAIL_COLUMNS = ['日時', 'サービス', 'IPアドレス', 'アクセス元', '国・地域'];
const mailRow = (at, protocol, address, host, country) => [stamp(at), `${protocol === 'SMTP' ? 'メール送信' : 'メール受信'}(${protocol})`, address, host, country];

/** The mail history of the founding case: a machine in China comes twice an hour, day and night, for a day. */
export function attackedMail(links = true) {
	const r = random(2017);
	const rows = [];
	for (let i = 0, at = Date.parse(NOW) - 11 * MINUTE; i < 48; i++, at -= 30 * MINUTE) {
		rows.push([at + Math.floor(r() * 2) * MINUTE, 'IMAP', ['113.108.182.52', '113.108.182.57', '113.108.182.61'][Math.floor(r() * 3)], '不明', '中国']);
	}
	for (const [hours, address] of [[1.4, OWN], [11.2, PHONE[0]], [13.6, OWN], [22.7, OWN]]) rows.push([Date.parse(NOW) - hours * HOUR, 'IMAP', address, '不明', '日本']);
	rows.sort((a, b) => b[0] - a[0]);
	return framed({ title: 'メールソフト ログイン履歴', url: MAIL_HISTORY, own: OWN, tab: 'mail', links, body: table(MAIL_COLUMNS, rows.map(x => mailRow(...x))) });
}

/** The mail history of someone who reads with Microsoft's app: its servers fetch the mail, from Singapore and Malaysia. */
export function outlookMail() {
	const r = random(365);
	const rows = [];
	for (let i = 0, at = Date.parse(NOW) - 5 * MINUTE; i < 22; i++, at -= (20 + Math.floor(r() * 190)) * MINUTE) {
		const singapore = r() < 0.6;
		rows.push([at, 'IMAP', singapore ? `52.125.140.${60 + Math.floor(r() * 9)}` : `52.125.138.${10 + Math.floor(r() * 9)}`, '不明', singapore ? 'シンガポール' : 'マレーシア']);
		if (r() < 0.25) rows.push([at + 2 * MINUTE, 'SMTP', rows.at(-1)[2], '不明', rows.at(-1)[4]]);
	}
	rows.sort((a, b) => b[0] - a[0]);
	return framed({ title: 'メールソフト ログイン履歴', url: MAIL_HISTORY, own: '60.94.11.203', tab: 'mail', links: true, body: table(MAIL_COLUMNS, rows.map(x => mailRow(...x))) });
}

export function emptyMail() {
	return framed({ title: 'メールソフト ログイン履歴', url: MAIL_HISTORY, own: OWN, tab: 'mail', links: false,
		body: '<p class="empty">メールソフトからのログイン履歴はありません</p>' });
}

/** @param {'on'|'off'} state */
export function restriction(state) {
	const radio = (value, label) => `<li><label><input type="radio" name="overseas" value="${value}"${state === value ? ' checked' : ''}> ${label}</label></li>`;
	return framed({ title: '海外からのアクセス制限', url: RESTRICTION, links: false, crumbs: ['Yahoo!メール', 'メールの設定', '海外からのアクセス制限'],
		body: `<p>日本国外からの、メールソフトを利用したアクセスを制限します。</p>
<form><fieldset><legend>海外からのアクセス制限</legend><ul class="choice">
${radio('on', '海外アクセス制限を行う')}
${radio('off', '海外アクセス制限を行わない')}
</ul></fieldset><button type="button">保存</button></form>` });
}

/** @param {'on'|'off'} state on: only the provider's own services may read */
export function mailSoftware(state) {
	const radio = (value, label) => `<li><label><input type="radio" name="access" value="${value}"${state === value ? ' checked' : ''}> ${label}</label></li>`;
	return framed({ title: 'IMAP/POP/SMTPアクセスとメール転送', url: MAIL_SOFTWARE, links: false, crumbs: ['Yahoo!メール', 'メールの設定', 'IMAP/POP/SMTPアクセスとメール転送'],
		body: `<form><fieldset><legend>IMAP/POP/SMTPアクセス</legend><ul class="choice">
${radio('on', 'Yahoo! JAPAN公式サービスを利用したアクセスのみ有効にする(推奨)')}
${radio('off', 'Yahoo! JAPAN公式サービス以外からのアクセスも有効にする')}
</ul></fieldset><button type="button">保存</button></form>` });
}

export function signedOut() {
	return framed({ title: 'ログイン', url: HISTORY, links: false, crumbs: ['Yahoo! JAPAN ID'],
		body: `<p>ログイン履歴を見るには、ログインしてください。</p>
<form><p><label>パスワード <input type="password" name="passwd" autocomplete="off"></label></p><button type="button">ログイン</button></form>` });
}

/** A page with tables and times that is no history. */
export function ordinary() {
	return framed({ title: '受信箱', url: 'https://mail.yahoo.co.jp/u/pc/f/inbox', links: false, crumbs: ['Yahoo!メール', '受信箱'],
		body: table(['差出人', '件名', '日時'], [
			['山田 太郎', '来週の打ち合わせについて', '2026年11月20日 18:21'], ['ショップ通信', '秋のセール 最大30%オフ', '2026年11月20日 12:00'],
			['図書館', '予約資料のご用意ができました', '2026年11月19日 9:30'], ['鈴木 一郎', '写真を送ります', '2026年11月18日 22:47']]) });
}

/** A history that nobody can read: its records are pictures. */
export function unreadable() {
	const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
	return framed({ title: 'メールソフト ログイン履歴', url: MAIL_HISTORY, links: false, tab: 'mail',
		body: `<table class="history"><tbody>${Array.from({ length: 6 }, () => `<tr><td><img src="${pixel}" width="600" height="14" alt=""></td></tr>`).join('')}</tbody></table>` });
}

/** A history at a provider that has no definition. */
export function unknownHost() {
	const r = random(5);
	const rows = [];
	for (let i = 0, at = Date.parse(NOW) - 7 * MINUTE; i < 30; i++, at -= 15 * MINUTE) rows.push([stamp(at), 'IMAP', `218.30.116.${180 + Math.floor(r() * 4)}`, '成功']);
	for (let i = 0, at = Date.parse(NOW) - 3 * HOUR; i < 5; i++, at -= DAY) rows.push([stamp(at), 'Web', '153.246.80.19', '成功']);
	return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>アクセス履歴 | みほんメール</title></head><body>
<h1>アクセス履歴</h1><p>現在のIPアドレス: 153.246.80.19</p>
<table border="1"><tr><th>日時</th><th>種別</th><th>IPアドレス</th><th>結果</th></tr>
${rows.map(cells => `<tr>${cells.map(c => `<td>${c}</td>`).join('')}</tr>`).join('\n')}</table></body></html>`;
}

/**
 * What the demo visits, one profile after another.
 * expect: what must be seen, or the demo fails: marks (number of rows to check), risk
 */
export function visits() {
	return [
		{ profile: 'founding', name: 'web-history', url: HISTORY, html: cleanWeb(), expect: { risk: 'none', check: 0 } },
		{ profile: 'founding', name: 'mail-history', url: MAIL_HISTORY, html: attackedMail(), expect: { risk: 'high', check: 48 }, popups: true },
		{ profile: 'outlook', name: 'outlook', url: MAIL_HISTORY, html: outlookMail(), expect: { risk: 'low', question: 'fetcher:outlook' } },
		{ profile: 'empty', name: 'empty', url: MAIL_HISTORY, html: emptyMail(), expect: { reading: 'empty', check: 0 } },
		{ profile: 'restriction', name: 'restriction-off', url: RESTRICTION, html: restriction('off'), expect: { setting: 'off', check: 0 } },
	];
}
