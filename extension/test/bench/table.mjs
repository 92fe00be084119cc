// The table of `make bench`.

export const ms = v => `${v < 9.95 ? v.toFixed(1) : Math.round(v)} ms`;
export const mb = v => `${(v / 2 ** 20).toFixed(2)} MB`;
export const number = v => v.toLocaleString('en-US');

const COLUMNS = ['what', 'where', 'case', 'figure', 'in it', 'target', 'met'];

/** Rows, and which of them miss a target. */
export class Table {
	#rows = [];
	missed = [];
	failed = false;

	/** @param {string} what @param {string} where @param {string} of @param {string} figure @param {string} detail @param {string} [target] @param {boolean} [met] */
	add(what, where, of, figure, detail, target = '', met = undefined) {
		if (met === false) this.missed.push(`${what}, ${where}, ${of}: ${figure} (${target})`);
		this.#rows.push([what, where, of, figure, detail, target || '', met === undefined || !target ? '' : met ? 'yes' : '**missed**']);
	}

	/** A part that could not be measured. @param {string} what @param {string} why */
	broken(what, why) {
		this.failed = true;
		this.missed.push(`${what}: not measured`);
		this.#rows.push([what, '', '', '**not measured**', why.split('\n')[0].replaceAll('|', '\\|').slice(0, 200), '', '**missed**']);
	}

	text() {
		return [COLUMNS, COLUMNS.map(() => '---'), ...this.#rows].map(r => `| ${r.join(' | ')} |`).join('\n');
	}
}
