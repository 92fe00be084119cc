// The extension with instruments: a copy of dist/ in which the content script and the background tell how long each step took. The
// product itself holds no instruments; the copy's analyzer, database and scripts are the product's.
import fs from 'node:fs/promises';
import path from 'node:path';
import { temporary } from '../e2e/temporary.mjs';
import { dist } from '../e2e/stage.mjs';

const HERE = path.join(import.meta.dirname, 'instruments');
const BEGIN = "'use strict';\n", START = '// --- content/start.js', END = '})();\n';

/**
 * @param {string} name of the browser @param {{ analyzer?: string }} [options] the file of another analyzer
 * @returns {Promise<{folder: string, tidy: () => Promise<void>}>}
 */
export async function instrumented(name, { analyzer } = {}) {
	const { folder, tidy } = await temporary('instrumented');
	const to = path.join(folder, 'extension');
	await fs.cp(dist(name), to, { recursive: true });
	if (analyzer) await fs.copyFile(analyzer, path.join(to, 'analyzer.wasm'));
	const manifestFile = path.join(to, 'manifest.json');
	const manifest = JSON.parse(await fs.readFile(manifestFile, 'utf8'));
	const main = manifest.background.service_worker ?? manifest.background.scripts[0];
	const own = path.posix.join(path.posix.dirname(main), 'bench-main.js');
	manifest.background = manifest.background.service_worker ? { ...manifest.background, service_worker: own } : { ...manifest.background, scripts: [own] };
	await fs.writeFile(manifestFile, JSON.stringify(manifest));
	await fs.writeFile(path.join(to, own), `import './bench.js';\nimport './${path.posix.basename(main)}';\n`);
	await fs.copyFile(path.join(HERE, 'background.js'), path.join(to, path.posix.dirname(main), 'bench.js'));
	const script = path.join(to, 'content.js');
	await fs.writeFile(script, await content(await fs.readFile(script, 'utf8')));
	return { folder: to, tidy };
}

/** The content script, its functions wrapped before its first statement runs. @param {string} text */
async function content(text) {
	for (const mark of [BEGIN, START, END]) {
		if (text.split(mark).length !== 2 && mark !== END || !text.includes(mark)) throw new Error(`bench: content.js has no single ${JSON.stringify(mark)}`);
	}
	const instrument = await fs.readFile(path.join(HERE, 'content.js'), 'utf8');
	const last = text.lastIndexOf(END);
	return text.slice(0, last).replace(BEGIN, () => `${BEGIN}const benchBegan = performance.now();\n`).replace(START, () => `${instrument}\n${START}`)
		+ `bench.evaluated();\n${text.slice(last)}`;
}
