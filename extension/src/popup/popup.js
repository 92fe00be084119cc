// The popup: is it all right, what happened, what to do next. It asks the background for the tab's state, shows it, and shows it anew when it
// changes.
import { languageFor, words } from '../lib/i18n.js';
import { send, webext } from '../lib/wire.js';
import { firstHistory } from '../lib/providers.js';
import { nextLook } from '../guide/end.js';
import { withViewed } from '../guide/plan.js';
import { dueNote } from './guide.js';
import { foot } from './foot.js';
import { findings } from './findings.js';
import { steps } from './steps.js';
import { details, summary } from './summary.js';
import { verdictOf } from './verdict.js';

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
const footer = /** @type {HTMLElement} */ (document.getElementById('foot'));
const said = /** @type {HTMLElement} */ (document.getElementById('said'));

/** The tab that this is about: the one in front, or the one that the address names (for a popup opened in a tab). */
async function currentTab() {
  const named = Number(new URL(location.href).searchParams.get('tab'));
  if (named > 0) return webext.tabs.get(named);
  const [tab] = await webext.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/**
 * @typedef {object} View  what every part of the popup is given
 * @property {import('../lib/i18n.js').Words} w
 * @property {any} tab  the browser's tab
 * @property {import('../background/state.js').State} state
 * @property {{ name: Record<string, string>, url: string } | null} first  the history that a new user opens first
 * @property {any} report  null where nothing was read
 * @property {string} next  the day of the next reminder, "" without one
 * @property {import('./verdict.js').Verdict | null} verdict  of the account, as far as it is known
 * @property {(text: string) => void} say  for screen readers
 * @property {() => Promise<void>} refresh
 */

let drawing = Promise.resolve();
let shown = '';

/** Draws the popup; one drawing at a time. */
function draw() {
  drawing = drawing.then(drawNow, drawNow);
  return drawing;
}

/** What was answered is drawn anew, under another number or with other buttons: the keyboard goes on there. @param {string} id of what had the focus */
function focusAgain(id) {
  const [kind] = id.split('-');
  const instead = kind === 'undo' || kind === 'answer' ? document.querySelector('.answered button') ?? document.querySelector('.answers button') : null;
  /** @type {HTMLElement | null} */ (document.getElementById(id) ?? instead)?.focus();
}

/** The tab's report, with what settings pages showed since. @param {import('../background/state.js').State | null} state */
function reportOf(state) {
  const report = state?.tab?.report;
  return report ? { ...report, actions: withViewed(report.actions, state.memory?.settings ?? [], state.tab?.at ?? 0) } : null;
}

async function drawNow() {
  const tab = await currentTab();
  const state = await send('state', { tabId: tab?.id ?? 0 });
  const w = await words(languageFor(state?.options?.language ?? ''));
  document.documentElement.lang = w.language;
  document.title = w.t('popup_title');
  const now = JSON.stringify([state, w.language, tab?.url]);
  if (now === shown) return; // leave focus where it is
  shown = now;
  const report = reportOf(state);
  const verdict = report && verdictOf(report, state.memory, Date.now());
  /** @type {View} */
  const view = { w, tab, state, first: await firstHistory().catch(() => null), report, verdict, next: await nextLook(w.language, Date.now()), say: (text) => { said.textContent = text; }, refresh: draw };
  const due = await dueNote(w, view.report);
  const focused = document.activeElement?.id ?? '';
  // Where there is something to do, the way to it is seen without scrolling: whose page it is comes after it.
  const grave = report?.risk === 'high' || report?.risk === 'medium';
  const [before, after] = grave ? [[], details(view)] : [details(view), []];
  main.replaceChildren(...[...summary(view), due, ...before, ...findings(view), ...after, ...steps(view)].filter((n) => n !== null));
  footer.replaceChildren(...foot(view));
  main.setAttribute('aria-busy', String(state?.reading === true));
  if (focused) focusAgain(focused);
  main.dataset.ready = state?.reading ? 'reading' : 'yes';
}

/** Looks after which a page that nobody reads will not be read by itself. */
const LOST = 3;

/** What was read of the page was deleted since: it is read once more. */
async function readAgain() {
  const tab = await currentTab();
  const state = await send('state', { tabId: tab?.id ?? 0 });
  if (state?.lost) await send('check-page', { tabId: tab.id });
}

webext.storage.session.onChanged?.addListener(() => { void draw(); });
await draw();
// A page that is being read is soon ready; storage tells of it, but not in every browser.
for (let i = 0; i < 40 && main.dataset.ready === 'reading'; i++) {
  await new Promise((resolve) => { setTimeout(resolve, 250); });
  if (i === LOST) await readAgain();
  await draw();
}
