// Codes and numbers of a report → words: countries, dates, services. Intl knows the languages; nothing is listed here.

/** @type {Map<string, Intl.DisplayNames>} */
const regions = new Map();

/** A country's name, "" for what is no country. @param {string} code @param {string} language */
export function countryName(code, language) {
  if (!/^[A-Z]{2}$/.test(code)) return '';
  let names = regions.get(language);
  if (!names) {
    names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none', style: 'short' });
    regions.set(language, names);
  }
  return names.of(code) ?? code;
}

/** Names of a list of countries ("CN,TW"). @param {string} codes @param {string} language */
export function countryNames(codes, language) {
  const names = codes.split(',').map((c) => countryName(c, language)).filter(Boolean);
  return names.join(language === 'ja' ? '・' : ', ');
}

// Reserved codes that Intl names and that are no country, and groups of countries.
const NO_COUNTRY = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);

/** Every country's code, found by asking. @returns {string[]} */
export function countryCodes() {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const codes = [];
  for (const a of letters) {
    for (const b of letters) {
      const code = a + b;
      // An old code ("DD") is another country's now.
      if (NO_COUNTRY.has(code) || !names.of(code) || new Intl.Locale(`und-${code}`).region !== code) continue;
      codes.push(code);
    }
  }
  return codes;
}

/** @type {string[] | undefined} */
let codes;

/** Names of all countries in a language, by code. @param {string} language @returns {Record<string, string>} */
export function allCountries(language) {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  /** @type {Record<string, string>} */ const out = {};
  codes ??= countryCodes();
  for (const code of codes) {
    const name = names.of(code);
    if (name) out[code] = name;
  }
  return out;
}

/** A day. @param {string} time  RFC 3339 or a date @param {string} language @param {boolean} [near] its year goes without saying */
export function day(time, language, near = false) {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return time;
  return new Intl.DateTimeFormat(language, { ...(near ? { month: 'long', day: 'numeric' } : { dateStyle: 'long' }), timeZone: /^\d{4}-\d\d-\d\d$/.test(time) ? 'UTC' : undefined }).format(at);
}

/**
 * The days of sign-ins, from the first to the last, as their own zone has them; "" where none has a time.
 * @param {string[]} times  RFC 3339 @param {string} language
 */
export function days(times, language) {
  const all = times.filter(Boolean).map((t) => Date.parse(`${t.slice(0, 10)}T00:00:00Z`)).filter((t) => !Number.isNaN(t)).sort((a, b) => a - b);
  if (all.length === 0) return '';
  const form = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' }); // its own ranges differ by browser
  const [first, last] = [all[0], all[all.length - 1]].map((t) => form.format(t));
  return first === last ? first : `${first}${language === 'ja' ? '〜' : ' – '}${last}`;
}

/**
 * A sign-in's time as its own zone has it: the offset is part of the text.
 * @param {string} time  RFC 3339
 * @param {string} language
 */
export function clock(time, language) {
  const m = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(time);
  if (!m) return '';
  const at = new Date(Date.UTC(+m[1], +m[2] - 1, +m[3], +m[4], +m[5]));
  return new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(at);
}

/**
 * The values of a finding or reason, as words.
 * @param {Record<string, unknown>} values
 * @param {import('./i18n.js').Words} w
 */
export function wordsFor(values, w) {
  /** @type {Record<string, string>} */ const out = {};
  for (const [key, v] of Object.entries(values)) {
    if (typeof v === 'number' && Number.isInteger(v) && Math.abs(v) < 1000) out[key] = String(v); // the same in all languages, and at once
    else if (typeof v === 'number') out[key] = new Intl.NumberFormat(w.language).format(v);
    else if (typeof v !== 'string') continue;
    else if (/^(countries|country|fromCountry|toCountry)$/.test(key)) out[key] = countryNames(v, w.language);
    else if (key === 'service') out[key] = serviceName(v, w);
    else if (key === 'protocols') out[key] = v.split(',').map((p) => w.t(`protocol_${p}`)).join('・');
    else out[key] = plain(v, 60);
  }
  return out;
}

/** @param {string} service @param {import('./i18n.js').Words} w */
export function serviceName(service, w) {
  const key = messageKey('service', service);
  return w.has(key) ? w.t(key) : plain(service, 40);
}

/** A message key from a code: "foreign-mail-poller" → "finding_foreign_mail_poller". @param {string} family @param {string} code */
export function messageKey(family, code) {
  return `${family}_${code.replaceAll('-', '_')}`;
}

/**
 * The report with each finding's count made that of the rows shown: the analyzer also counts what is remembered of earlier visits. Done once, right
 * after the analysis, so that bar, badge, popup, guide and record say the same number.
 * @template {any} R @param {R} report @returns {R}
 */
export function countedAsShown(report) {
  const { signIns, findings } = /** @type {any} */ (report);
  for (const f of findings) {
    const rows = (f.signIns ?? []).map((/** @type {number} */ i) => signIns[i]).filter(Boolean);
    if (typeof f.facts?.count !== 'number' || rows.length === 0) continue;
    const all = f.facts.count;
    f.facts.count = rows.reduce((/** @type {number} */ n, /** @type {any} */ s) => n + (s.repeat || 1), 0);
    // A reason that counts the same rows says the same number.
    for (const r of f.reasons ?? []) if (r.values?.count === all) r.values.count = f.facts.count;
  }
  return report;
}

/** What a finding says. @param {any} finding @param {import('./i18n.js').Words} w */
export function findingText(finding, w) {
  return w.t(messageKey('finding', finding.id), wordsFor(finding.facts ?? {}, w));
}

/** What a finding asks; every finding that worries asks something. @param {any} finding @param {import('./i18n.js').Words} w */
export function questionText(finding, w) {
  if (!finding.question) return finding.risk === 'high' || finding.risk === 'medium' ? w.t('question_default') : '';
  const [kind, service] = finding.question.split(':');
  const values = service && service !== 'unknown' ? { service: serviceName(service, w) } : {};
  const key = messageKey('question', kind);
  return w.has(key) ? w.t(key, values) : w.t('question_default');
}

// Control characters, and those that change the direction of writing or have no width: a page could hide things with them.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * The language of a page's own words where it is another than ours, for screen readers: kana are Japanese and nothing else.
 * @param {string} text @param {import('./i18n.js').Words} w @returns {string | undefined}
 */
export function foreignLanguage(text, w) {
  return w.language !== 'ja' && /[\u3041-\u30fe]/.test(text) ? 'ja' : undefined;
}

/** A text of a page, made harmless to show. @param {string} text @param {number} max */
export function plain(text, max = 200) {
  const clean = text.replace(HIDDEN, ' ').replace(/\s+/g, ' ').trim();
  return clean.length > max ? `${clean.slice(0, max - 1)}…` : clean;
}
