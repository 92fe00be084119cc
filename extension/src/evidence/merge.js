// Several histories of one account as one report: the web history and that of the mail software are two pages of one record.

/**
 * @param {{ at: number, report: any }[]} seen  the history that the record is about first
 * @returns {any} a report whose pages have `seenAt`, milliseconds
 */
export function mergeReports(seen) {
  const [first] = seen;
  /** @type {any} */ const out = { ...first.report, pages: [], signIns: [], findings: [] };
  /** @type {Set<string>} */ const missing = new Set(), have = new Set();
  for (const { at, report } of seen) {
    const page = out.pages.length, row = out.signIns.length, finding = out.findings.length;
    for (const p of report.pages ?? []) {
      out.pages.push({ ...p, seenAt: at });
      have.add(p.history);
    }
    for (const s of report.signIns ?? []) out.signIns.push({ ...s, page: page + (s.page ?? 0), finding: s.finding >= 0 ? finding + s.finding : -1 });
    for (const f of report.findings ?? []) out.findings.push({ ...f, signIns: (f.signIns ?? []).map((/** @type {number} */ i) => row + i) });
    for (const m of report.missing ?? []) missing.add(m);
  }
  out.missing = [...missing].filter((m) => !have.has(m));
  return out;
}
