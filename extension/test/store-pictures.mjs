// The pictures of the stores, 1280 × 800 as Chrome Web Store, Edge Add-ons and Firefox's site take them: one sentence beside one of the pictures
// that `make shots` has taken.
import fs from 'node:fs/promises';
import path from 'node:path';

/** The picture and its sentence. */
const PICTURES = [
	['page', { ja: '心当たりを確認したい行に、印がつきます', en: 'Rows that you should check get a mark' }],
	['popup-whole', { ja: '何があったか、次に何をするかが分かります', en: 'What happened, and what to do next' }],
	['guide', { ja: '対処は、順番に一つずつ', en: 'One step at a time, in the order that helps' }],
	['evidence', { ja: '店や警察に見せられる記録を残せます', en: 'A record for the shop, the provider or the police' }],
	['trust', { ja: '履歴もアドレスも、外に送りません', en: 'No history and no address is sent anywhere' }],
];

/** @param {any} browser a driver @param {string} out folder of the pictures @param {string} lang */
export async function storePictures(browser, out, lang) {
	const page = await browser.newPage();
	await page.setViewport({ width: 1280, height: 800 });
	for (const [i, [name, words]] of PICTURES.entries()) {
		const file = path.join(out, name === 'page' ? `page-${lang}.png` : `${name}-${lang}-light.png`);
		const data = `data:image/png;base64,${(await fs.readFile(file)).toString('base64')}`;
		await page.setContent(`<!doctype html><html lang="${lang}"><style>
			body { margin: 0; height: 800px; overflow: hidden; display: grid; grid-template-columns: 380px 1fr; gap: 40px; padding: 64px 60px 0; box-sizing: border-box; background: #e7f0f2;
				font: 700 38px/1.45 system-ui, "Noto Sans CJK JP", sans-serif; color: #0b3d47; word-break: auto-phrase; }
			img { justify-self: center; width: ${/guide|popup/.test(name) ? '440px' : '100%'}; border-radius: 12px 12px 0 0; box-shadow: 0 6px 30px #0003; background: #fff; }
		</style><p></p><img alt=""></html>`);
		await page.evaluate(async (text, src) => {
			document.querySelector('p').textContent = text;
			document.querySelector('img').src = src;
			await document.querySelector('img').decode();
		}, words[lang], data);
		await page.screenshot({ path: path.join(out, `store-${i + 1}-${lang}.png`) });
	}
	await page.close();
}
