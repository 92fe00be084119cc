// Ed25519 signatures of manifests (RFC 8032), by the browser's own WebCrypto: Chrome 137, Firefox 129. The form is that of server/sign, which
// makes them; both are tested on the same vectors.

/** Stands before the manifest in what is signed. */
const CONTEXT = 'ashiato manifest v1\n';
/** Bounds of a signature file, bytes and lines. */
const MAX_BYTES = 1 << 10, MAX_LINES = 4;

/** @typedef {{ id: string, key: CryptoKey }} PublicKey */

/** The browser cannot check signatures: nothing can be proved, so that nothing may be fetched. */
export class Unsupported extends Error {}

/**
 * Strict base64 of exactly so many bytes, null for all else.
 * @param {string} text @param {number} length
 */
function fromBase64(text, length) {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length !== 4 * Math.ceil(length / 3)) return null;
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    // atob lets loose bits at the end pass.
    return bytes.length === length && btoa(String.fromCharCode(...bytes)) === text ? bytes : null;
  } catch {
    return null;
  }
}

/** @param {Uint8Array} bytes */
export function hex(bytes) {
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 in hexadecimal. @param {Uint8Array<ArrayBuffer>} bytes */
export async function sha256(bytes) {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/**
 * The pinned keys, "ed25519:BASE64" each.
 * @param {string[]} texts
 * @returns {Promise<PublicKey[]>}
 */
export async function publicKeys(texts) {
  return Promise.all(texts.map(async (text) => {
    const bytes = text.startsWith('ed25519:') ? fromBase64(text.slice(8), 32) : null;
    if (!bytes) throw new Error('public key: want ed25519: and 32 bytes in base64');
    const id = (await sha256(bytes)).slice(0, 16);
    const key = await crypto.subtle.importKey('raw', bytes, { name: 'Ed25519' }, false, ['verify']).catch((e) => { throw new Unsupported(String(e)); });
    return { id, key };
  }));
}

/**
 * Did one of the pinned keys sign the manifest? Lines of other keys count for nothing; a line of another form makes the whole worthless.
 * @param {Uint8Array} manifest @param {Uint8Array} signature  the bytes of manifest.json.sig @param {PublicKey[]} pinned
 */
export async function verify(manifest, signature, pinned) {
  if (signature.length > MAX_BYTES) return false;
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(signature).replace(/\n$/, '').split('\n');
  if (lines.length > MAX_LINES) return false;
  const context = new TextEncoder().encode(CONTEXT);
  const signed = new Uint8Array(context.length + manifest.length);
  signed.set(context);
  signed.set(manifest, context.length);
  for (const line of lines) {
    const [algorithm, id, coded, ...more] = line.split(' ');
    // Carriage returns are left aside, as Go's decoder does.
    const bytes = algorithm === 'ed25519' && coded && more.length === 0 ? fromBase64(coded.replaceAll('\r', ''), 64) : null;
    if (!bytes) return false;
    for (const { id: own, key } of pinned) {
      if (own === id && await crypto.subtle.verify({ name: 'Ed25519' }, key, bytes, signed)) return true;
    }
  }
  return false;
}
