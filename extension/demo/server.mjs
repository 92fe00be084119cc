// The local server that plays web sites under their real host names: the browser is told to resolve every name to it. It keeps
// a log of every request that reaches it, also for hosts that it does not play: a browser's own chatter ends here too.
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { selfSigned } from './certificate.mjs';

/**
 * @typedef {{body?: string|Buffer, headers?: Record<string, string>, status?: number, split?: boolean}} Served
 *   split: the part up to the end of the head goes out first, the rest when `release` is called
 * @typedef {{host: string, method: string, path: string, tls: boolean, body: string, headers: Record<string, any>, at: number}} Logged
 */

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
const MAX_LOGGED_BODY = 1 << 20;

/** Starts the server on a free port of the loopback interface. */
export async function start() {
	/** @type {Map<string, Served>} by "host/path" */
	const served = new Map();
	/** @type {Logged[]} */
	const log = [];
	/** @type {Map<string, {sent: Promise<void>, head: () => void, go: Promise<void>, release: () => void}>} */
	const held = new Map();

	async function answer(request, response) {
		const host = String(request.headers.host ?? request.socket.servername ?? '').replace(/:\d+$/, '');
		const chunks = [];
		let size = 0;
		for await (const c of request) if ((size += c.length) < MAX_LOGGED_BODY) chunks.push(c);
		log.push({ host, method: request.method, path: request.url, tls: !!request.socket.encrypted, body: Buffer.concat(chunks).toString('utf8'), headers: request.headers, at: Date.now() });
		const key = keyOf(host, request.url);
		const page = served.get(key);
		if (!page) {
			response.writeHead(404, HTML).end('<!doctype html><title>Not found</title><p>Not found');
			return;
		}
		const body = Buffer.isBuffer(page.body) ? page.body : Buffer.from(page.body ?? '', 'utf8');
		response.writeHead(page.status ?? 200, { ...HTML, ...page.headers });
		const hold = held.get(key);
		if (!hold) {
			response.end(body);
			return;
		}
		// Without its closing tag, a head may be cut anywhere after the doctype: the parser waits.
		const cut = Math.max(body.indexOf('</head>'), body.indexOf('>') + 1);
		response.write(body.subarray(0, cut));
		hold.head();
		await hold.go;
		response.end(body.subarray(cut));
	}

	const serve = (request, response) => void answer(request, response).catch(() => response.destroy());
	const secure = https.createServer(selfSigned(['localhost', 'lh.login.yahoo.co.jp', '*.yahoo.co.jp']), serve);
	const plain = http.createServer(serve);
	const sockets = new Set();
	for (const s of [secure, plain]) s.on('tlsClientError', () => {}).on('clientError', (_, socket) => socket.destroy());
	// One port for both: a TLS record begins with 0x16.
	const door = net.createServer(socket => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket)).on('error', () => {});
		socket.once('readable', () => {
			const first = socket.read(1);
			if (!first) return;
			socket.unshift(first);
			(first[0] === 0x16 ? secure : plain).emit('connection', socket);
		});
	});
	await new Promise((resolve, reject) => door.listen(0, '127.0.0.1', () => resolve(undefined)).on('error', reject));

	return {
		port: /** @type {net.AddressInfo} */ (door.address()).port,
		log,
		/** Serves a page at an address. @param {string} url @param {Served|string} page */
		set(url, page) {
			const u = new URL(url);
			served.set(keyOf(u.hostname, u.pathname + u.search), typeof page === 'string' ? { body: page } : page);
		},
		/**
		 * Holds the body of a page back: `head` resolves when its head has been sent, `release` lets the rest go.
		 * @param {string} url
		 */
		hold(url) {
			const u = new URL(url);
			const key = keyOf(u.hostname, u.pathname + u.search);
			let head, release;
			const sent = new Promise(r => { head = r; });
			const go = new Promise(r => { release = r; });
			held.set(key, { sent, head, go, release });
			return { head: sent, release: () => { held.delete(key); release(); } };
		},
		/** The hosts asked so far. */
		hosts: () => [...new Set(log.map(l => l.host))].sort(),
		async close() {
			for (const h of held.values()) h.release();
			for (const s of sockets) s.destroy();
			await new Promise(r => door.close(r));
		},
	};
}

/** A page's key: the fragment never reaches a server; a query counts. */
function keyOf(host, path) {
	return `${host.toLowerCase()}${path || '/'}`;
}
