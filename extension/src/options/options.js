// The options page: what it shows comes from the background and from the archive, what is changed is saved at once and said.
import { KEEP_CHOICES } from '../background/options.js';
import { byId, el, surface } from '../lib/dom.js';
import { allCountries, countryName } from '../lib/format.js';
import { LANGUAGES } from '../lib/i18n.js';
import { send, webext } from '../lib/wire.js';
import { dataPart } from './data.js';
import { databasePart } from './database.js';
import { forgetPart } from './forget.js';
import { rescuePart } from './rescue.js';
import { sitesPart } from './sites.js';

const { w } = await surface();

/** What the last action did. @param {string} key @param {Record<string, unknown>} [values] */
function say(key, values) {
  byId('said').textContent = w.t(key, values);
}

/** @param {Record<string, unknown>} change */
async function set(change) {
  if (await send('set-options', { options: change })) say('options_saved');
  await draw();
}

/** Each language in its own words. @type {Record<string, string>} */
const own = { ja: '日本語', en: 'English' };

/** @param {HTMLSelectElement} select @param {[string, string][]} choices @param {string} chosen */
function fill(select, choices, chosen) {
  select.replaceChildren(...choices.map(([value, text]) => el('option', { value, selected: value === chosen, lang: own[value] ? value : undefined }, text)));
}

const select = (/** @type {string} */ id) => /** @type {HTMLSelectElement} */ (byId(id));

/** @param {any} options */
function drawGeneral(options) {
  fill(select('language'), [['', w.t('options_language_auto')], ...LANGUAGES.map((l) => /** @type {[string, string]} */ ([l, own[l]]))], options.language);
  /** @type {string[]} */ const homes = options.homes;
  byId('homes').replaceChildren(...(homes.length === 0 ? [el('li', {}, w.t('options_homes_auto'))] : homes.map((c) => el('li', {}, countryName(c, w.language),
    el('button', { type: 'button', 'aria-label': w.t('options_homes_remove', { country: countryName(c, w.language) }), onclick: async () => { await set({ homes: homes.filter((h) => h !== c) }); select('home').focus(); } }, w.t('options_remove'))))));
  const sorted = Object.entries(allCountries(w.language)).filter(([c]) => !homes.includes(c)).sort((a, b) => a[1].localeCompare(b[1], w.language));
  fill(select('home'), [['', w.t('options_choose')], ...sorted], '');
  /** @type {HTMLInputElement} */ (byId('marks')).checked = options.marks;
  fill(select('days'), KEEP_CHOICES.map((d) => [String(d), w.t('options_days_value', { days: d })]), String(options.keepDays));
}

async function drawCommands() {
  const all = (await webext.commands?.getAll?.()) ?? [];
  byId('commands').replaceChildren(...all.flatMap((/** @type {any} */ c) => {
    const key = `options_key_${c.name.replace(/^_/, '').replaceAll('-', '_')}`;
    return [el('dt', {}, c.shortcut || w.t('options_key_none')), el('dd', {}, w.has(key) ? w.t(key) : c.description || c.name)];
  }));
  byId('keys').hidden = all.length === 0;
  // Each browser has a page of its own for it; Edge knows Chrome's address.
  byId('keys-set').onclick = () => { void (webext.commands.openShortcutSettings?.() ?? webext.tabs.create({ url: 'chrome://extensions/shortcuts' })); };
}

async function draw() {
  const state = await send('options');
  if (!state) return;
  drawGeneral(state.options);
  await Promise.all([sitesPart({ w, say, draw, state }), dataPart({ w, say, draw, state }), rescuePart({ w, say, draw, state }), databasePart({ w, say, draw, state })]);
}

select('language').addEventListener('change', async (e) => {
  await send('set-options', { options: { language: /** @type {HTMLSelectElement} */ (e.target).value } });
  location.reload();
});
select('home').addEventListener('change', async (e) => {
  const { options } = await send('options');
  const country = /** @type {HTMLSelectElement} */ (e.target).value;
  if (country) await set({ homes: [...options.homes, country] });
});
byId('marks').addEventListener('change', (e) => { void set({ marks: /** @type {HTMLInputElement} */ (e.target).checked }); });
select('days').addEventListener('change', async (e) => {
  await set({ keepDays: Number(/** @type {HTMLSelectElement} */ (e.target).value) });
});

forgetPart({ w, draw });
await draw();
await drawCommands();
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
