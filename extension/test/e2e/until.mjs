// Waiting without fixed sleeps: a condition is asked again until it holds or the deadline is over.
const PAUSE = 25; // ms between two questions

/**
 * Asks until the answer is neither undefined, null nor false. An error counts as "not yet": a page that is just being replaced
 * refuses every question. The last error is told when the time is over.
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {{timeout?: number, what?: string}} [options] timeout in ms
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(ask, { timeout = 15000, what = 'condition' } = {}) {
	const deadline = Date.now() + timeout;
	let last;
	for (;;) {
		try {
			const answer = await ask();
			if (answer !== undefined && answer !== null && answer !== false) return answer;
			last = undefined;
		} catch (error) {
			last = error;
		}
		if (Date.now() > deadline) throw new Error(`${what}: not within ${timeout} ms${last ? ` (${last.message})` : ''}`);
		await new Promise(r => setTimeout(r, PAUSE));
	}
}

/**
 * Asserts that a condition stays false for a while: what must not happen has no event to wait for.
 * @param {() => any} ask @param {{during?: number, what?: string}} [options] during in ms
 */
export async function never(ask, { during = 1200, what = 'event' } = {}) {
	const deadline = Date.now() + during;
	while (Date.now() < deadline) {
		const answer = await Promise.resolve(ask()).catch(() => undefined);
		if (answer) throw new Error(`${what} happened: ${JSON.stringify(answer)}`);
		await new Promise(r => setTimeout(r, 50));
	}
}
