// The guide: one step a screen, in the order that helps. It goes on where it was left: ticks are kept with the account.
import { tick, ticks, viewedSettings, visitsOf } from '../background/casebook.js';
import { byId, el, surface, wayToHistory } from '../lib/dom.js';
import { noteTrouble, troubleOf } from '../background/rescue.js';
import { countryNames, findingText, plain } from '../lib/format.js';
import { webext } from '../lib/wire.js';
import { findCase, tabOfPage } from './case.js';
import { isDone, isSettled, isToday, nextFresh, rests, skipOf, steps, withViewed, withVisits } from './plan.js';
import { endCard, nextLook } from './end.js';
import { ANEW, keepPutOff, putOff } from './later.js';
import { reminderBox } from './reminder.js';
import { stepCard, titleOf } from './step.js';

const { w } = await surface();
let shown = await findCase(tabOfPage(), Date.now());
/** Ticks of a private window, and those that cannot be kept: they end with this page. @type {{ id: string, done: string }[]} */
let fleeting = [];
/** @type {import('./plan.js').Step[]} */
let all = [];
let current = -1;
/** Steps that the person put off. @type {Set<string>} */
let later = new Set();

async function load() {
  if (!shown) return;
  const report = { ...shown.report };
  if (!shown.incognito) {
    // What a settings page showed since then counts.
    const [settings, visits] = await Promise.all([viewedSettings(shown.account).catch(() => []), visitsOf(shown.account).catch(() => [])]);
    report.actions = withVisits(withViewed(report.actions ?? [], settings, shown.at), report.missing ?? [], visits, Date.now());
  }
  all = steps(report, shown.incognito ? fleeting : [...await ticks(shown.account).catch(() => []), ...fleeting]);
}

/** @param {string} id @param {boolean} on */
async function setTick(id, on) {
  if (!shown) return;
  const now = Date.now();
  const hold = () => { fleeting = [...fleeting.filter((t) => t.id !== id), ...(on ? [{ id, done: new Date(now).toISOString() }] : [])]; };
  if (shown.incognito) hold();
  else await tick(shown.account, id, on, now).catch(async (e) => {
    // It cannot be kept: it holds as long as this page is open, and the page says so.
    hold();
    await noteTrouble(troubleOf(e));
    byId('trouble').hidden = false;
  });
  await load();
}

async function drawAbout() {
  if (!shown) {
    const way = await wayToHistory(w);
    if (shown) return; // it was opened meanwhile
    byId('about').replaceChildren(el('p', {}, w.t('guide_none')), el('p', { class: 'quiet' }, w.t('guide_none_hint')), ...(way ? [way] : []));
    return;
  }
  const { report } = shown;
  const page = report.pages[0];
  const worst = report.findings.find((/** @type {any} */ f) => f.risk === report.risk);
  byId('about').replaceChildren(
    el('p', {}, worst ? findingText(worst, w) : w.t(`level_${report.risk}`)),
    el('p', { class: 'quiet' }, [report.providerName?.[w.language] ?? '', page.account ? plain(page.account, 60) : '', countryNames((report.home ?? []).join(','), w.language) && w.t('guide_home', { countries: countryNames(report.home.join(','), w.language) })].filter(Boolean).join(' / ')),
  );
}

function drawProgress() {
  const counted = all.filter((s) => !s.skipped), done = counted.filter(isDone).length;
  const whole = done === counted.length;
  byId('progress').replaceChildren(
    whole ? w.t('guide_all_done') : w.t('guide_progress', { done, all: counted.length }),
    el('progress', { value: done, max: Math.max(1, counted.length), 'aria-label': w.t('guide_progress_label') }),
  );
}

function drawList() {
  byId('list').replaceChildren(el('h2', {}, w.t('guide_all_steps')), ...group('guide_today', isToday), ...group('guide_after', (s) => !isToday(s)));
}

/** A part of the list, with its own count. @param {string} heading key @param {(step: import('./plan.js').Step) => boolean} belongs */
function group(heading, belongs) {
  const part = all.filter(belongs), counted = part.filter((s) => !s.skipped);
  if (part.length === 0) return [];
  return [el('h3', {}, w.t(heading, { done: counted.filter(isDone).length, all: counted.length })), el('ol', {}, ...part.map(line))];
}

/** @param {import('./plan.js').Step} step */
function line(step) {
  const i = all.indexOf(step), finished = isDone(step);
  return el('li', {}, el('button', { type: 'button', 'data-step': step.id, 'aria-current': i === current ? 'step' : undefined, onclick: () => go(i, true) },
    el('span', { class: finished ? 'number done' : 'number', 'aria-hidden': 'true' }, finished ? '✓' : String(i + 1)),
    el('span', {}, titleOf(step, w)),
    step.skipped && el('span', { class: 'skipped' }, w.t('guide_skipped_label')),
    !isSettled(step) && later.has(step.id) && el('span', { class: 'later' }, w.t('guide_later_label')),
    finished && el('span', { class: 'visually-hidden' }, w.t('guide_done_label'))));
}

/** Shows a step, or the end where there is none. @param {number} index @param {boolean} [focus] on it, after a person's own action */
function go(index, focus = false) {
  current = index;
  byId('passed').textContent = '';
  const step = all[index];
  byId('stop').hidden = !step;
  if (step) drawStep(step, index);
  else drawEnd();
  drawProgress();
  drawList();
  if (!focus) return;
  byId('step').focus({ preventScroll: true });
  byId('step').scrollIntoView({ block: 'start' });
}

/** @param {import('./plan.js').Step} step @param {number} index */
function drawStep(step, index) {
  if (!shown) return;
  const extra = step.id === 'look-again' ? reminderBox(shown, w) : null;
  byId('step').replaceChildren(...stepCard(step, {
    w, number: index + 1, report: shown.report, record: recordUrl(), extra, all,
    rest: rests(all, later, index),
    onTick: async (on) => { await setTick(step.id, on); go(on ? nextFresh(all, later, index) : index, true); },
    onSkip: async () => { await setTick(skipOf(step.id), !step.skipped); go(step.skipped ? index : nextFresh(all, later, index), true); },
    onLater: () => { putStepOff(step); go(nextFresh(all, later, index), true); },
    onEnd: nextFresh(all, later) < 0 ? () => go(-1, true) : null,
  }));
}

/** Every step is done or put off. The day of a reminder comes from the store: the card is there before it, and filled once. */
function drawEnd() {
  const draw = (/** @type {string} */ again) => {
    const look = all.findIndex((s) => s.id === 'look-again');
    byId('step').replaceChildren(...endCard({ w, left: all.filter((s) => !isSettled(s)).length, record: recordUrl(), again, onChoose: look >= 0 && !shown?.incognito ? () => go(look, true) : null }));
  };
  draw('');
  void nextLook(w.language, Date.now()).then((again) => { if (again !== '' && current < 0) draw(again); });
}

/** @param {import('./plan.js').Step} step */
function putStepOff(step) {
  later.add(step.id);
  if (shown) keepPutOff(shown, later).catch(() => {}); // it holds as long as this page is open
}

function recordUrl() {
  return webext.runtime.getURL(`evidence/evidence.html${shown && shown.tabId > 0 ? `?tab=${shown.tabId}` : ''}`);
}

async function begin() {
  all = [];
  await load();
  later = shown ? await putOff(shown).catch(() => new Set()) : new Set();
  byId('progress').replaceChildren();
  byId('passed').textContent = '';
  await drawAbout();
  for (const id of ['step', 'list', 'stop']) byId(id).hidden = !shown || all.length === 0;
  if (!shown || all.length === 0) return;
  go(nextFresh(all, later));
}

await begin();

// A settings page that is viewed in another tab ticks its step here; the panel follows when another history is opened.
let following = Promise.resolve();
webext.storage.session.onChanged.addListener((/** @type {Record<string, any>} */ changes) => {
  const anew = ANEW in changes;
  if (!anew && !Object.keys(changes).some((k) => k.startsWith('tab:'))) return;
  following = following.then(() => follow(anew)).catch((e) => console.error('ashiato:', e));
});

/** @param {boolean} anew  all that is kept was deleted, or came back */
async function follow(anew) {
  if (anew || !shown) {
    if (anew) fleeting = [];
    shown = await findCase(tabOfPage(), Date.now());
    await begin();
    return;
  }
  const stand = () => all.map((s) => `${isDone(s)} ${s.state}`).join();
  const before = stand(), step = all[current];
  await load();
  if (stand() === before) return;
  const now = all.findIndex((s) => s.id === step?.id);
  if (now >= 0 && (isDone(step) || !isDone(all[now]))) {
    go(now);
    return;
  }
  go(nextFresh(all, later, now));
  // It does not just vanish: it is said why the guide goes on, where it is seen.
  if (!all[now]?.seen) return;
  byId('passed').textContent = w.t(all[now].visit ? 'guide_passed_history' : 'guide_passed', { title: titleOf(all[now], w) });
  byId('passed').scrollIntoView({ block: 'start' });
}
