// The weekly update of the address database: only in a build with a channel, only in the background, and only while its switch is on. It asks
// for one whole file, the same for everybody; nothing about the person or a page is in the request.
//
// Lifecycle: an alarm rings, or the person asks → manifest and signature → proved (update-manifest.js) → is it newer than what is used? → room? →
// file, size, hash (update-fetch.js) → stored beside the old → read back and tried in the analyzer (update-probe.js) → pointer turned → the old
// one deleted. Before the first step the next alarm stands, so that a background killed at any step tries again; until the last one the old
// database serves.
import { publicKeys, Unsupported } from '../lib/signature.js';
import { webext } from '../lib/wire.js';
import { ownFile } from './owndatabase.js';
import { large, LIMITS, small } from './update-fetch.js';
import { accept, MAX_MANIFEST, Refused } from './update-manifest.js';
import { deleteStore, dropUpdate, getFile, point, pointer, putFile, shipped, sweep } from './update-store.js';

export const ALARM = 'update-database';
const HOUR = 3_600_000, DAY = 24 * HOUR;
/** Between two checks: a week, and up to half a day to either side so that clients do not come all at once. */
const PERIOD = 7 * DAY, JITTER = DAY / 2;
/** After a failure: an hour, then twice as long each time, at most a day. */
const FIRST_RETRY = HOUR, LAST_RETRY = DAY;
/** Progress is told, and the background kept awake by it, this often; milliseconds. */
const BEAT = 5_000, TELL = 300;

/** How an update ended. @typedef {'' | 'updated' | 'current' | 'own' | import('./update-manifest.js').Fault} Result */
/**
 * What is kept in storage.local. newest: of all manifests ever proved, so that nothing older is taken even if the browser threw the database away.
 * @typedef {{ on: boolean, next: number, checked: number, result: Result, detail: string, failures: number, newest: { created: number, sha256: string } | null }} Kept
 */
/** What the options page shows. @typedef {Kept & { version: string, step: '' | 'manifest' | 'download' | 'proof', bytes: number, size: number }} State */

/** @returns {Promise<Kept>} */
async function kept() {
  const { update: u } = await webext.storage.local.get('update');
  const number = (/** @type {unknown} */ v) => (Number.isFinite(v) ? /** @type {number} */ (v) : 0);
  const newest = typeof u?.newest?.sha256 === 'string' && Number.isFinite(u.newest.created) ? u.newest : null;
  return { on: u?.on !== false, next: number(u?.next), checked: number(u?.checked), result: u?.result ?? '', detail: u?.detail ?? '', failures: number(u?.failures), newest };
}

/** One writer after the other: what one has read is not changed under it. @type {Promise<unknown>} */
let writing = Promise.resolve();

/** @param {Partial<Kept>} change */
function keep(change) {
  const written = writing.then(async () => webext.storage.local.set({ update: { ...(await kept()), ...change } }));
  writing = written.catch(() => {});
  return written;
}

/** Removes what a build with a channel left behind; any other build finds nothing and does nothing. */
async function forget() {
  if (!(await webext.storage.local.get('update')).update) return;
  await deleteStore();
  await webext.alarms?.clear(ALARM);
  await webext.storage.local.remove('update');
}

/** @returns {Promise<StorageEstimate>} */
const room = async () => navigator.storage.estimate().catch(() => ({}));

/**
 * @param {object} world
 * @param {import('./update-channel.js').Channel | null} world.channel
 * @param {(data: ArrayBuffer) => Promise<void>} world.probe
 * @param {() => Promise<unknown>} world.reload  opens the analyzer's databases again
 * @param {() => number} [world.now]
 * @param {() => number} [world.random]  from 0 to 1
 * @param {typeof LIMITS} [world.limits]
 */
export function updater({ channel, probe, reload, now = Date.now, random = Math.random, limits = LIMITS }) {
  /** The one update under way. @type {{ done: Promise<Result>, stop: AbortController } | null} */
  let running = null;
  /** @type {{ step: State['step'], bytes: number, size: number }} */
  let progress = { step: '', bytes: 0, size: 0 };
  let told = 0;

  /** @param {Partial<typeof progress>} change */
  async function tell(change) {
    const step = change.step !== undefined && change.step !== progress.step;
    progress = { ...progress, ...change };
    if (!step && now() - told < TELL) return;
    told = now();
    // A page that shows it is woken; the call itself keeps a worker from being put to rest.
    await webext.storage.session.set({ update: { ...progress, at: told } }).catch(() => {});
  }

  /** Sets the alarm. @param {number} when  milliseconds since 1970 */
  async function schedule(when) {
    await keep({ next: when });
    await webext.alarms.create(ALARM, { when });
  }

  const regular = () => now() + PERIOD + (random() * 2 - 1) * JITTER;
  /** @param {number} failures */
  const retry = (failures) => now() + Math.min(FIRST_RETRY * 2 ** (failures - 1), LAST_RETRY) * (1 + random() / 4);

  /** Manifest and signature; once more past all caches if they do not fit: a release may have come between the two. @param {import('./update-channel.js').Channel} from @param {AbortSignal} signal */
  async function proved(from, signal) {
    const keys = await publicKeys(from.keys).catch((e) => { throw e instanceof Unsupported ? new Refused('unsupported') : e; });
    const [floor, { newest }] = await Promise.all([shipped(), kept()]);
    const client = { keys, now: now(), held: newest && newest.created > floor.created ? newest : floor, version: webext.runtime.getManifest().version };
    const ask = async (/** @type {boolean} */ anew) => {
      const run = { signal, limits };
      const bytes = await small(`${from.url}/v1/manifest.json`, MAX_MANIFEST, run, anew);
      const signature = await small(`${from.url}/v1/manifest.json.sig`, 1 << 10, run, anew);
      return accept({ bytes, signature }, client);
    };
    const manifest = await ask(false).catch((e) => { if (e?.code === 'signature') return ask(true); throw e; });
    await keep({ newest: { created: manifest.created, sha256: manifest.sha256 } });
    return { manifest, floor };
  }

  /** @param {import('./update-channel.js').Channel} from @param {AbortSignal} signal @returns {Promise<Result>} */
  async function steps(from, signal) {
    if (await ownFile().catch(() => undefined)) return 'own'; // it would not be used
    await tell({ step: 'manifest', bytes: 0, size: 0 });
    const { manifest, floor } = await proved(from, signal);
    const used = await pointer();
    const { version, created, expires, sha256, size, gzip } = manifest;
    const there = used?.sha256 === sha256 && (await getFile(sha256))?.byteLength === size;
    if (sha256 === floor.sha256) { // also the withdrawal of all that came after it
      if (used) await dropUpdate();
      if (used) await reload();
      return used && used.created > floor.created ? 'updated' : 'current';
    }
    if (there) {
      await point({ version, created, expires, sha256, size }); // signed anew
      await sweep(); // what a killed update left
      return 'current';
    }
    await sweep();
    const { quota, usage } = await room();
    if (quota !== undefined && usage !== undefined && quota - usage < 2 * size) throw new Refused('storage');
    await tell({ step: 'download', size: gzip.size });
    const data = await large(from.url, manifest, { signal, limits, onBytes: (bytes) => void tell({ bytes }) });
    await tell({ step: 'proof' });
    const storage = (/** @type {unknown} */ e) => { throw new Refused('storage', e instanceof Error ? e.name : ''); };
    await putFile(sha256, data.buffer).catch(storage);
    const back = await getFile(sha256).catch(storage);
    if (back?.byteLength !== size) throw new Refused('storage', 'not as written');
    try {
      await probe(back);
      if (signal.aborted) throw new Refused('stopped');
      await point({ version, created, expires, sha256, size }).catch(storage);
    } finally {
      await sweep().catch(() => {}); // the old one, or the new one if it is no good
    }
    await reload();
    return 'updated';
  }

  /** @param {import('./update-channel.js').Channel} from @param {AbortController} stop @returns {Promise<Result>} */
  async function run(from, stop) {
    const { failures } = await kept();
    await schedule(retry(failures + 1)); // stands if we are killed
    const beat = setInterval(() => void tell({}), BEAT);
    /** @type {Result} */ let result;
    let detail = '';
    try {
      result = await steps(from, stop.signal);
    } catch (e) {
      result = e instanceof Refused ? e.code : 'storage';
      detail = e instanceof Refused ? e.detail : String(e);
      console.warn('ashiato: update:', result, detail);
    } finally {
      clearInterval(beat);
    }
    const well = ['updated', 'current', 'own', 'unsupported'].includes(result);
    await keep({ checked: now(), result, detail: detail.slice(0, 200), failures: well ? 0 : failures + 1 });
    if (result === 'stopped') await webext.alarms.clear(ALARM);
    else await schedule(well ? regular() : retry(failures + 1));
    return result;
  }

  /** Looks for a newer database now. @returns {Promise<Result>} */
  function check() {
    if (!channel) return Promise.resolve('');
    if (!running) {
      const stop = new AbortController();
      const mine = { stop, done: run(channel, stop).finally(async () => {
        running = null;
        await tell({ step: '', bytes: 0, size: 0 });
      }) };
      running = mine;
    }
    return running.done;
  }

  /** The alarm: browsers ring it late, and once for all that were missed. */
  async function ring() {
    if ((await kept()).on) await check();
  }

  return {
    check,
    /** To be called once at the top of the background. */
    listen() {
      if (!channel) return;
      webext.alarms.onAlarm.addListener((/** @type {{ name: string }} */ alarm) => (alarm.name === ALARM ? ring() : undefined));
    },
    /** At the start of the browser and after an installation: alarms are lost with some updates, and clocks are set. */
    async resume() {
      if (!channel) {
        await forget();
        return;
      }
      const { on, next } = await kept();
      if (!on) return;
      if (next === 0) await schedule(now() + HOUR + random() * DAY);
      else if (next > now() + PERIOD + 2 * JITTER) await schedule(regular()); // the clock was ahead
      else await schedule(Math.max(next, now() + 60_000));
    },
    /** @param {{ on: boolean }} message */
    async setSwitch({ on }) {
      if (!channel) return false;
      await keep({ on });
      if (on) await schedule(now() + 60_000);
      else {
        running?.stop.abort();
        await running?.done;
        await webext.alarms.clear(ALARM);
        await keep({ next: 0, result: '', detail: '', failures: 0 });
      }
      return true;
    },
    /** @returns {Promise<State | null>} null where there is no update */
    async state() {
      if (!channel) return null;
      const used = await pointer().catch(() => undefined);
      const floor = await shipped();
      return { ...(await kept()), version: used && used.created > floor.created ? used.version : floor.version, ...progress };
    },
  };
}
