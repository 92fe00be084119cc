// The database of countries: which one, how old, and the user's own in its place.
import { dropOwnFile, keepOwnFile, MAX_BYTES, ownFile } from '../background/owndatabase.js';
import { byId, el, outward } from '../lib/dom.js';
import { day, plain } from '../lib/format.js';
import { send } from '../lib/wire.js';
import { updatePart } from './update.js';

const OLD = 90 * 86_400_000;

/** @param {import('./sites.js').Part} part */
export async function databasePart({ w, say, draw, state }) {
  const d = state.database;
  byId('database-line').textContent = d ? w.t('options_database_line', { type: plain(d.type, 60), date: d.date ? day(d.date, w.language) : '—' }) : w.t('popup_no_database');
  const age = byId('database-age');
  age.hidden = !d?.date || Date.now() - Date.parse(d.date) < OLD;
  age.textContent = w.t('popup_data_old');
  byId('sources').replaceChildren(...(d?.sources ?? []).map((/** @type {any} */ s) => el('li', {}, outward(s.url ?? '', plain(s.name ?? '', 120)), ` ${plain(s.licence ?? '', 120)}`)));
  await updatePart({ w, draw });
  const own = await ownFile().catch(() => undefined);
  byId('database-own').textContent = own ? w.t(state.trouble ? 'options_database_own_broken' : 'options_database_own_used', { name: plain(own.name, 80), reason: plain(state.trouble ?? '', 200) }) : '';
  const drop = byId('own-drop');
  drop.hidden = !own;
  drop.onclick = async () => {
    await dropOwnFile();
    await send('reload-database');
    await draw();
    say('options_database_dropped');
  };
  const file = /** @type {HTMLInputElement} */ (byId('own-file'));
  byId('own').onclick = () => file.click();
  file.onchange = async () => {
    const [chosen] = file.files ?? [];
    file.value = '';
    if (!chosen) return;
    if (chosen.size > MAX_BYTES) {
      say('options_database_refused', { reason: `> ${MAX_BYTES >> 20} MiB` });
      return;
    }
    try {
      await keepOwnFile({ name: chosen.name, added: new Date().toISOString(), data: await chosen.arrayBuffer() });
    } catch (e) {
      say('options_database_refused', { reason: e instanceof Error ? e.message : '' });
      return;
    }
    // The analyzer itself says whether it can be used; what cannot is not kept.
    const answer = await send('reload-database');
    if (!answer || answer.trouble) {
      await dropOwnFile();
      await send('reload-database');
    }
    await draw();
    if (!answer || answer.trouble) say('options_database_refused', { reason: plain(String(answer?.trouble ?? ''), 200) });
    else say('options_database_taken');
  };
}
