// Which manifest is accepted: the rule of server/sign (Client.Accept) in the browser, tested on the same vectors. Order is by "created", not
// by "version", so that a bad database can be withdrawn by signing an older one anew.
import { verify } from '../lib/signature.js';

/** Bounds, bytes: of a manifest, and of a plain database. */
export const MAX_MANIFEST = 64 << 10, MAX_DATABASE = 64 << 20;
/** How far a clock may lag behind the signer's, milliseconds. */
const SKEW = 86_400_000;

/** @typedef {{ version: string, created: number, expires: number, size: number, sha256: string, url: string, gzip: { size: number, sha256: string }, minVersion: string }} Manifest */
/** What ended an update, as a code. @typedef {'form' | 'signature' | 'expired' | 'future' | 'older' | 'too-new' | 'content' | 'offline' | 'timeout' | 'refused' | 'probe' | 'storage' | 'unsupported' | 'stopped'} Fault */

/** An update that ended before its time. */
export class Refused extends Error {
  /** @param {Fault} code @param {string} [detail] */
  constructor(code, detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.code = code;
    this.detail = detail;
  }
}

/** What Go takes for no moment at all. */
const YEAR_ONE = Date.parse('0001-01-01T00:00:00Z');
/** RFC 3339, as Go reads it. */
const MOMENT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const HASH = /^[0-9a-f]{64}$/;
const VERSION = /^[0-9A-Za-z][0-9A-Za-z.-]{0,63}$/;
/** A browser extension's version. */
const NUMBERS = /^\d{1,5}(\.\d{1,5}){0,3}$/;

/** @param {unknown} v */
function moment(v) {
  const at = typeof v === 'string' && MOMENT.test(v) ? Date.parse(v) : NaN;
  // Date.parse makes the 2nd of March of the 30th of February.
  if (Number.isNaN(at) || new Date(`${String(v).slice(0, 10)}T00:00:00Z`).getUTCDate() !== Number(String(v).slice(8, 10))) return NaN;
  return at;
}

/** @param {any} p */
function packed(p) {
  return Number.isSafeInteger(p?.size) && p.size > 0 && p.size <= MAX_DATABASE && HASH.test(p.sha256);
}

/**
 * Reads a manifest and proves its form: bounded, every fact present, and an address that leads nowhere but to the file of this version.
 * @param {Uint8Array} bytes
 * @returns {Manifest}
 */
export function readManifest(bytes) {
  if (bytes.length > MAX_MANIFEST) throw new Refused('form', 'too long');
  /** @type {any} */ let m;
  try {
    m = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new Refused('form', 'no JSON');
  }
  const created = moment(m?.created), expires = moment(m?.expires);
  const minVersion = m?.minVersion ?? '';
  /** @type {[string, boolean][]} */
  const facts = [
    ['version', typeof m?.version === 'string' && VERSION.test(m.version) && !m.version.includes('..')],
    ['created', created > YEAR_ONE],
    ['expires', expires > created],
    ['size', Number.isSafeInteger(m?.size) && m.size > 0 && m.size <= MAX_DATABASE],
    ['sha256', typeof m?.sha256 === 'string' && HASH.test(m.sha256)],
    ['url', m?.url === `/v1/networks-${m?.version}.mmdb`],
    ['gzip', packed(m?.gzip)],
    ['brotli', m?.brotli == null || packed(m.brotli)],
    ['minVersion', minVersion === '' || (typeof minVersion === 'string' && NUMBERS.test(minVersion))],
  ];
  for (const [field, fits] of facts) if (!fits) throw new Refused('form', field);
  return { version: m.version, created, expires, size: m.size, sha256: m.sha256, url: m.url, gzip: { size: m.gzip.size, sha256: m.gzip.sha256 }, minVersion };
}

/** Is version a before b? @param {string} a @param {string} b */
function before(a, b) {
  const [x, y] = [a, b].map((v) => v.split('.').map(Number));
  for (let i = 0; i < 4; i++) if ((x[i] ?? 0) !== (y[i] ?? 0)) return (x[i] ?? 0) < (y[i] ?? 0);
  return false;
}

/**
 * Proves a manifest: signature first, then form, then freshness.
 * @param {{ bytes: Uint8Array, signature: Uint8Array }} text
 * @param {{ keys: import('../lib/signature.js').PublicKey[], now: number, held: { created: number, sha256: string } | null, version: string }} client
 *   held: the newest that was ever accepted or shipped; version: of the extension, "" skips the check of minVersion
 * @returns {Promise<Manifest>}
 */
export async function accept({ bytes, signature }, { keys, now, held, version }) {
  if (bytes.length > MAX_MANIFEST) throw new Refused('form', 'too long');
  if (!await verify(bytes, signature, keys)) throw new Refused('signature');
  const m = readManifest(bytes);
  if (now >= m.expires) throw new Refused('expired');
  if (m.created > now + SKEW) throw new Refused('future');
  if (held && (m.created < held.created || (m.created === held.created && m.sha256 !== held.sha256))) throw new Refused('older');
  if (version !== '' && m.minVersion !== '' && (!NUMBERS.test(version) || before(version, m.minVersion))) throw new Refused('too-new', m.minVersion);
  return m;
}
