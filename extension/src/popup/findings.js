// What happened: one sentence a finding, its question, its reasons folded.
import { el } from './element.js';
import { clock, countryName, findingText, foreignLanguage, messageKey, plain, questionText, wordsFor } from '../lib/format.js';
import { send } from '../lib/wire.js';

const RANK = /** @type {Record<string, number>} */ ({ high: 0, medium: 1, low: 2, unknown: 3 });
const MOST_REASONS = 3;
const MOST_FINDINGS = 4;
const MOST_ROWS = 8;

/** @param {import('./popup.js').View} view @returns {Node[]} */
export function findings(view) {
  const { w, report } = view;
  if (!report) return [];
  const answered = new Set(view.state.memory.answers.map((/** @type {any} */ a) => a.subject));
  /** @type {{ f: any, index: number }[]} */
  const list = report.findings.map((/** @type {any} */ f, /** @type {number} */ index) => ({ f, index }));
  const shown = list.filter(({ f }) => f.risk in RANK || answered.has(f.subject))
    .sort((a, b) => (RANK[a.f.risk] ?? 4) - (RANK[b.f.risk] ?? 4) || b.f.score - a.f.score);
  const out = [];
  if (shown.length > 0) {
    const first = shown.slice(0, MOST_FINDINGS).map((x) => finding(view, x.f, x.index));
    const rest = shown.slice(MOST_FINDINGS).map((x) => finding(view, x.f, x.index));
    const worry = shown.some(({ f }) => f.risk === 'high' || f.risk === 'medium');
    out.push(el('section', { 'aria-labelledby': 'what' }, el('h2', { id: 'what', text: w.t('popup_what') }), ...first,
      rest.length > 0 && el('details', {}, el('summary', { text: `+${rest.length}` }), ...rest),
      worry && showRows(view)));
  }
  const orphans = orphanAnswers(view);
  if (orphans.length > 0) out.push(el('section', { 'aria-labelledby': 'earlier' }, el('h2', { id: 'earlier', text: w.t('popup_answers') }), ...orphans));
  return out;
}

/** @param {import('./popup.js').View} view @param {any} f @param {number} index */
function finding(view, f, index) {
  const { w } = view;
  const question = questionText(f, w);
  // An answered finding asks no more, so it is known by what it is about.
  const given = view.state.memory.answers.find((/** @type {any} */ a) => a.subject === f.subject);
  return el('div', { className: `finding ${f.risk}`, 'data-finding': f.id },
    el('p', { className: 'what', text: findingText(f, w) }),
    question && el('p', { className: 'question', id: `question-${index}`, text: question }),
    f.subject && (given ? answered(view, given, '', `undo-${index}`) : question ? answers(view, index) : null),
    f.reasons?.length > 0 && reasons(view, f));
}

/** @param {import('./popup.js').View} view @param {number} index */
function answers({ w, tab, refresh, say }, index) {
  /** @param {string} said */
  const give = async (said) => {
    const kept = await send('answer', { tabId: tab.id, finding: index, answer: said });
    say(w.t(kept ? `popup_answered_${said}` : 'popup_not_kept'));
    await refresh();
    goOn('.answered button');
  };
  return el('div', { className: 'answers', role: 'group', 'aria-labelledby': `question-${index}` },
    ...['yes', 'no', 'unsure'].map((a) => el('button', { 'data-answer': a, id: `answer-${index}-${a}`, text: w.t(`popup_${a}`), onclick: () => { void give(a); } })));
}

/** @param {import('./popup.js').View} view @param {any} given @param {string} about @param {string} id of the button that takes it back */
function answered({ w, tab, refresh, say }, given, about, id) {
  return el('div', { className: 'answered', 'data-answered': given.answer },
    el('span', { text: `${about}${w.t(`popup_answered_${given.answer}`)}` }),
    el('button', { id, text: w.t('popup_undo'), onclick: async () => {
      if (await send('undo-answer', { tabId: tab.id, question: given.question, subject: given.subject })) say(w.t('popup_undone'));
      await refresh();
      goOn('.answers button');
    } }));
}

/** The button that was pressed is gone: the keyboard goes on at its successor. @param {string} selector */
function goOn(selector) {
  /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus();
}

/** Answers given today whose finding is gone: they can still be taken back. @param {import('./popup.js').View} view */
function orphanAnswers(view) {
  const { report, state, w } = view;
  const here = new Set(report.findings.map((/** @type {any} */ f) => f.subject));
  const since = Date.now() - 86_400_000;
  return state.memory.answers.filter((/** @type {any} */ a) => !here.has(a.subject) && Date.parse(a.at) > since).slice(0, 3)
    .map((/** @type {any} */ a, /** @type {number} */ i) => answered(view, a, `${questionText({ question: a.question, risk: '' }, w) || w.t('question_default')} `, `undo-earlier-${i}`));
}

/** @param {import('./popup.js').View} view @param {any} f */
function reasons({ w, report }, f) {
  // What speaks for the user explains a calm finding, not a worrying one.
  const worry = f.risk === 'high' || f.risk === 'medium';
  const list = f.reasons.filter((/** @type {any} */ r) => w.has(messageKey('reason', r.signal)) && (!worry || r.weight > 0)).slice(0, MOST_REASONS)
    .map((/** @type {any} */ r) => el('li', { text: w.t(messageKey('reason', r.signal), wordsFor(r.values ?? {}, w)) }));
  const rows = f.signIns.slice(0, MOST_ROWS).map((/** @type {number} */ i) => report.signIns[i]).filter(Boolean)
    .map((/** @type {any} */ s) => el('li', {}, el('bdi', {}, ...row(s, w))));
  return el('details', {}, el('summary', { text: w.t('popup_reasons') }),
    el('ul', { className: 'reasons' }, ...list),
    rows.length > 0 && el('p', { className: 'quiet', text: w.t('popup_details') }),
    el('ul', { className: 'rows' }, ...rows));
}

/** One record, with what a helper would want to know. @param {any} s @param {import('../lib/i18n.js').Words} w @returns {(Node | string)[]} */
function row(s, w) {
  const country = countryName(s.country, w.language) || plain(s.countryText, 30);
  const use = s.service ? plain(s.service, 30) : w.t(`protocol_${s.protocol}`);
  const facts = [clock(s.time, w.language) || plain(s.timeText, 30), country, s.ip, plain(s.org, 30), w.t(`network_${s.network}`)];
  return [`${facts.filter(Boolean).join(' · ')} · `, el('span', { lang: foreignLanguage(use, w), text: use })];
}

/** @param {import('./popup.js').View} view */
function showRows({ w, tab }) {
  return el('button', { id: 'show', text: w.t('popup_show_rows'), onclick: () => { void send('show-marks', { tabId: tab.id }); } });
}
