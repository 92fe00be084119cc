// Releases of an address database as server/sign makes them, for tests: keys are made anew at each run, none is kept.
import crypto from 'node:crypto';
import zlib from 'node:zlib';

export const DAY = 86_400_000;
const hash = (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');

/** A key pair: text is what an extension pins. */
export function newKey() {
  const { privateKey, publicKey } = crypto.generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return { privateKey, text: `ed25519:${raw.toString('base64')}`, id: hash(raw).slice(0, 16) };
}

/** A line of manifest.json.sig. @param {Uint8Array} manifest @param {ReturnType<typeof newKey>} key */
export function sign(manifest, key) {
  const signed = crypto.sign(null, Buffer.concat([Buffer.from('ashiato manifest v1\n'), manifest]), key.privateKey);
  return Buffer.from(`ed25519 ${key.id} ${signed.toString('base64')}\n`);
}

/**
 * A signed release: path → bytes.
 * @param {{ database: Uint8Array, key: ReturnType<typeof newKey>, created: number, version?: string, expires?: number, change?: (m: any) => void, level?: number }} of
 * @returns {{ files: Record<string, Buffer>, manifest: any }}
 */
export function release({ database, key, created, version = 'v2', expires = created + 90 * DAY, change = () => {}, level = 1 }) {
  const packed = zlib.gzipSync(database, { level });
  const second = (ms) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
  const manifest = {
    version, created: second(created), expires: second(expires), dataDate: second(created).slice(0, 10), url: `/v1/networks-${version}.mmdb`,
    size: database.length, sha256: hash(database), gzip: { size: packed.length, sha256: hash(packed) }, licence: 'CC BY-SA 4.0', sources: [],
  };
  change(manifest);
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  return { manifest, files: { '/v1/manifest.json': text, '/v1/manifest.json.sig': sign(text, key), [`${manifest.url}.gz`]: packed } };
}
