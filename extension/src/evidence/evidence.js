// The record of a sign-in history (ログイン履歴の記録): a page to print, to save as PDF, as CSV or as JSON. Made here from the report that was
// kept; nothing is sent.
import { ticks, viewedSettings } from '../background/casebook.js';
import { reminders } from '../background/reminders.js';
import { allHistories, findCase, tabOfPage } from '../guide/case.js';
import { byId, el, save, surface, wayToHistory } from '../lib/dom.js';
import { send, webext } from '../lib/wire.js';
import { csv } from './csv.js';
import { deeds } from './deeds.js';
import { withNames, withoutNames } from './mask.js';
import { mergeReports } from './merge.js';
import { footer } from './paper.js';
import { album } from './picture.js';
import { fingerprint, jsonFile, makeRecord, table } from './record.js';
import { printed, sheet, spoken } from './sheet.js';

const { w } = await surface();
const tabId = tabOfPage();
const shown = await findCase(tabId, Date.now());

if (shown) await begin(shown);
else byId('record').replaceChildren(el('h1', {}, w.t('evidence_title')), el('p', {}, w.t('evidence_none')), el('p', { class: 'quiet' }, w.t('evidence_none_hint')), await wayToHistory(w) ?? '');

/** What the record is made from, as it is kept now. @param {import('../guide/case.js').Shown} shown */
async function gather(shown) {
  const [ticked, settings, again] = shown.incognito ? [[], [], []]
    : await Promise.all([ticks(shown.account).catch(() => []), viewedSettings(shown.account).catch(() => []), reminders().catch(() => [])]);
  const histories = await allHistories(shown);
  const report = mergeReports(histories);
  const looked = histories.length > 1 ? new Date(histories[1].at).toISOString() : '';
  return {
    reminders: again.map((r) => r.hours),
    make: (/** @type {boolean} */ names) => makeRecord(names ? withNames(report) : withoutNames(report), {
      capturedAt: local(shown.at), version: webext.runtime.getManifest().version, steps: deeds(ticked, settings, looked), zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
  };
}

/** @param {import('../guide/case.js').Shown} first */
async function begin(first) {
  let of = first, from = await gather(of);
  /** @type {import('./picture.js').Album | null} */ let picture = null;
  let every = false, names = false, record = from.make(names), sum = await fingerprint(record);
  const draw = () => {
    byId('record').replaceChildren(...sheet(record, { w, sum, picture, every, names, reminders: from.reminders }));
    byId('paging').hidden = footer(record, w, sum);
  };
  const renew = async () => {
    record = from.make(names);
    sum = await fingerprint(record);
    draw();
  };
  /** @param {string} key */
  const say = (key) => {
    byId('said').textContent = w.t(key);
    byId('said').scrollIntoView({ block: 'nearest' });
  };
  draw();
  byId('tools').hidden = false;

  // Meanwhile steps may have been done: who comes back sees them. What was deleted stays on the page that shows it.
  document.addEventListener('visibilitychange', async () => {
    if (document.visibilityState !== 'visible') return;
    const now = await findCase(tabId, Date.now());
    if (!now) return;
    of = now;
    from = await gather(of);
    await renew();
  });
  addEventListener('beforeprint', () => { byId('printed').textContent = printed(Date.now()); });
  byId('print').addEventListener('click', () => print());
  byId('every').addEventListener('change', (e) => { every = /** @type {HTMLInputElement} */ (e.target).checked; draw(); });
  byId('names').addEventListener('change', async (e) => {
    names = /** @type {HTMLInputElement} */ (e.target).checked;
    await renew();
  });
  byId('csv').addEventListener('click', () => {
    save(name('csv'), csv(table(record, (k) => w.t(`evidence_column_${k.toLowerCase()}`), spoken(w))), 'text/csv;charset=utf-8');
    say('evidence_saved_csv');
  });
  byId('json').addEventListener('click', async () => {
    save(name('json'), await jsonFile(record, picture?.sum ?? ''), 'application/json');
    say('evidence_saved_json');
  });
  byId('picture').addEventListener('click', async () => {
    byId('said').textContent = w.t('evidence_picture_taking');
    const answer = await send('picture', { tabId: tabId < 0 ? 0 : tabId, url: of.url });
    if (answer?.slices?.length > 0) picture = await album(answer).catch(() => null);
    byId('save-picture').hidden = !picture;
    draw();
    say(picture ? 'evidence_picture_taken' : 'evidence_picture_failed');
  });
  byId('save-picture').addEventListener('click', () => {
    if (!picture) return;
    save(name('png'), picture.png, 'image/png');
    say('evidence_saved_picture');
  });
}

/** @param {string} ending */
function name(ending) {
  const day = new Date().toISOString().slice(0, 10);
  return `ashiato-${day}.${ending}`;
}

/** A moment with the offset of this computer. @param {number} ms @returns {string} RFC 3339 */
function local(ms) {
  const offset = -new Date(ms).getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+', abs = Math.abs(offset);
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return `${new Date(ms + offset * 60_000).toISOString().slice(0, 19)}${sign}${two(Math.floor(abs / 60))}:${two(abs % 60)}`;
}
