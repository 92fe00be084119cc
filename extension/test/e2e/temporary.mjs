// Folders for a browser's profile: removed when the browser closes, or at the latest when the process ends.
import { rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const folders = new Set();
process.once('exit', () => {
	for (const f of folders) rmSync(f, { recursive: true, force: true });
});

/** @param {string} name @returns {Promise<{folder: string, tidy: () => Promise<void>}>} */
export async function temporary(name) {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), `ashiato-${name}-`));
	folders.add(folder);
	return {
		folder,
		async tidy() {
			await fs.rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).then(() => folders.delete(folder), () => {});
		},
	};
}
