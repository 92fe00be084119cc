// Fetching, bounded in every way: no cookie, no referrer, no redirect, a size that is never exceeded, a time for each silence and one for all.
// The answer is hostile until it is proved: a hotel's sign-in page, an endless body and a decompression bomb all end here.
import { sha256 } from '../lib/signature.js';
import { Refused } from './update-manifest.js';

/** Milliseconds: until something comes, and for the whole. A slow line takes its time for 8 MB; silence does not. */
export const LIMITS = { silence: 30_000, whole: 20 * 60_000 };
/** Milliseconds for a small file. */
const SMALL = 60_000;

/** @typedef {{ signal: AbortSignal, limits?: typeof LIMITS, onBytes?: (bytes: number) => void }} Run */

/**
 * One request, read by take, which gets each chunk as it comes over the line and may throw.
 * @param {string} url @param {RequestCache} cache @param {Run} run
 * @param {(body: ReadableStream<Uint8Array<ArrayBuffer>>) => Promise<Uint8Array<ArrayBuffer>>} read
 */
async function request(url, cache, { signal, limits = LIMITS, onBytes = () => {} }, read) {
  const cut = new AbortController();
  /** @type {Refused | null} */ let why = null;
  const end = (/** @type {'timeout' | 'stopped'} */ code) => { why ??= new Refused(code); cut.abort(); };
  const whole = setTimeout(end, limits.whole, 'timeout');
  let silence = setTimeout(end, limits.silence, 'timeout');
  const stop = () => end('stopped');
  signal.addEventListener('abort', stop);
  let bytes = 0;
  const count = new TransformStream({
    transform(chunk, out) {
      clearTimeout(silence);
      silence = setTimeout(end, limits.silence, 'timeout');
      bytes += chunk.length;
      onBytes(bytes);
      out.enqueue(chunk);
    },
  });
  try {
    if (signal.aborted) stop();
    const answer = await fetch(url, { cache, credentials: 'omit', mode: 'cors', redirect: 'error', referrerPolicy: 'no-referrer', signal: cut.signal });
    if (answer.status !== 200) throw new Refused('refused', String(answer.status));
    if (!answer.body) throw new Refused('content', 'no body');
    return await read(/** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (answer.body).pipeThrough(count, { signal: cut.signal }));
  } catch (e) {
    if (why) throw why;
    // A refusal to connect, a redirect and a broken line look the same from here.
    throw e instanceof Refused ? e : new Refused('offline', e instanceof Error ? e.message : '');
  } finally {
    clearTimeout(whole);
    clearTimeout(silence);
    signal.removeEventListener('abort', stop);
    cut.abort(); // what was not read is not sent for
  }
}

/**
 * Fills a buffer of the announced size and not a byte more.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body @param {number} max
 * @returns {Promise<{ buffer: Uint8Array<ArrayBuffer>, length: number }>}
 */
async function fill(body, max) {
  const buffer = new Uint8Array(max);
  let length = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { buffer, length };
    if (length + value.length > max) {
      void reader.cancel().catch(() => {});
      throw new Refused('content', 'too long');
    }
    buffer.set(value, length);
    length += value.length;
  }
}

/**
 * A small file, asked for anew each time: the browser's cache sends the ETag it has and answers from itself at a 304.
 * @param {string} url @param {number} max  bytes @param {Run} run @param {boolean} [anew]  past every cache
 */
export function small(url, max, run, anew = false) {
  const { limits = LIMITS } = run;
  return request(url, anew ? 'reload' : 'no-cache', { ...run, limits: { ...limits, whole: Math.min(limits.whole, SMALL) } }, async (body) => {
    const { buffer, length } = await fill(body, max);
    return buffer.slice(0, length);
  });
}

/**
 * The database that a manifest describes: its gzip form as a file, since every host has that one; a host that marks it as an encoding has it
 * unpacked by the browser. Size first, then hash.
 * @param {string} origin @param {import('./update-manifest.js').Manifest} manifest @param {Run} run
 */
export async function large(origin, { url, size, sha256: hash, gzip }, run) {
  const data = await request(`${origin}${url}.gz`, 'no-store', run, async (body) => {
    const { first, rest, broken } = await peek(body);
    const packed = first.length >= 2 && first[0] === 0x1f && first[1] === 0x8b;
    const plain = packed ? capped(rest, gzip.size).pipeThrough(new DecompressionStream('gzip')) : rest;
    const { buffer, length } = await fill(plain, size).catch((e) => { throw e instanceof Refused || broken() ? e : new Refused('content', 'not gzip'); });
    if (length !== size) throw new Refused('content', 'cut short');
    return buffer;
  });
  if (await sha256(data) !== hash) throw new Refused('content', 'another hash');
  return data;
}

/** The first bytes of a body, the body, and whether the line broke. @param {ReadableStream<Uint8Array<ArrayBuffer>>} body */
async function peek(body) {
  const reader = body.getReader();
  let first = new Uint8Array(0);
  while (first.length < 2) {
    const { done, value } = await reader.read();
    if (done) break;
    const more = new Uint8Array(first.length + value.length);
    more.set(first);
    more.set(value, first.length);
    first = more;
  }
  let cut = false;
  /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */
  const rest = new ReadableStream({
    start(out) { if (first.length > 0) out.enqueue(first); },
    async pull(out) {
      const { done, value } = await reader.read().catch((e) => { cut = true; throw e; });
      if (done) out.close();
      else out.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { first, rest, broken: () => cut };
}

/** No more bytes than announced go on to be unpacked. @param {ReadableStream<Uint8Array<ArrayBuffer>>} body @param {number} max */
function capped(body, max) {
  let bytes = 0;
  return body.pipeThrough(new TransformStream({
    transform(chunk, out) {
      bytes += chunk.length;
      if (bytes > max) throw new Refused('content', 'too long');
      out.enqueue(chunk);
    },
  }));
}
