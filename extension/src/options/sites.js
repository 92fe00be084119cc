// Providers and their permissions: what the browser grants now, with a button where it does not.
import { byId, el } from '../lib/dom.js';
import { providers } from '../lib/providers.js';
import { send, webext } from '../lib/wire.js';

/** @typedef {{ w: import('../lib/i18n.js').Words, say: (key: string, values?: Record<string, unknown>) => void, draw: () => Promise<void>, state: any }} Part */

/** @type {import('../lib/providers.js').Provider[]} */
let all = [];

/** @param {Part} part */
export async function sitesPart({ w, say, draw, state }) {
  all = all.length > 0 ? all : await providers();
  const granted = new Set((await webext.permissions.getAll()).origins ?? []);
  /** @param {string[]} origins  asked for in the click itself: browsers allow it only there */
  const ask = async (origins) => {
    const given = await webext.permissions.request({ origins }).catch(() => false);
    say(given ? 'options_sites_granted' : 'options_sites_refused');
    await draw();
    if (document.activeElement === document.body) byId('provider').focus(); // the button that was pressed is gone
  };
  /** @param {import('../lib/providers.js').Provider} p */
  const name = (p) => p.name[w.language] ?? p.name.ja ?? p.id;
  byId('builtin').replaceChildren(...all.filter((p) => p.required).map((p) => {
    const whole = p.origins.every((o) => granted.has(o));
    return el('li', {}, el('span', {}, name(p), ' ', el('span', { class: 'state' }, w.t(whole ? 'options_sites_on' : 'options_sites_off'))),
      !whole && el('button', { type: 'button', class: 'primary', onclick: () => ask(p.origins) }, w.t('options_sites_regrant', { site: name(p) })));
  }));
  const added = /** @type {string[]} */ (state.added);
  byId('added').replaceChildren(...(added.length === 0 ? [el('li', {}, w.t('options_sites_none'))] : added.map((o) => {
    const site = o.replace(/^https:\/\//, '').replace(/\/\*$/, '');
    return el('li', {}, site, el('button', { type: 'button', 'aria-label': w.t('options_sites_remove', { site }), onclick: async () => { await send('forget-site', { origin: o }); await draw(); byId('provider').focus(); } }, w.t('options_remove')));
  })));
  const select = /** @type {HTMLSelectElement} */ (byId('provider'));
  const open = all.filter((p) => !p.required && p.origins.some((o) => !granted.has(o))).sort((a, b) => name(a).localeCompare(name(b), w.language));
  select.replaceChildren(el('option', { value: '' }, w.t('options_choose')), ...open.map((p) => el('option', { value: p.id }, name(p))));
  byId('grant').onclick = () => {
    const p = open.find((o) => o.id === select.value);
    if (p) void ask(p.origins);
  };
}
