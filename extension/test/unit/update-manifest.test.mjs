// Which manifests are accepted: the vectors that the server's own rule is tested on.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import { accept, readManifest } from '../../src/background/update-manifest.js';
import { publicKeys } from '../../src/lib/signature.js';

const vectors = JSON.parse(fs.readFileSync(new URL('../../../server/sign/testdata/accept.json', import.meta.url), 'utf8'));
const bytes = (text) => new TextEncoder().encode(text);

test('the rule is that of server/sign', async (t) => {
  assert.ok(vectors.length >= 60);
  for (const v of vectors) {
    await t.test(v.name, async () => {
      const held = v.held && { created: Date.parse(v.held.created), sha256: v.held.sha256 };
      const client = { keys: await publicKeys(v.keys), now: Date.parse(v.now), held, version: v.version };
      const said = accept({ bytes: bytes(v.manifest), signature: bytes(v.signature) }, client);
      if (v.want === '') assert.equal((await said).sha256, JSON.parse(v.manifest).sha256);
      else await assert.rejects(said, { code: v.want });
    });
  }
});

test('no key, no manifest', async () => {
  const [v] = vectors;
  await assert.rejects(accept({ bytes: bytes(v.manifest), signature: bytes(v.signature) }, { keys: [], now: Date.parse(v.now), held: null, version: '' }), { code: 'signature' });
});

test('keys of another form are refused', async () => {
  for (const bad of ['', 'ed25519:', 'ed25519:AAAA', `rsa:${vectors[0].keys[0].slice(8)}`, `${vectors[0].keys[0]}x`]) await assert.rejects(publicKeys([bad]), bad);
});

test('every cut and every changed byte of a good manifest is refused or still a manifest', async () => {
  const good = vectors.find((v) => v.want === '');
  const keys = await publicKeys(good.keys);
  const text = bytes(good.manifest), signature = bytes(good.signature);
  for (let i = 0; i < text.length; i++) {
    const changed = text.slice();
    changed[i] ^= 1 << (i % 8);
    await assert.rejects(accept({ bytes: changed, signature }, { keys, now: Date.parse(good.now), held: null, version: '' }), { code: 'signature' });
    for (const b of [changed, text.subarray(0, i)]) {
      try {
        assert.match(readManifest(b).url, /^\/v1\/networks-[0-9A-Za-z][0-9A-Za-z.-]*\.mmdb$/);
      } catch (e) {
        assert.equal(e.code, 'form');
      }
    }
  }
});
