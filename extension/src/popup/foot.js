// The foot: where the countries come from, how old that is, and the way to the settings.
import { el, link, safeUrl } from './element.js';
import { day } from '../lib/format.js';
import { webext } from '../lib/wire.js';

/** @param {import('./popup.js').View} view @returns {Node[]} */
export function foot({ w, state, report }) {
  const date = report?.dataDate || state?.database?.date || '';
  const sources = (state?.database?.sources ?? []).filter((s) => safeUrl(s.url));
  const out = [];
  if (date) out.push(el('p', { className: 'quiet', text: w.t('popup_estimate', { date: day(date, w.language) }) }));
  if (report?.dataOld) out.push(el('p', { className: 'quiet', text: w.t('popup_data_old') }));
  const settings = el('button', { className: 'plain', id: 'options', text: w.t('popup_options'), onclick: () => { void webext.runtime.openOptionsPage(); } });
  const credits = sources.length > 0 ? el('details', {}, el('summary', { className: 'quiet', text: w.t('popup_sources') }),
    ...sources.map((s) => el('p', { className: 'quiet' }, link(safeUrl(s.url), s.name, '', w), ` ${s.licence}`))) : null;
  out.push(el('div', { className: 'foot' }, settings, credits));
  return out;
}
