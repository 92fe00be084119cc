// Memory of a browser's processes, as Linux counts it.
import fs from 'node:fs/promises';

/** All processes below one. @param {number} root */
async function below(root) {
	const parents = new Map();
	for (const name of await fs.readdir('/proc')) {
		if (!/^\d+$/.test(name)) continue;
		const stat = await fs.readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
		const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
		if (parent) parents.set(Number(name), Number(parent));
	}
	const all = new Set([root]);
	for (let grown = true; grown;) {
		grown = false;
		for (const [id, parent] of parents) {
			if (all.has(parent) && !all.has(id)) grown = !!all.add(id);
		}
	}
	return all;
}

/**
 * Proportional set size of the processes below one, in bytes, summed by kind; null where the system does not tell.
 * @param {number} root @param {(command: string) => string | false} kindOf
 * @returns {Promise<Record<string, number> | null>}
 */
export async function memoryOf(root, kindOf) {
	if (process.platform !== 'linux') return null;
	/** @type {Record<string, number>} */
	const sums = {};
	for (const id of await below(root)) {
		const command = (await fs.readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
		const kind = command && kindOf(command);
		if (!kind) continue;
		const roll = await fs.readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
		sums[kind] = (sums[kind] ?? 0) + Number(/^Pss:\s+(\d+) kB/m.exec(roll)?.[1] ?? 0) * 1024;
	}
	return sums;
}
