// A browser's clock set to another moment: the scripts of the extension see a shifted Date that goes on running.

/**
 * The expression that shifts Date in the world where it is evaluated. Evaluated twice, the last one counts.
 * @param {string} now RFC 3339 @returns {string}
 */
export function shift(now) {
	const offset = Date.parse(now) - Date.now();
	if (Number.isNaN(offset)) throw new Error(`clock: not a moment: ${JSON.stringify(now)}`);
	return `(() => {
		const Real = globalThis.Date.real ?? globalThis.Date;
		const now = () => Real.now() + ${offset};
		globalThis.Date = new Proxy(Real, {
			construct: (t, a, n) => Reflect.construct(t, a.length ? a : [now()], n),
			apply: t => new t(now()).toString(),
			get: (t, k) => k === 'now' ? now : k === 'real' ? Real : Reflect.get(t, k),
		});
		return true;
	})()`;
}
