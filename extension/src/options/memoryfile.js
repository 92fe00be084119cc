// The file that memory is exported to and imported from: one account is the memory form that the command reads with --memory, several
// are a list of them. What is imported may come from anywhere, so every field is checked as strictly as the command does; a fault is
// named with its place, and nothing is taken from a file that has one.

export const FORM = 1;
export const MAX_BYTES = 32 << 20;
const MAX_ENTRIES = 50_000;
const MAX_ACCOUNTS = 50;
const MAX_TEXT = 4_096;

/** A fault of the file: where (as in the file) and what it should be. */
export class Fault extends Error {
  /** @param {string} where @param {string} should */
  constructor(where, should) {
    super(`${where}: ${should}`);
    this.where = where;
    this.should = should;
  }
}

/** @typedef {(value: unknown, where: string) => unknown} Check gives the value back, or throws a Fault */

/** @type {Check} */
const text = (v, where) => {
  if (typeof v !== 'string') throw new Fault(where, 'must be a text');
  if (v.length > MAX_TEXT) throw new Fault(where, `longer than ${MAX_TEXT}`);
  return v;
};
/** @type {Check} */
const flag = (v, where) => {
  if (typeof v !== 'boolean') throw new Fault(where, 'must be true or false');
  return v;
};
/** @param {number} most @returns {Check} */
const count = (most) => (v, where) => {
  if (typeof v !== 'number' || !Number.isInteger(v) || v < 0 || v > most) throw new Fault(where, `must be a whole number from 0 to ${most}`);
  return v;
};
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
/** @type {Check} */
const time = (v, where) => {
  const s = text(v, where);
  if (s !== '' && (!TIME.test(/** @type {string} */ (s)) || Number.isNaN(Date.parse(/** @type {string} */ (s))))) throw new Fault(where, 'must be a time like 2026-11-24T10:00:00+09:00');
  return s;
};
/** @type {Check} */
const country = (v, where) => {
  const s = /** @type {string} */ (text(v, where));
  if (s !== '' && !/^[A-Z]{2}$/.test(s)) throw new Fault(where, 'must be a country code like JP');
  return s;
};
/** @param {string} values @returns {Check} */
const oneOf = (values) => (v, where) => {
  const s = /** @type {string} */ (text(v, where));
  if (s !== '' && !values.split(' ').includes(s)) throw new Fault(where, `must be one of ${values}`);
  return s;
};
/** A link is opened by a click: https only. @type {Check} */
const link = (v, where) => {
  const s = /** @type {string} */ (text(v, where));
  if (s === '') return s;
  if (!URL.canParse(s) || new URL(s).protocol !== 'https:' || new URL(s).username !== '') throw new Fault(where, 'must be an https address');
  return s;
};
/** @param {Check} check @returns {Check} */
const list = (check) => (v, where) => {
  if (!Array.isArray(v)) throw new Fault(where, 'must be a list');
  if (v.length > MAX_ENTRIES) throw new Fault(where, `more than ${MAX_ENTRIES} entries`);
  return v.map((e, i) => check(e, `${where} ${i}`));
};
/** Unknown keys are passed over, null counts as missing. @param {Record<string, Check>} fields @returns {Check} */
const object = (fields) => (v, where) => {
  if (typeof v !== 'object' || v === null || Array.isArray(v)) throw new Fault(where, 'must be an object');
  /** @type {Record<string, unknown>} */ const out = {};
  for (const [key, check] of Object.entries(fields)) {
    const value = Object.hasOwn(v, key) ? /** @type {any} */ (v)[key] : undefined;
    if (value !== undefined && value !== null) out[key] = check(value, `${where}: ${key}`);
  }
  return out;
};

const HISTORIES = 'web mail devices unknown';
const signIn = object({
  history: oneOf(HISTORIES), confirmed: flag, time, timeText: text, precision: oneOf('second minute hour day month none'), zoneKnown: flag,
  text, ip: text, host: text, country, countrySource: oneOf('page geoip'), countryText: text, geoCountry: country, asn: count(2 ** 32 - 1),
  org: text, network: oneOf('own isp mobile hosting vpn tor relay fetcher provider private unknown'), networkService: text,
  protocol: oneOf('web app imap pop smtp mail other unknown'), service: text, device: text, account: text,
  outcome: oneOf('success failure challenged blocked unknown'), self: flag, warned: flag, repeat: count(1_000_000),
});
/** What stands in each list of an account. @type {Record<string, Check>} */
const ENTRIES = {
  signIns: signIn,
  answers: object({ question: text, subject: text, answer: oneOf('yes no unsure'), at: time, expires: time }),
  links: object({ id: text, url: link, seen: time }),
  settings: object({ id: text, state: oneOf('on off unknown'), seen: time }),
  visits: object({ history: oneOf(HISTORIES), reading: text, rows: count(1_000_000), seen: time, risk: oneOf('high medium low none unknown') }),
  steps: object({ id: text, done: time }),
};
const account = object({
  version: count(FORM), account: text, provider: text, home: list(country), id: text, hosts: list(text), // id and hosts: where it came from
  ...Object.fromEntries(Object.entries(ENTRIES).map(([name, entry]) => [name, list(entry)])),
});

/**
 * @param {string} file its text
 * @returns {Record<string, any>[]} memories, one an account
 * @throws {Fault}
 */
export function readFile(file) {
  if (file.length > MAX_BYTES) throw new Fault('file', `larger than ${MAX_BYTES >> 20} MiB`);
  /** @type {any} */ let value;
  try {
    value = JSON.parse(file.replace(/^\uFEFF/, ''));
  } catch {
    throw new Fault('file', 'not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Fault('file', 'must be an object');
  if (value.version !== FORM) throw new Fault('version', `must be ${FORM}`);
  const several = Object.hasOwn(value, 'accounts');
  const memories = several ? value.accounts : [value];
  if (!Array.isArray(memories)) throw new Fault('accounts', 'must be a list');
  if (memories.length > MAX_ACCOUNTS) throw new Fault('accounts', `more than ${MAX_ACCOUNTS} entries`);
  return memories.map((m, i) => {
    const where = several ? `account ${i}` : 'memory';
    const out = /** @type {Record<string, any>} */ (account(m, where));
    if (out.version !== FORM) throw new Fault(`${where}: version`, `must be ${FORM}`);
    return out;
  });
}

/** @param {Check} check @param {any} value */
function passes(check, value) {
  try {
    check(value, '');
    return true;
  } catch {
    return false;
  }
}

/**
 * Records of a broken archive, told apart: what is as it should be, and what is not.
 * @param {Record<string, any[]>} all by store, as they are stored
 * @returns {{ good: Record<string, any[]>, bad: any[] }} every account that a good record names is among the good ones
 */
export function sift(all) {
  const named = object({ key: text, account: text });
  const caseForm = object({ key: text, account: text, history: oneOf(HISTORIES), url: link, at: count(Number.MAX_SAFE_INTEGER), report: object({}) });
  const accountForm = object({ id: text, account: text, provider: text, hosts: list(text), seen: count(Number.MAX_SAFE_INTEGER) });
  /** @type {Record<string, any[]>} */ const good = {};
  /** @type {any[]} */ const bad = [];
  for (const [store, records] of Object.entries(all)) {
    const fits = (/** @type {any} */ r) => store === 'accounts' ? passes(accountForm, r) && r.id && Array.isArray(r.hosts)
      : passes(named, r) && r.key && r.account && passes(store === 'cases' ? caseForm : ENTRIES[store] ?? named, r) && (store !== 'cases' || r.report);
    good[store] = records.filter(fits);
    bad.push(...records.filter((r) => !fits(r)));
  }
  const known = new Set((good.accounts ??= []).map((a) => a.id));
  for (const r of Object.values(good).flat()) {
    if (!r.account || r.id === r.account || known.has(r.account) || r.hosts) continue;
    known.add(r.account);
    good.accounts.push({ id: r.account, account: '', provider: String(r.account).split('|')[0], seen: 0, hosts: [] });
  }
  return { good, bad };
}

/**
 * What was taken out of a broken archive, as a file that can be read back in. What was not as it should be stands in it too, as it was.
 * @param {{ good: Record<string, any[]>, bad: any[] }} sifted @param {string} now RFC 3339
 */
export function rescueFile({ good, bad }, now) {
  const accounts = (good.accounts ?? []).map((a) => {
    /** @type {Record<string, any>} */ const out = { version: FORM, account: a.account ?? '', provider: a.provider ?? '', id: a.id, hosts: a.hosts };
    for (const store of Object.keys(ENTRIES)) out[store] = (good[store] ?? []).filter((r) => r.account === a.id).map(({ key: _k, account: _a, kept: _t, ...rest }) => rest);
    return out;
  });
  return `${JSON.stringify({ version: FORM, exported: now, accounts, unreadable: bad }, null, 1)}\n`;
}

/** The text of the file. @param {Record<string, any>[]} memories @param {string} now RFC 3339 */
export function writeFile(memories, now) {
  const value = memories.length === 1 ? memories[0] : { version: FORM, exported: now, accounts: memories };
  return `${JSON.stringify(value, null, 1)}\n`;
}
