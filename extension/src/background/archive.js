// What is remembered, per account, in the extension's own IndexedDB: content scripts and pages cannot reach it in either browser. Nothing of a
// private window comes here. Its JSON form is that of wasm/memory.

export const NAME = 'ashiato';
const VERSION = 1;
const DAY = 86_400_000;
/** Days that sign-ins, visits and cases are kept, where the user chose nothing else. */
export const KEEP_DAYS = 90;
/** Sign-ins of one account that the analyzer is given: the newest. */
const MAX_SIGN_INS = 5000;

/** The stores, all but accounts with an index "account". */
const OTHERS = ['answers', 'links', 'settings', 'visits', 'steps'];
const STORES = ['signIns', ...OTHERS];
/** Stores of an account that are no part of the memory form: cases are reports that the guide and the record work from. */
export const ALL = [...STORES, 'cases'];

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

/**
 * The sign-ins of the account that was asked for last: a browser takes 40 ms to read two thousand, while a page waits. They hold as long as the account
 * has this stamp, which whoever writes sign-ins changes or takes away, and as long as the connection lasts.
 * @type {{ account: string, stamp: string, signIns: any[] } | undefined}
 */
let held;

/** Gives the connection up, so that the database can be made anew. */
export async function close() {
  const db = await opened?.catch(() => undefined);
  db?.close();
  opened = held = undefined;
}

/** @returns {Promise<IDBDatabase>} */
export function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore('accounts', { keyPath: 'id' });
      for (const store of ALL) db.createObjectStore(store, { keyPath: 'key' }).createIndex('account', 'account');
    };
    request.onblocked = () => reject(new Error('the archive is in use by an older version'));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const db = request.result;
      const gone = () => { opened = held = undefined; };
      db.onversionchange = () => { db.close(); gone(); };
      db.onclose = gone;
      resolve(db);
    };
  });
  opened.catch(() => { opened = undefined; });
  return opened;
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransaction} tx @returns {Promise<void>} */
export function finished(tx) {
  return new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error ?? new Error('the archive is full'));
    tx.onerror = () => reject(tx.error);
  });
}

/** An account's name in the archive. @param {any} page  of a report */
export function accountId(page) {
  return `${page.provider || new URL(page.url).host}|${page.accountKey || ''}`;
}

/** The account that was seen last at a host, "" if none was. @param {any[]} accounts @param {string} host @returns {string} */
function lastAt(accounts, host) {
  const here = accounts.filter((a) => a.hosts.includes(host)).sort((a, b) => b.seen - a.seen);
  return here[0]?.id ?? '';
}

/**
 * The account that a page of this address most likely belongs to, the one seen there last, and what is remembered of it: one transaction for both,
 * since a page waits.
 * @param {string} url
 * @returns {Promise<{ account: string, memory: any }>}
 */
export async function recallLast(url) {
  const tx = (await open()).transaction(['accounts', ...STORES]);
  const account = lastAt(await done(tx.objectStore('accounts').getAll()), new URL(url).host);
  return { account, memory: await recall(account, tx) };
}

/**
 * Whose page it is. One that names nobody is that of the one account known at its provider; where several are known it stays apart, without a
 * name, so that no history and no setting falls to another person. The record says of each page whether it named its account.
 * @param {any} page  of a report @returns {Promise<string>}
 */
export async function accountOf(page) {
  const own = accountId(page);
  if (page.accountKey) return own;
  const db = await open();
  const all = await done(db.transaction('accounts').objectStore('accounts').getAll());
  const named = all.filter((a) => a.id.startsWith(own) && a.id !== own);
  return named.length === 1 ? named[0].id : own;
}

/** @param {IDBTransaction} tx @param {string} store @param {string} account */
function ofAccount(tx, store, account) {
  return done(tx.objectStore(store).index('account').getAll(account));
}

/** A record without what only the archive needs. @param {any} record */
function bare(record) {
  const { key: _k, account: _a, kept: _s, ...rest } = record;
  return rest;
}

/**
 * Everything remembered of an account, in the form of wasm/memory; null if it is not known.
 * @param {string} account @param {IDBTransaction} [within]  one that is open
 * @returns {Promise<any>}
 */
export async function recall(account, within) {
  if (account === '') return null;
  const tx = within ?? (await open()).transaction(['accounts', ...STORES]);
  const last = held?.account === account ? held : undefined;
  // All at once: a page waits for it.
  const [known, signIns, ...others] = await Promise.all([
    done(tx.objectStore('accounts').get(account)), last?.signIns ?? ofAccount(tx, 'signIns', account), ...OTHERS.map((store) => ofAccount(tx, store, account)),
  ]);
  if (!known) return null;
  if (last && last.stamp !== known.stamp) {
    held = undefined;
    return recall(account);
  }
  /** @type {Record<string, any[]>} */ const lists = { signIns: last ? signIns : newest(signIns) };
  OTHERS.forEach((store, i) => { lists[store] = others[i].map(bare); });
  lists.visits.sort((a, b) => (a.seen < b.seen ? 1 : -1)); // the newest first
  if (known.stamp) held = { account, stamp: known.stamp, signIns: lists.signIns };
  return { version: 1, account: known.account, provider: known.provider, ...lists };
}

/** @param {any[]} signIns  as they are stored */
function newest(signIns) {
  return signIns.map(bare).sort((a, b) => (a.time < b.time ? 1 : -1)).slice(0, MAX_SIGN_INS);
}

/**
 * Keeps what a report says of its one page.
 * @param {any} report
 * @param {string} account
 * @param {number} now
 */
export async function remember(report, account, now) {
  const [page] = report.pages;
  const seen = new Date(now).toISOString();
  const read = ['complete', 'partial', 'empty'].includes(page.reading);
  if (!read && !page.is && Object.keys(page.settings).length === 0) return;
  const db = await open();
  const tx = db.transaction(['accounts', ...STORES], 'readwrite');
  const put = (/** @type {string} */ store, /** @type {string} */ name, /** @type {object} */ value) =>
    tx.objectStore(store).put({ ...value, key: `${account} ${name}`, account, kept: now });
  const accounts = tx.objectStore('accounts');
  const request = accounts.get(account);
  request.onsuccess = () => {
    const old = request.result ?? { hosts: [] };
    const host = new URL(page.url).host;
    accounts.put({ id: account, account: page.account || old.account || '', provider: page.provider, seen: now, stamp: crypto.randomUUID(), hosts: [...new Set([...old.hosts, host])] });
  };
  if (read) {
    put('visits', `${page.history} ${seen.slice(0, 10)}`, { history: page.history, reading: page.reading, rows: page.rows, seen, risk: report.risk });
    for (const s of report.signIns) put('signIns', identity(s, page.history), seenForm(s, page.history));
  }
  for (const [id, state] of Object.entries(page.settings)) put('settings', id, { id, state, seen });
  for (const [id, url] of Object.entries(page.links)) if (isHttps(url)) put('links', id, { id, url, seen });
  if (page.is && isHttps(page.url)) put('links', page.is, { id: page.is, url: page.url, seen });
  await finished(tx);
}

/** @param {unknown} url */
function isHttps(url) {
  return typeof url === 'string' && url.startsWith('https://');
}

/** What makes a sign-in the same at the next visit. @param {any} s @param {string} history */
function identity(s, history) {
  return [history, s.time || s.timeText, s.ip, s.country, s.protocol, s.service, s.outcome, s.device].join('|').slice(0, 600);
}

/** A report's sign-in as memory: only one's own sign-ins teach a network. @param {any} s @param {string} history */
function seenForm(s, history) {
  const { page: _p, row: _r, node: _n, risk: _k, finding: _f, text: _t, ownOperator, ...rest } = s;
  return { ...rest, history, confirmed: s.self === true || ownOperator === true };
}

/** Days that an answer holds: a journey ends, and what somebody uses changes. @type {Record<string, number>} */
const EXPIRES_DAYS = { travel: 30, vpn: 180, family: 180, app: 180, network: 180, device: 180, fetcher: 365 };

/**
 * @param {string} account
 * @param {{ question: string, subject: string, answer: string }} answer
 * @param {number} now
 */
export async function keepAnswer(account, { question, subject, answer }, now) {
  const db = await open();
  const tx = db.transaction(['accounts', 'answers'], 'readwrite');
  tx.objectStore('answers').put({ ...answerForm({ question, subject, answer }, now), key: `${account} ${question} ${subject}`, account, kept: now });
  await finished(tx);
}

/** @param {{ question: string, subject: string, answer: string }} answer @param {number} now */
export function answerForm({ question, subject, answer }, now) {
  const kind = question.split(':')[0] ?? '';
  // "Not me" of a service holds until it is taken back: the stranger may come again next year.
  const days = answer === 'no' && kind !== 'travel' && kind !== 'vpn' ? 0 : EXPIRES_DAYS[kind] ?? 180;
  return { question, subject, answer, at: new Date(now).toISOString(), expires: days ? new Date(now + days * DAY).toISOString() : '' };
}

/** Whether an answer still holds; after that, the question is asked anew. @param {{ expires: string }} answer @param {number} now */
export const holds = (answer, now) => !answer.expires || Date.parse(answer.expires) > now;

/** @param {string} account @param {string} question @param {string} subject */
export async function dropAnswer(account, question, subject) {
  const db = await open();
  const tx = db.transaction('answers', 'readwrite');
  tx.objectStore('answers').delete(`${account} ${question} ${subject}`);
  await finished(tx);
}

/** How much is kept. */
export async function counts() {
  const db = await open();
  /** @type {Record<string, number>} */ const out = {};
  for (const store of ['accounts', 'visits', 'signIns', 'answers']) out[store] = await done(db.transaction(store).objectStore(store).count());
  return out;
}

/** Drops what is older than it may be. @param {number} now @param {number} [days] */
export async function expire(now, days = KEEP_DAYS) {
  const db = await open();
  const tx = db.transaction(['signIns', 'visits', 'cases'], 'readwrite');
  for (const name of ['signIns', 'visits', 'cases']) {
    const request = tx.objectStore(name).openCursor();
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return;
      if (cursor.value.kept < now - days * DAY) cursor.delete();
      cursor.continue();
    };
  }
  await finished(tx).finally(() => { held = undefined; });
}

/** Everything there is, as it is stored. @returns {Promise<Record<string, any[]>>} */
export async function takeAll() {
  const db = await open();
  /** @type {Record<string, any[]>} */ const all = {};
  for (const store of ['accounts', ...ALL]) all[store] = await done(db.transaction(store).objectStore(store).getAll());
  return all;
}

/** Forgets everything. */
export async function forgetAll() {
  const db = await open();
  const tx = db.transaction(['accounts', ...ALL], 'readwrite');
  for (const store of ['accounts', ...ALL]) tx.objectStore(store).clear();
  await finished(tx);
}

/** Puts back what takeAll gave. @param {Record<string, any[]>} all */
export async function putBack(all) {
  const db = await open();
  const tx = db.transaction(['accounts', ...ALL], 'readwrite');
  for (const store of ['accounts', ...ALL]) for (const record of all[store] ?? []) tx.objectStore(store).put(record);
  await finished(tx);
}
