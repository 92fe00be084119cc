// Another medium is set in the browser's own process; the page's process learns of it later, and a test that looks at once sees the old one.
import { until } from './until.mjs';

/** Waits until the page is shown in a medium. @param {any} page @param {{ print: boolean, forced: boolean, calm: boolean }} medium */
export async function inMedium(page, { print, forced, calm }) {
	await until(() => page.evaluate(want => Object.entries(want).every(([query, on]) => matchMedia(query).matches === on),
		{ print, '(forced-colors: active)': forced, '(prefers-reduced-motion: reduce)': calm }), { what: `page in medium ${JSON.stringify({ print, forced, calm })}` });
}
