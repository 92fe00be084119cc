// Steps that were put off, by account: they say so for as long as the browser is open. Of a private window nothing is written down.
import { webext } from '../lib/wire.js';

/** Where they stand. */
export const PUT_OFF = 'guideLater';
/** Changes when all that is kept was deleted or came back: an open guide begins anew. */
export const ANEW = 'guideAnew';

/** @param {import('./case.js').Shown} shown @returns {Promise<Set<string>>} */
export async function putOff(shown) {
  if (shown.incognito) return new Set();
  const { [PUT_OFF]: all } = await webext.storage.session.get(PUT_OFF);
  return new Set(Array.isArray(all?.[shown.account]) ? all[shown.account] : []);
}

/** @param {import('./case.js').Shown} shown @param {Set<string>} ids */
export async function keepPutOff(shown, ids) {
  if (shown.incognito) return;
  const { [PUT_OFF]: all } = await webext.storage.session.get(PUT_OFF);
  await webext.storage.session.set({ [PUT_OFF]: { ...all, [shown.account]: [...ids] } });
}
