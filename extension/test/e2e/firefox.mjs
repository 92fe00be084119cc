// The Firefox side of the driver: WebDriver BiDi, and scripts with system privileges in the browser's own window (allowed by
// --remote-allow-system-access) for what BiDi has no command for. See browsers.mjs for what both sides offer.
import fs from 'node:fs/promises';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { shift } from './clock.mjs';
import { profile } from './firefox-cache.mjs';
import { inMedium } from './medium.mjs';
import { temporary } from './temporary.mjs';
import { until } from './until.mjs';

const UUID = '11111111-2222-4333-8444-555555555555'; // the extension's origin, fixed by a preference

/** @param {import('./browsers.mjs').Options} options */
export async function open({ extension, port, lang = 'ja', zone = 'Asia/Tokyo', headless = true, width = 1100, height = 800, now = '' }) {
	const manifest = JSON.parse(await fs.readFile(path.join(extension, 'manifest.json'), 'utf8'));
	const id = manifest.browser_specific_settings.gecko.id;
	const { folder, tidy } = await temporary('firefox');
	let browser;
	try {
		browser = await puppeteer.launch({
			browser: 'firefox', executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr', headless, acceptInsecureCerts: true,
			userDataDir: await profile(folder, process.env.ASHIATO_FIREFOX_CACHE),
			protocolTimeout: 120000, timeout: 120000, defaultViewport: { width, height },
			env: { ...process.env, TZ: zone, TMPDIR: folder, MOZ_DISABLE_AUTO_SAFE_MODE: '1' },
			args: ['--remote-allow-system-access', `--width=${width}`, `--height=${height}`],
			extraPrefsFirefox: {
				'network.dns.forceResolve': '127.0.0.1', 'network.socket.forcePort': `443=${port};80=${port}`, 'network.trr.mode': 5,
				'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false,
				'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
				'extensions.webextOptionalPermissionPrompts': false,
				'intl.locale.requested': lang === 'ja' ? 'ja' : 'en-US',
				'intl.accept_languages': lang === 'ja' ? 'ja, en' : 'en, ja',
				'dom.ipc.processPrelaunch.enabled': false, 'browser.newtab.preload': false, // processes and pages for nothing
				'layout.css.prefers-color-scheme.content-override': 1,
				'ui.prefersReducedMotion': 1, 'datareporting.policy.dataSubmissionEnabled': false, 'browser.startup.homepage_override.mstone': 'ignore',
			},
		});
	} catch (error) {
		await tidy();
		throw error;
	}
	const driver = new Firefox(browser, id, manifest, tidy, now);
	await driver.start(extension);
	return driver;
}

class Firefox {
	name = 'firefox';
	origin = `moz-extension://${UUID}`;
	requests = []; // see browsers.mjs
	#tidy;
	#now;
	#helper;
	#window;
	constructor(browser, id, manifest, tidy, now) {
		Object.assign(this, { browser, id, manifest });
		this.popupPath = manifest.action.default_popup;
		this.quietPath = manifest.options_ui?.page ?? this.popupPath;
		this.widget = `${id.replace(/[^a-z0-9]/gi, '_').toLowerCase()}-browser-action`;
		this.policy = `WebExtensionPolicy.getByID(${JSON.stringify(id)})`;
		this.#tidy = tidy;
		this.#now = now;
	}

	async #send(method, parameters) {
		const answer = await this.browser.connection.send(method, parameters);
		return answer.result ?? answer;
	}

	async start(extension) {
		await this.browser.connection.send('session.subscribe', { events: ['network.beforeRequestSent'] });
		this.browser.connection.on('network.beforeRequestSent', e => this.requests.push({ url: e.request.url, from: e.context ?? '' }));
		this.#window = (await this.#send('browsingContext.getTree', { 'moz:scope': 'chrome' })).contexts[0].context;
		if (this.#now) await this.privileged(`Services.mm.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(${JSON.stringify(frameScript(this.id, this.#now))}), true); true`);
		await this.browser.installExtension(path.resolve(extension));
		await until(() => this.privileged(`!!${this.policy}?.extension?.backgroundState`), { what: 'installed extension' });
		// A new installation greets in a tab of its own: it is waited for and closed, so that it does not take the focus later.
		if (!await fs.stat(path.join(extension, 'welcome/welcome.html')).catch(() => null)) return;
		await until(() => this.privileged(`(() => {
			const tab = gBrowser.tabs.find(t => t.linkedBrowser.currentURI.spec.startsWith('${this.origin}/welcome/'));
			if (tab) gBrowser.removeTab(tab);
			return !!tab;
		})()`), { what: 'welcome page', timeout: 20000 });
	}

	/** Evaluates in the browser's own window, with system privileges. */
	async privileged(expression) {
		const answer = await this.#send('script.evaluate', { expression, target: { context: this.#window }, awaitPromise: true });
		if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
		return answer.result.value;
	}

	newPage() {
		return this.browser.newPage();
	}

	async openExtensionPage(file) {
		const page = await this.browser.newPage();
		// page.goto never returns for moz-extension:
		await this.#send('browsingContext.navigate', { context: page.mainFrame()._id, url: `${this.origin}/${file}`, wait: 'complete' });
		return page;
	}

	async inExtension(fn, ...args) {
		if (!this.#helper || this.#helper.isClosed()) {
			const selected = await this.privileged('gBrowser.tabs.indexOf(gBrowser.selectedTab)');
			this.#helper = await this.openExtensionPage(this.quietPath);
			await this.privileged(`gBrowser.selectedTab = gBrowser.tabs[${selected}]; true`);
		}
		return this.#helper.evaluate(fn, ...args);
	}

	tabId(url) {
		return until(() => this.inExtension(async u => {
			const tabs = await globalThis.browser.tabs.query({});
			return tabs.find(t => (t.url || '').split('#')[0] === u)?.id ?? null;
		}, url.split('#')[0]), { what: `tab of ${url}` }).catch(() => this.privileged(`(() => {
			const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
			const tab = gBrowser.tabs.find(t => t.linkedBrowser.currentURI.specIgnoringRef === ${JSON.stringify(url.split('#')[0])});
			return ExtensionParent.apiManager.global.tabTracker.getId(tab);
		})()`));
	}

	async badge(tabId) {
		return this.inExtension(async t => globalThis.browser.action.getBadgeText({ tabId: t }), tabId);
	}

	async title(tabId) {
		return this.inExtension(async t => globalThis.browser.action.getTitle({ tabId: t }), tabId);
	}

	/** A real click on the toolbar button: opens the popup and grants activeTab. */
	async clickAction(page) {
		await this.inExtension(() => true);
		await page.bringToFront();
		await this.privileged(`(() => {
			const { CustomizableUI } = ChromeUtils.importESModule('moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs');
			CustomizableUI.addWidgetToArea('${this.widget}', CustomizableUI.AREA_NAVBAR);
			const node = document.getElementById('${this.widget}');
			(node.querySelector('.unified-extensions-item-action-button') || node).click();
			return true;
		})()`);
		const popup = new Popup(this, this.#helper);
		await until(() => popup.evaluate(() => document.readyState === 'complete' && !!document.body), { what: 'popup', timeout: 10000 });
		return popup;
	}

	async stopBackground() {
		await this.privileged(`${this.policy}.extension.terminateBackground().then(() => true)`);
	}

	async #permissions(what, permissions, origins) {
		await this.privileged(`(async () => {
			const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
			await ExtensionPermissions.${what}(${JSON.stringify(this.id)}, { permissions: ${JSON.stringify(permissions)}, origins: ${JSON.stringify(origins)} }, ${this.policy}.extension);
			return true;
		})()`);
	}

	hostAccess(on) {
		return this.#permissions(on ? 'add' : 'remove', [], this.manifest.host_permissions);
	}

	grant(pattern) {
		return this.#permissions('add', [], [pattern]);
	}

	async allowPrivate() {
		await this.#permissions('add', ['internal:privateBrowsingAllowed'], []);
		await this.privileged(`(async () => {
			const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
			await (await AddonManager.getAddonByID(${JSON.stringify(this.id)})).reload();
			return true;
		})()`);
		this.#helper = undefined; // its page went with the old instance
		await until(() => this.privileged(`!!${this.policy}?.privateBrowsingAllowed && !!${this.policy}.extension.backgroundState`), { what: 'extension in private windows' });
	}

	/** A page in a private window. */
	async privatePage(url) {
		await this.inExtension(async u => { await globalThis.browser.windows.create({ incognito: true, url: u }); }, url);
		return until(async () => (await this.browser.pages()).find(p => p.url() === url), { what: `private page of ${url}` });
	}

	/** A key of the extension: what the browser does when it is pressed while a page is in front. @param {string} name of the command */
	async command(name, page) {
		await page.bringToFront();
		await this.privileged(`(() => {
			const { extension } = ${this.policy};
			extension.shortcuts.onCommand(${JSON.stringify(name)});
			return true;
		})()`);
	}

	/** Evaluates in the background itself, whose global object is the first argument. */
	async background(fn, ...args) {
		await this.inExtension(() => globalThis.browser.runtime.sendMessage({ kind: 'options' })); // it may be asleep
		return this.#helper.evaluate(`globalThis.browser.runtime.getBackgroundPage().then(view => (${fn})(view, ...${JSON.stringify(args)}))`);
	}

	/** Loads the extension anew under the open pages, as an update does. */
	async reloadExtension() {
		this.#helper = undefined;
		await this.privileged(`(async () => {
			const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
			await (await AddonManager.getAddonByID(${JSON.stringify(this.id)})).reload();
			return true;
		})()`);
		await until(() => this.privileged(`!!${this.policy}?.extension?.backgroundState`), { what: 'extension loaded anew' });
	}

	/** Switches the extension off, as a person does on the page of add-ons. */
	async switchOff() {
		this.#helper = undefined;
		await this.privileged(`(async () => {
			const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
			await (await AddonManager.getAddonByID(${JSON.stringify(this.id)})).disable();
			return true;
		})()`);
	}

	/** Shows pages in another medium. @param {any} page @param {{ print?: boolean, forced?: boolean, calm?: boolean }} medium */
	async medium(page, { print = false, forced = false, calm = false }) {
		await this.privileged(`(() => {
			for (const b of gBrowser.browsers) b.browsingContext.mediumOverride = ${JSON.stringify(print ? 'print' : '')};
			Services.prefs.setIntPref('browser.display.document_color_use', ${forced ? 2 : 0});
			Services.prefs.setIntPref('ui.prefersReducedMotion', ${calm ? 1 : 0});
			return true;
		})()`);
		await inMedium(page, { print, forced, calm }); // the page's process learns of it later
	}

	/** Errors of the extension's scripts on the browser's console. */
	async faults() {
		const text = await this.privileged(`JSON.stringify(Services.console.getMessageArray().filter(m => m instanceof Ci.nsIScriptError &&
			m.sourceName.startsWith('${this.origin}') && !(m.flags & Ci.nsIScriptError.warningFlag)).map(m => m.errorMessage))`);
		// A page that closes before its message was answered is nobody's fault.
		return JSON.parse(text).filter(m => !/^Promise (resolved|rejected) after context unloaded/.test(m));
	}

	async screenshot(page, file) {
		await page.screenshot({ path: file, fullPage: true });
	}

	/** @param {'light'|'dark'} scheme for all pages: Firefox has it as a preference */
	async scheme(page, scheme) {
		await this.privileged(`Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${scheme === 'dark' ? 0 : 1}); true`);
		await page?.waitForFunction(d => matchMedia('(prefers-color-scheme: dark)').matches === d, {}, scheme === 'dark');
	}

	async close() {
		try {
			await this.browser.close();
		} finally {
			await this.#tidy();
		}
	}
}

/** The popup is no browsing context of BiDi: another page of the extension reaches its window. */
class Popup {
	constructor(driver, helper) {
		this.driver = driver;
		this.helper = helper;
	}
	evaluate(fn, ...args) {
		return this.helper.evaluate(`(() => {
			const view = globalThis.browser.extension.getViews({ type: 'popup' })[0];
			if (!view) throw new Error('no popup');
			const document = view.document, window = view, getComputedStyle = view.getComputedStyle.bind(view);
			return (${fn.toString()})(...${JSON.stringify(args)});
		})()`);
	}
	click(selector) {
		return this.evaluate(s => { document.querySelector(s).click(); }, selector);
	}
	text() {
		return this.evaluate(() => document.body.innerText);
	}
	scheme(scheme) {
		return this.driver.scheme(undefined, scheme);
	}
	async screenshot(file) {
		const data = await this.driver.privileged(`(async () => {
			const browser = document.querySelector('.webextension-popup-browser');
			const bitmap = await browser.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white', true);
			const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
			canvas.width = bitmap.width; canvas.height = bitmap.height;
			canvas.getContext('2d').drawImage(bitmap, 0, 0);
			return canvas.toDataURL('image/png');
		})()`);
		await fs.writeFile(file, Buffer.from(data.split(',')[1], 'base64'));
	}
	async close() {
		await this.driver.privileged(`(() => { for (const p of document.querySelectorAll('panel')) if (p.state === 'open') p.hidePopup(); return true; })()`);
		await until(() => this.helper.evaluate(() => globalThis.browser.extension.getViews({ type: 'popup' }).length === 0), { what: 'closed popup', timeout: 5000 });
	}
}

/** Runs in every content process: shifts the clock in the extension's world of each new document, before any of its scripts. */
function frameScript(id, now) {
	return `
	const { ExtensionProcessScript } = ChromeUtils.importESModule('resource://gre/modules/ExtensionProcessScript.sys.mjs');
	addEventListener('DOMWindowCreated', event => {
		const window = event.target.defaultView;
		const extension = window && /^https?:/.test(window.location.href) && ExtensionProcessScript.getExtensionChild(${JSON.stringify(id)});
		if (extension) Cu.evalInSandbox(${JSON.stringify(shift(now))}, extension.getContext(window).sandbox);
	}, true);`;
}
