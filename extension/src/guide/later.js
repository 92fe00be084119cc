// Steps that were put off, by account: they say so for as long as the browser is open. Of a private window nothing is written down.
import { webext } from '../lib/wire.js';

const KEY = 'guideLater';

/** @param {import('./case.js').Shown} shown @returns {Promise<Set<string>>} */
export async function putOff(shown) {
  if (shown.incognito) return new Set();
  const { [KEY]: all } = await webext.storage.session.get(KEY);
  return new Set(Array.isArray(all?.[shown.account]) ? all[shown.account] : []);
}

/** @param {import('./case.js').Shown} shown @param {Set<string>} ids */
export async function keepPutOff(shown, ids) {
  if (shown.incognito) return;
  const { [KEY]: all } = await webext.storage.session.get(KEY);
  await webext.storage.session.set({ [KEY]: { ...all, [shown.account]: [...ids] } });
}
