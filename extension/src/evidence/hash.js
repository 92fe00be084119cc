// The fingerprint of the data of a record: SHA-256 over its canonical JSON (keys sorted, no spaces), so that whoever holds the
// exported file can compute the same number.

/** @param {unknown} value JSON data @returns {string} */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(v => canonical(v === undefined ? null : v)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const o = /** @type {Record<string, unknown>} */ (value);
    return `{${Object.keys(o).filter(k => o[k] !== undefined).sort().map(k => `${JSON.stringify(k)}:${canonical(o[k])}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** @param {string | Uint8Array<ArrayBuffer>} data text is hashed as UTF-8 @returns {Promise<string>} lower-case hexadecimal */
export async function sha256(data) {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map(b => b.toString(16).padStart(2, '0')).join('');
}
