// A record of every request that the browser's own instruments show, of all pages, workers and extension pages.

/**
 * @param {import('puppeteer-core').Browser} browser Chromium
 * @returns {{requests: {url: string, from: string}[], letGo: () => Promise<void>}} requests grow while the browser runs; from
 *   is the address of page or worker. An attached instrument keeps a worker from stopping: letGo detaches it from workers
 */
export function record(browser) {
	const requests = [];
	const onWorkers = new Set();
	const watch = async target => {
		try {
			if (!['page', 'service_worker', 'background_page', 'other', 'webview'].includes(target.type())) return;
			const session = await target.createCDPSession();
			if (target.type() === 'service_worker') onWorkers.add(session);
			session.on('Network.requestWillBeSent', e => requests.push({ url: e.request.url, from: target.url() }));
			session.on('Network.webSocketCreated', e => requests.push({ url: e.url, from: target.url() }));
			await session.send('Network.enable');
		} catch { /* the target has gone already */ }
	};
	browser.on('targetcreated', watch);
	for (const t of browser.targets()) void watch(t);
	return {
		requests,
		async letGo() {
			for (const session of onWorkers) await session.detach().catch(() => {});
			onWorkers.clear();
		},
	};
}
