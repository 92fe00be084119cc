// The Chromium side of the driver: CDP over a pipe. See browsers.mjs for what both sides offer.
import fs from 'node:fs/promises';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { shift } from './clock.mjs';
import { inMedium } from './medium.mjs';
import { record } from './requests.mjs';
import { temporary } from './temporary.mjs';
import { until } from './until.mjs';

// The address bar's suggestions are pages of their own, and a process is held ready for the next page: starting them for nothing is a tenth of all work here.
const UNUSED = '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,OmniboxPopupWebUI,WebUIOmniboxPopupPreload,SpareRendererForSitePerProcess';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
	'--disable-component-update', '--disable-sync', '--disable-default-apps', '--disable-search-engine-choice-screen',
	'--ignore-certificate-errors', '--hide-scrollbars', UNUSED, '--force-color-profile=srgb',
	...(process.env.ASHIATO_CHROMIUM_FLAGS ?? '').split(' ').filter(Boolean)];

/** Where a profile holds compiled code. */
export const CODE = 'Default/Code Cache';

/** @param {import('./browsers.mjs').Options} options */
export async function open({ extension, now = '', ...options }) {
	const { browser, profile, tidy } = await launch(options, 2);
	const recorded = record(browser);
	const id = await browser.installExtension(path.resolve(extension));
	const driver = new Chromium(browser, id, recorded, tidy, now, profile);
	await driver.manifestRead(extension);
	await driver.worker();
	await driver.closeWelcome(extension);
	return driver;
}

/** Starts the browser in a new profile. One that ends while it starts, before anything was asked of it, is started again, and that is said. */
async function launch(options, tries) {
	const { port, lang = 'ja', zone = 'Asia/Tokyo', headless = true, width = 1100, height = 800, trusted = '' } = options;
	// Chromium leaves folders in the temporary directory: it gets one of its own.
	const { folder, tidy } = await temporary('chromium');
	const profile = path.join(folder, 'profile'), kept = process.env.ASHIATO_CHROMIUM_CACHE; // of chromium-cache.mjs
	try {
		if (kept) await fs.cp(kept, path.join(profile, CODE), { recursive: true });
		const browser = await puppeteer.launch({
			executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless, pipe: true, enableExtensions: true, protocolTimeout: 120000, timeout: 120000,
			userDataDir: profile, defaultViewport: { width, height },
			env: { ...process.env, TZ: zone, TMPDIR: folder, LANGUAGE: lang, LANG: lang === 'ja' ? 'ja_JP.UTF-8' : 'en_US.UTF-8' },
			args: [...FLAGS, `--lang=${lang}`, `--accept-lang=${lang === 'ja' ? 'ja,en' : 'en,ja'}`, `--window-size=${width},${height}`,
				`--host-resolver-rules=MAP * 127.0.0.1:${port}`, ...(trusted ? [`--ignore-certificate-errors-spki-list=${trusted}`] : [])],
		});
		return { browser, profile, tidy };
	} catch (error) {
		await tidy();
		if (tries < 2) throw error;
		console.error(`# Chromium ended while it started, and is started again: ${error.message}`);
		return launch(options, tries - 1);
	}
}

class Chromium {
	name = 'chromium';
	#tidy;
	#now;
	#letGo;
	#helper;
	constructor(browser, id, recorded, tidy, now, profile) {
		this.browser = browser;
		this.profile = profile;
		this.id = id;
		this.origin = `chrome-extension://${id}`;
		this.requests = recorded.requests;
		this.#letGo = recorded.letGo;
		this.#tidy = tidy;
		this.#now = now;
	}

	async manifestRead(extension) {
		this.manifest = JSON.parse(await fs.readFile(path.join(extension, 'manifest.json'), 'utf8'));
		this.popupPath = this.manifest.action.default_popup;
		this.quietPath = this.manifest.options_ui?.page ?? this.popupPath;
	}

	/** The service worker's target; starts none. */
	worker(timeout = 15000) {
		return this.browser.waitForTarget(t => t.type() === 'service_worker' && t.url().startsWith(this.origin), { timeout });
	}

	/** A new installation greets in a tab of its own: it is waited for and closed, so that it does not take the focus later. */
	async closeWelcome(extension) {
		if (!await fs.stat(path.join(extension, 'welcome/welcome.html')).catch(() => null)) return;
		const target = await this.browser.waitForTarget(t => t.url().startsWith(`${this.origin}/welcome/`), { timeout: 20000 });
		await (await target.page()).close();
	}

	async newPage() {
		const page = await this.browser.newPage();
		if (this.#now) await shiftPage(page, this.origin, this.#now);
		return page;
	}

	async openExtensionPage(file) {
		const page = await this.browser.newPage();
		await page.goto(`${this.origin}/${file}`);
		return page;
	}

	/** Evaluates in an extension page that has nothing to do with any tab. */
	async inExtension(fn, ...args) {
		if (!this.#helper || this.#helper.isClosed()) {
			const front = await this.#front();
			this.#helper = await this.openExtensionPage(this.quietPath);
			await front?.bringToFront();
		}
		return this.#helper.evaluate(fn, ...args);
	}

	async #front() {
		for (const p of await this.browser.pages()) {
			if (await p.evaluate(() => document.visibilityState === 'visible').catch(() => false)) return p;
		}
		return undefined;
	}

	/** The id of the tab that shows an address (without its fragment). */
	tabId(url) {
		return until(() => this.inExtension(async u => {
			const tabs = await chrome.tabs.query({});
			return tabs.find(t => (t.url || t.pendingUrl || '').split('#')[0] === u)?.id;
		}, url.split('#')[0]), { what: `tab of ${url}` });
	}

	async badge(tabId) {
		return this.inExtension(async t => chrome.action.getBadgeText({ tabId: t }), tabId);
	}

	async title(tabId) {
		return this.inExtension(async t => chrome.action.getTitle({ tabId: t }), tabId);
	}

	/** A real click on the toolbar button: opens the popup and grants activeTab. */
	async clickAction(page) {
		await page.bringToFront();
		const extension = (await this.browser.extensions()).get(this.id);
		await extension.triggerAction(page);
		const target = await this.browser.waitForTarget(t => t.url().startsWith(`${this.origin}/${this.popupPath}`) && t.url().indexOf('?') < 0, { timeout: 10000 });
		return new Popup(target, await target.createCDPSession(), this.browser);
	}

	/** Stops the service worker; the next event starts a new one. */
	async stopBackground() {
		const target = this.browser.targets().find(t => t.type() === 'service_worker' && t.url().startsWith(this.origin));
		if (!target) return;
		await this.#letGo();
		const cdp = await this.browser.target().createCDPSession();
		let again = 0;
		await until(async () => {
			if (!this.browser.targets().includes(target)) return true;
			if (Date.now() < again) return false;
			const first = again === 0;
			again = Date.now() + 1000; // one that is just beginning takes no notice of being closed
			if (first) {
				await (await target.worker()).close();
				return false;
			}
			// The session to it may have gone meanwhile, and with it puppeteer's knowledge of it: the browser itself is asked.
			const { targetInfos } = await cdp.send('Target.getTargets');
			if (!targetInfos.some(t => t.targetId === target._targetId)) return true;
			await cdp.send('Target.closeTarget', { targetId: target._targetId });
			return false;
		}, { what: 'stopped worker' });
		await cdp.detach();
	}

	async #manage(fn, ...args) {
		const page = await this.browser.newPage();
		try {
			await page.goto('chrome://extensions/');
			await page.waitForFunction(() => !!chrome.developerPrivate);
			return await page.evaluate(fn, ...args);
		} finally {
			await page.close();
		}
	}

	/** Takes the required hosts away, or gives them back. */
	hostAccess(on) {
		return this.#manage((id, mode) => chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: mode }), this.id, on ? 'ON_ALL_SITES' : 'ON_CLICK');
	}

	/** Grants optional hosts as if the user had: a later request for them asks nothing. @param {string} pattern */
	grant(pattern) {
		return this.#manage((id, p) => chrome.developerPrivate.addHostPermission(id, p), this.id, pattern);
	}

	async allowPrivate() {
		// Without developer mode the browser would not start an unpacked extension again.
		await this.#manage(async id => {
			await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
			await chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true });
		}, this.id);
		this.#helper = undefined; // its page went with the old instance
		await until(() => this.inExtension(() => !!chrome.tabs), { what: 'extension in private windows' });
	}

	/** A page in a private window. */
	async privatePage(url) {
		await this.inExtension(async u => { await chrome.windows.create({ incognito: true, url: u }); }, url);
		const target = await this.browser.waitForTarget(t => t.type() === 'page' && t.url() === url, { timeout: 10000 });
		return target.page();
	}

	/** A key of the extension, as if it were pressed while a page is in front. @param {string} name of the command */
	async command(name, page) {
		await page.bringToFront();
		const tab = await this.inExtension(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]);
		await this.background((_, command, given) => { chrome.commands.onCommand.dispatch(command, given); }, name, tab);
	}

	/** Evaluates in the background itself, whose global object is the first argument. */
	async background(fn, ...args) {
		await this.inExtension(() => chrome.runtime.sendMessage({ kind: 'options' })); // it may be asleep
		const target = await this.worker();
		return (await target.worker()).evaluate(`(${fn})(globalThis, ...${JSON.stringify(args)})`);
	}

	/** Loads the extension anew under the open pages, as an update does. */
	async reloadExtension() {
		// Without developer mode the browser would not start an unpacked extension again.
		await this.#manage(() => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }));
		await this.inExtension(() => { chrome.runtime.reload(); }).catch(() => {});
		this.#helper = undefined;
		await until(() => this.inExtension(() => !!chrome.tabs), { what: 'extension loaded anew' });
	}

	/** Switches the extension off, as its user does in the browser's list. */
	async switchOff() {
		await this.#manage(id => chrome.management.setEnabled(id, false), this.id);
	}

	/** Shows a page in another medium. @param {any} page @param {{ print?: boolean, forced?: boolean, calm?: boolean }} medium */
	async medium(page, { print = false, forced = false, calm = false }) {
		const session = await page.createCDPSession();
		await session.send('Emulation.setEmulatedMedia', { media: print ? 'print' : '', features: [
			{ name: 'forced-colors', value: forced ? 'active' : 'none' }, { name: 'prefers-reduced-motion', value: calm ? 'reduce' : 'no-preference' }] });
		await inMedium(page, { print, forced, calm });
	}

	/** Errors that the browser recorded for the extension's manifest. */
	faults() {
		return this.#manage(async id => {
			const i = await chrome.developerPrivate.getExtensionInfo(id);
			return [...i.manifestErrors, ...i.runtimeErrors].map(e => e.message);
		}, this.id);
	}

	async screenshot(page, file) {
		await page.screenshot({ path: file, fullPage: true });
	}

	/** @param {'light'|'dark'} scheme */
	async scheme(page, scheme) {
		// Without motion: a colour on its way to another is no look.
		await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
	}

	async close() {
		try {
			await this.browser.close();
		} finally {
			await this.#tidy();
		}
	}
}

/**
 * The popup that a click on the toolbar opened. It is spoken to directly: while it starts it may change its process once, which a
 * page object of puppeteer does not outlive.
 */
class Popup {
	constructor(target, session, browser) {
		Object.assign(this, { target, session, browser });
	}
	async evaluate(fn, ...args) {
		const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
			expression: `(${fn})(...${JSON.stringify(args)})`, awaitPromise: true, returnByValue: true, userGesture: true });
		if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
		return result.value;
	}
	click(selector) {
		return this.evaluate(s => { document.querySelector(s).click(); }, selector);
	}
	text() {
		return this.evaluate(() => document.body.innerText);
	}
	/** @param {'light'|'dark'} scheme */
	scheme(scheme) {
		return this.session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
	}
	async screenshot(file) {
		const { data } = await this.session.send('Page.captureScreenshot', { format: 'png' });
		await fs.writeFile(file, Buffer.from(data, 'base64'));
	}
	async close() {
		await this.evaluate(() => { window.close(); }).catch(() => {});
		await until(() => !this.browser.targets().includes(this.target), { what: 'closed popup', timeout: 5000 });
	}
}

/**
 * Shifts the clock in the extension's world of a page: a breakpoint before the first statement of each of its scripts, whose condition
 * does the work and never stops.
 */
async function shiftPage(page, origin, now) {
	const session = await page.createCDPSession();
	await session.send('Debugger.enable');
	await session.send('Debugger.setBreakpointByUrl', { urlRegex: `^${origin}/`, lineNumber: 0, columnNumber: 0, condition: `(${shift(now)}, false)` });
}
