// What happened: one sentence a finding, its question, its reasons folded.
import { el } from './element.js';
import { clock, countryName, days, findingText, foreignLanguage, messageKey, plain, questionText, serviceName, wordsFor } from '../lib/format.js';
import { send } from '../lib/wire.js';
import { guideButtons } from './guide.js';

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
    const [first, ...rest] = shown.map((x, place) => finding(view, x.f, x.index, place === 0));
    const next = rest.splice(0, MOST_FINDINGS - 1);
    const worry = shown.some(({ f }) => f.risk === 'high' || f.risk === 'medium');
    out.push(el('section', { 'aria-labelledby': 'what' }, el('h2', { id: 'what', text: w.t('popup_what') }), first, ...next,
      rest.length > 0 && el('details', {}, el('summary', { text: `+${rest.length}` }), ...rest),
      worry && showRows(view)));
  }
  const orphans = orphanAnswers(view);
  if (orphans.length > 0) out.push(el('section', { 'aria-labelledby': 'earlier' }, el('h2', { id: 'earlier', text: w.t('popup_answers') }), ...orphans));
  return out;
}

/** @param {import('./popup.js').View} view @param {any} f @param {number} index @param {boolean} gravest  the way to the guide stands with it */
function finding(view, f, index, gravest) {
  const { w } = view;
  const question = questionText(f, w);
  // An answered finding asks no more, so it is known by what it is about.
  const given = view.state.memory.answers.find((/** @type {any} */ a) => a.subject === f.subject);
  const calm = f.risk === 'none'; // it no longer says itself what had been there
  return el('div', { className: `finding ${f.risk}`, 'data-finding': f.id },
    el('p', { className: 'what', text: findingText(f, w) }),
    question && el('p', { className: 'question', id: `question-${index}`, text: question }),
    f.subject && (given ? answered(view, given, calm ? about(view, given) : '', `undo-${index}`) : question ? answers(view, f, index) : null),
    ...(gravest && (f.risk === 'high' || f.risk === 'medium') ? way(view, given?.answer) : []),
    f.reasons?.length > 0 && reasons(view, f));
}

/** What follows: the guide, with a word after an answer that does not settle it. @param {import('./popup.js').View} view @param {string | undefined} said */
function way(view, said) {
  const open = !view.state.memory.inHand?.settled;
  const word = open && (said === 'no' || said === 'unsure') ? el('p', { className: 'then', text: view.w.t(`popup_then_${said}`) }) : null;
  return [word, ...guideButtons(view)];
}

/** Rows of a grave finding from abroad of which a yes is asked once more: it takes all their marks away. */
const MANY = 10;

/** @param {any} f @param {any} report */
function heavy(f, report) {
  const rows = f.signIns.map((/** @type {number} */ i) => report.signIns[i]).filter(Boolean);
  const count = f.facts?.count ?? rows.length;
  return f.risk === 'high' && count >= MANY && rows.some((/** @type {any} */ s) => s.country && !report.home.includes(s.country)) ? count : 0;
}

/** @param {import('./popup.js').View} view @param {any} f @param {number} index */
function answers({ w, tab, report, refresh, say }, f, index) {
  /** @param {string} said */
  const give = async (said) => {
    const kept = await send('answer', { tabId: tab.id, finding: index, answer: said });
    say(w.t(kept ? `popup_answered_${said}` : 'popup_not_kept'));
    await refresh();
    goOn('.answered button');
  };
  /** @param {Record<string, string>} names  of the answers @param {string} label @param {boolean} sure */
  const group = (names, label, sure) => el('div', { className: 'answers', role: 'group', 'aria-labelledby': label },
    ...Object.entries(names).map(([a, text]) => el('button', { 'data-answer': a, id: `answer-${index}-${a}`, text, onclick: () => { if (a === 'yes' && !sure) again(); else void give(a); } })));
  const names = Object.fromEntries(['yes', 'no', 'unsure'].map((a) => [a, w.t(`popup_${a}`)]));
  const count = heavy(f, report);
  const first = group(names, `question-${index}`, count === 0);
  const again = () => {
    const text = w.t('popup_sure', { count });
    first.replaceWith(el('div', { className: 'sure' }, el('p', { className: 'question', id: `sure-${index}`, text }), group({ ...names, yes: w.t('popup_sure_yes') }, `sure-${index}`, true)));
    say(text);
    goOn(`#answer-${index}-no`);
  };
  return first;
}

/** @param {import('./popup.js').View} view @param {any} given @param {string} about @param {string} id of the button that takes it back */
function answered({ w, tab, refresh, say }, given, about, id) {
  return el('div', { className: 'answered', 'data-answered': given.answer },
    el('p', {}, about && el('span', { className: 'about-answer', text: about }), w.t(`popup_answered_${given.answer}`)),
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
  const { report, state } = view;
  const here = new Set(report.findings.map((/** @type {any} */ f) => f.subject));
  const since = Date.now() - 86_400_000;
  return state.memory.answers.filter((/** @type {any} */ a) => !here.has(a.subject) && Date.parse(a.at) > since).slice(0, 3)
    .map((/** @type {any} */ a, /** @type {number} */ i) => answered(view, a, about(view, a), `undo-earlier-${i}`));
}

/** @param {import('./popup.js').View} view @param {any} given */
function about({ w, report }, given) {
  const rows = report.findings.filter((/** @type {any} */ f) => f.subject === given.subject).flatMap((/** @type {any} */ f) => f.signIns.map((/** @type {number} */ i) => report.signIns[i]?.time));
  return `${w.t('popup_answer_about', { event: eventOf(given.subject, report, w), date: days(rows, w.language) })} `;
}

/** What an answer was about, by the analyzer's short name of it: "service:outlook", "country:CN:web", "as:4134:mail". @param {string} subject @param {any} report @param {import('../lib/i18n.js').Words} w */
function eventOf(subject, report, w) {
  const [kind, what] = subject.split(':');
  if (kind === 'service') return w.t('popup_event_service', { service: serviceName(what, w) });
  const code = kind === 'country' ? what : kind === 'as' ? report.signIns.find((/** @type {any} */ s) => String(s.asn) === what)?.country ?? '' : '';
  const country = countryName(code, w.language);
  return country ? w.t('popup_event_country', { country }) : w.t('popup_event_other');
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
  return el('button', { id: 'show', text: w.t('popup_show_rows'), onclick: () => { void send('show-marks', { tabId: tab.id }).then(() => window.close()); } });
}
