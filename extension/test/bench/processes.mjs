// Memory of a browser's processes, as Linux counts it, and how busy the machine is.
import fs from 'node:fs/promises';
import os from 'node:os';
import { setTimeout as rest } from 'node:timers/promises';

/** All processes below one, and itself. @param {number} root @returns {Promise<Set<number>>} */
export async function below(root) {
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

/** @param {number} id @returns {Promise<string>} the command line of a process, "" if it has gone */
export async function commandOf(id) {
	return (await fs.readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
}

/**
 * Proportional set size of processes, in bytes, summed by kind; null where the system does not tell.
 * @param {[number, string][]} processes id and kind
 * @returns {Promise<Record<string, number> | null>}
 */
export async function memoryOf(processes) {
	if (process.platform !== 'linux') return null;
	/** @type {Record<string, number>} */
	const sums = {};
	for (const [id, kind] of processes) {
		const roll = await fs.readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
		sums[kind] = (sums[kind] ?? 0) + Number(/^Pss:\s+(\d+) kB/m.exec(roll)?.[1] ?? 0) * 1024;
	}
	return sums;
}

/** The share of all processors' time that is taken by others while this process rests. @param {number} ms @returns {Promise<number>} 0 to 1 */
export async function busyShare(ms) {
	const times = () => os.cpus().map(c => c.times).reduce((sum, t) => {
		const all = t.user + t.nice + t.sys + t.irq;
		return { all: sum.all + all + t.idle, busy: sum.busy + all };
	}, { all: 0, busy: 0 });
	const before = times();
	await rest(ms);
	const after = times();
	return after.all > before.all ? (after.busy - before.busy) / (after.all - before.all) : 0;
}
