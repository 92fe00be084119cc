// What must be true of a visited page, or the demo fails.

/** The last mark of a risk is a word and a shape, never a colour alone. */
const MARKED = ['high', 'medium', 'low'];

/**
 * @param {string} name @param {import('./visit.mjs').Seen} seen
 * @param {{risk?: string, check?: number, reading?: string, question?: string, setting?: string}} [expect]
 * @returns {string[]} faults
 */
export function checked(name, seen, expect = {}) {
	const faults = [];
	const fault = text => faults.push(`${name}: ${text}`);
	const { report } = seen;
	if (!report) return [`${name}: no report (${seen.error || 'nothing was read'})`];
	if (seen.trouble) fault(`address database: ${seen.trouble}`);
	// Each row that was judged has its mark, with the risk of the report, and no calm row has more than a country.
	const byRow = new Map(seen.marks.map(m => [m.row, m]));
	if (byRow.size !== seen.marks.length) fault('a row has two marks');
	for (const s of report.signIns) {
		const mark = byRow.get(s.row);
		if (MARKED.includes(s.risk)) {
			if (!mark) fault(`row ${s.row} (${s.risk}) has no mark`);
			else if (mark.risk !== s.risk) fault(`row ${s.row} is ${s.risk} but marked ${mark.risk}`);
			else if (!mark.text.trim()) fault(`row ${s.row} has a mark without words`);
		} else if (mark && MARKED.includes(mark.risk)) {
			fault(`row ${s.row} (${s.risk}) is marked ${mark.risk}`);
		}
	}
	const toCheck = report.signIns.filter(s => s.risk === 'high' || s.risk === 'medium').length;
	if (toCheck > 0 && !seen.badge) fault('rows to check, but no badge');
	if (!seen.title) fault('the toolbar button has no title');
	if (!seen.popup) fault('the popup is empty');
	if (expect.risk !== undefined && report.risk !== expect.risk) fault(`risk ${report.risk}, want ${expect.risk}`);
	if (expect.check !== undefined && toCheck !== expect.check) fault(`${toCheck} rows to check, want ${expect.check}`);
	if (expect.reading !== undefined && report.pages[0].reading !== expect.reading) fault(`reading ${report.pages[0].reading}, want ${expect.reading}`);
	if (expect.question !== undefined && !report.findings.some(f => f.question === expect.question)) fault(`no question ${expect.question}`);
	if (expect.setting !== undefined && report.pages[0].settings['restrict-overseas-access'] !== expect.setting) fault(`restriction ${JSON.stringify(report.pages[0].settings)}, want ${expect.setting}`);
	return faults;
}
