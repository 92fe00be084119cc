// The update of the address database: its switch, what it does just now, how it ended. Hidden in a build that has none.
import { byId } from '../lib/dom.js';
import { day, plain } from '../lib/format.js';
import { send, webext } from '../lib/wire.js';

/** @typedef {{ w: import('../lib/i18n.js').Words, draw: () => Promise<void> }} Part */

let watched = false;

/** @param {Part} part */
export async function updatePart(part) {
  const state = await show(part.w);
  if (!state || watched) return;
  watched = true;
  /** @type {HTMLInputElement} */ (byId('update-on')).onchange = async (e) => {
    await send('update-switch', { on: /** @type {HTMLInputElement} */ (e.target).checked });
    await show(part.w);
  };
  byId('update-check').onclick = async () => {
    const asked = send('update-check');
    await show(part.w);
    if (await asked === 'updated') await part.draw();
    else await show(part.w);
  };
  let step = '';
  webext.storage.onChanged.addListener(async (/** @type {Record<string, any>} */ changes, /** @type {string} */ area) => {
    if (area !== 'session' || !changes.update) return;
    const next = changes.update.newValue?.step ?? '';
    const ended = step !== '' && next === '';
    step = next;
    if (ended) await part.draw(); // the line above tells of another database
    else await show(part.w);
  });
}

/** @param {import('../lib/i18n.js').Words} w @returns {Promise<import('../background/update.js').State | null>} */
async function show(w) {
  /** @type {import('../background/update.js').State | null} */
  const state = await send('update-state');
  byId('update').hidden = !state;
  if (!state) return null;
  /** @type {HTMLInputElement} */ (byId('update-on')).checked = state.on;
  const busy = state.step !== '';
  /** @type {HTMLButtonElement} */ (byId('update-check')).disabled = busy || !state.on;
  const bar = /** @type {HTMLProgressElement} */ (byId('update-progress'));
  bar.hidden = state.step !== 'download' || state.size === 0;
  const part = state.size > 0 ? Math.min(1, state.bytes / state.size) : 0;
  bar.value = part;
  bar.setAttribute('aria-label', w.t('update_title'));
  byId('update-said').textContent = busy ? w.t(`update_step_${state.step}`, { percent: Math.floor(part * 10) * 10 }) : ended(state, w);
  const times = [w.t('update_version', { version: plain(state.version, 64) })];
  if (state.checked > 0) times.push(w.t('update_checked', { date: day(new Date(state.checked).toISOString(), w.language) }));
  if (state.on && state.next > 0) times.push(w.t('update_next', { date: day(new Date(state.next).toISOString(), w.language) }));
  byId('update-times').textContent = times.join(' · ');
  return state;
}

/** @param {import('../background/update.js').State} state @param {import('../lib/i18n.js').Words} w */
function ended({ result, detail }, w) {
  if (result === '') return '';
  const said = w.t(`update_result_${result.replaceAll('-', '_')}`, { detail: plain(detail, 60) });
  return ['updated', 'current', 'own'].includes(result) ? said : `${said} ${w.t('update_kept')}`;
}
