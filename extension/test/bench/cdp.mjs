// Chromium for measuring: the protocol over a pipe, to the browser alone. Nothing is attached to a page or to the background, since an
// instrument that listens to a worker slows it down: the pages take the times themselves and send them to the local server.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { temporary } from '../e2e/temporary.mjs';
import { until } from '../e2e/until.mjs';
import { below, commandOf, memoryOf } from './processes.mjs';

const FLAGS = ['--headless=new', '--remote-debugging-pipe', '--enable-unsafe-extension-debugging', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-default-apps', '--disable-search-engine-choice-screen',
	'--ignore-certificate-errors', '--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding', '--disable-background-timer-throttling',
	'--no-default-browser-check', '--password-store=basic', '--use-mock-keychain', '--window-size=1100,800', '--lang=ja', '--accept-lang=ja,en'];

/** Milliseconds that a busy machine may take for what is done in no time otherwise. */
const SLOW = 60_000;

/** @param {{extension: string, port: number}} options */
export async function open({ extension, port }) {
	const { folder, tidy } = await temporary('bench');
	const child = spawn(process.env.CHROMIUM || '/usr/bin/chromium', [...FLAGS, `--user-data-dir=${path.join(folder, 'profile')}`, `--host-resolver-rules=MAP * 127.0.0.1:${port}`, 'about:blank'], {
		stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
		env: { ...process.env, TZ: 'Asia/Tokyo', TMPDIR: folder, LANGUAGE: 'ja', LANG: 'ja_JP.UTF-8' },
	});
	const browser = new Chromium(child, tidy);
	try {
		await browser.install(extension);
	} catch (error) {
		await browser.close();
		throw error;
	}
	return browser;
}

class Chromium {
	name = 'chromium';
	#child;
	#tidy;
	#next = 1;
	#open = new Map();
	#targets = new Map();
	#attached = false;
	#sessions = new Set();
	constructor(child, tidy) {
		this.#child = child;
		this.#tidy = tidy;
		this.exited = new Promise(r => { child.once('exit', r); });
		let rest = '';
		child.stdio[4].setEncoding('utf8').on('data', data => {
			const parts = (rest + data).split('\0');
			rest = parts.pop();
			for (const p of parts) this.#take(JSON.parse(p));
		});
		child.stdio[3].on('error', () => {});
	}

	#take(message) {
		const waiting = this.#open.get(message.id);
		if (waiting) {
			this.#open.delete(message.id);
			if (message.error) waiting.reject(new Error(`${waiting.method}: ${message.error.message}`));
			else waiting.resolve(message.result);
			return;
		}
		const info = message.params?.targetInfo;
		if (message.method === 'Target.targetCreated' || message.method === 'Target.targetInfoChanged') this.#targets.set(info.targetId, info);
		if (message.method === 'Target.targetDestroyed') this.#targets.delete(message.params.targetId);
		if (message.method === 'Target.targetCreated' && this.#attached && info.type === 'service_worker') void this.#attach(info.targetId);
	}

	send(method, params = {}, sessionId = undefined) {
		const id = this.#next++;
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error(`${method}: no answer`)), 60_000);
			const done = f => v => { clearTimeout(timer); f(v); };
			this.#open.set(id, { method, resolve: done(resolve), reject: done(reject) });
			this.#child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
		});
	}

	async install(extension) {
		await this.send('Target.setDiscoverTargets', { discover: true });
		this.id = (await this.send('Extensions.loadUnpacked', { path: path.resolve(extension) })).id;
		this.origin = `chrome-extension://${this.id}`;
		await until(() => this.#find('service_worker'), { what: 'background', timeout: SLOW });
		// A new installation greets in a tab of its own.
		const greeting = await until(() => this.#find('page'), { what: 'welcome page', timeout: SLOW });
		await this.send('Target.closeTarget', { targetId: greeting.targetId });
	}

	#find(type) {
		return [...this.#targets.values()].find(t => t.type === type && t.url.startsWith(this.origin));
	}

	/** Opens a tab; gives what closes it. @param {string} url */
	async tab(url) {
		const { targetId } = await this.send('Target.createTarget', { url });
		return async () => {
			await this.send('Target.closeTarget', { targetId });
			await until(() => !this.#targets.has(targetId), { what: 'closed tab', timeout: SLOW });
		};
	}

	/** What is open, for messages. */
	state() {
		return [...this.#targets.values()].map(t => `${t.type} ${t.url.slice(0, 80)}`).join(', ');
	}

	/** Stops the service worker without ever having been attached to it. */
	async stopBackground() {
		// Whoever is attached keeps it running.
		for (const sessionId of this.#sessions) await this.send('Target.detachFromTarget', { sessionId }).catch(() => {});
		this.#sessions.clear();
		for (;;) {
			const worker = this.#find('service_worker');
			if (!worker) return;
			await this.send('Target.closeTarget', { targetId: worker.targetId });
			await until(() => !this.#targets.has(worker.targetId), { what: 'stopped background', timeout: SLOW });
		}
	}

	/** From now on an instrument listens to the background, as a developer's tools would. @param {boolean} on */
	attach(on) {
		this.#attached = on;
	}

	async #attach(targetId) {
		try {
			const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
			this.#sessions.add(sessionId);
			await Promise.all(['Runtime.enable', 'Network.enable', 'Debugger.enable'].map(m => this.send(m, {}, sessionId)));
		} catch { /* the worker has gone already */ }
	}

	/** Collects the garbage of a background or page, so that what is measured is what is kept. @param {string} targetId */
	async #collect(targetId) {
		try {
			const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
			await this.send('HeapProfiler.collectGarbage', {}, sessionId);
			await this.send('Target.detachFromTarget', { sessionId });
		} catch { /* it has gone */ }
	}

	/** Bytes that the processes hold for themselves, without garbage: of the background and of the tabs. */
	async memory() {
		if (process.platform !== 'linux') return null;
		for (const t of this.#targets.values()) if (t.type === 'service_worker' || t.type === 'page') await this.#collect(t.targetId);
		/** @type {[number, string][]} */
		const renderers = [];
		for (const id of await below(this.#child.pid)) {
			const command = await commandOf(id);
			if (/--type=renderer/.test(command)) renderers.push([id, /--extension-process/.test(command) ? 'background' : 'tab']);
		}
		return memoryOf(renderers);
	}

	async close() {
		await this.send('Browser.close').catch(() => {});
		const timer = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
		await this.exited;
		clearTimeout(timer);
		await this.#tidy();
	}
}
