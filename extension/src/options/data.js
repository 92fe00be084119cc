// What is kept: how much, for how long, what is new since the visit before, as a file and back, and away with all of it.
import { casesOf, exportMemories, importMemories } from '../background/casebook.js';
import { byId, el, save } from '../lib/dom.js';
import { countryName, day, plain } from '../lib/format.js';
import { newCountries, visitLine } from '../lib/compare.js';
import { Fault, MAX_BYTES, readFile, writeFile } from './memoryfile.js';

/** @param {import('./sites.js').Part} part */
export async function dataPart({ w, say, draw, state }) {
  byId('counts').textContent = state.counts ? w.t('options_data_counts', state.counts) : '';
  byId('data-help').textContent = w.t('options_data_help', { days: state.options.keepDays });
  const memories = await exportMemories().catch(() => []);
  drawSince(memories, await Promise.all(memories.map((m) => homesOf(m, state.options.homes))), w);
  drawVisits(memories, w);

  byId('export').onclick = () => save(`ashiato-memory-${new Date().toISOString().slice(0, 10)}.json`, writeFile(memories, new Date().toISOString()), 'application/json');
  const file = /** @type {HTMLInputElement} */ (byId('file'));
  byId('import').onclick = () => file.click();
  file.onchange = async () => {
    const [chosen] = file.files ?? [];
    file.value = '';
    if (!chosen) return;
    try {
      if (chosen.size > MAX_BYTES) throw new Fault('file', `larger than ${MAX_BYTES >> 20} MiB`);
      const { signIns } = await importMemories(readFile(await chosen.text()), Date.now());
      await draw();
      say('options_imported', { count: signIns });
    } catch (e) {
      if (e instanceof Fault) say('options_import_fault', { where: plain(e.where, 80), should: e.should });
      else say('options_import_failed');
    }
  };
}

/** Whose it is; pages that named nobody are kept apart, and are said to be. @param {Record<string, any>} memory @param {import('../lib/i18n.js').Words} w */
function nameOf(memory, w) {
  return plain(memory.account ?? '', 60) || w.t('evidence_account_none');
}

/** Where a person is at home: no country of these is new. What was chosen, else what the last reading took it for. @param {Record<string, any>} memory @param {string[]} chosen @returns {Promise<string[]>} */
async function homesOf(memory, chosen) {
  if (chosen.length > 0) return chosen;
  const [last] = await casesOf(memory.id).catch(() => []);
  return last?.report.home ?? [];
}

/** @param {Record<string, any>[]} memories @param {string[][]} homes of each @param {import('../lib/i18n.js').Words} w */
function drawSince(memories, homes, w) {
  const list = w.language === 'ja' ? '、' : ', ';
  byId('since').replaceChildren(...memories.map((m, i) => {
    const fresh = newCountries({ ...m, home: homes[i] });
    if (!fresh) return null;
    const countries = fresh.countries.map((c) => countryName(c, w.language)).join(list);
    return el('p', {}, w.t(countries === '' ? 'new_countries_none' : 'new_countries', { countries, date: day(fresh.since, w.language) }),
      memories.length > 1 ? ` (${nameOf(m, w)})` : '');
  }).filter((p) => p !== null));
}

/** @param {Record<string, any>[]} memories @param {import('../lib/i18n.js').Words} w */
function drawVisits(memories, w) {
  const all = memories.flatMap((m) => visitLine(m).map((v) => ({ ...v, account: memories.length > 1 ? nameOf(m, w) : plain(m.account ?? '', 60) }))).sort((a, b) => Date.parse(b.seen) - Date.parse(a.seen)).slice(0, 200);
  const head = ['date', 'history', 'account', 'rows', 'new', 'countries'];
  byId('timeline').replaceChildren(all.length === 0 ? el('p', {}, w.t('options_visits_none')) : el('table', {},
    el('thead', {}, el('tr', {}, ...head.map((h) => el('th', { scope: 'col' }, w.t(`options_visit_${h}`))))),
    el('tbody', {}, ...all.map((v) => el('tr', {}, el('td', {}, day(v.seen, w.language)), el('td', {}, w.t(`history_${v.history || 'unknown'}`)), el('td', {}, v.account),
      el('td', {}, String(v.rows ?? '')), el('td', {}, String(v.fresh)), el('td', {}, v.countries.map((c) => countryName(c, w.language)).join(w.language === 'ja' ? '、' : ', ')))))));
}
