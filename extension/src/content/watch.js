// When to read again: rows that arrive late, pages that change without loading, answers given in the popup. Reading is put off until the
// page has been quiet for a moment, and less often the longer it goes on changing.

const QUIET = 300; // milliseconds without a change before reading
const PATIENCE = 2000; // milliseconds after which a page that never rests is read all the same
const RESTED = 5000; // milliseconds without a change after which a page counts as new
const SLOWEST = 10_000; // milliseconds between two readings of a history that never rests
const IDLE = 60_000; // the same for a page that is no history
const ALIVE = 1500; // milliseconds between two looks whether the extension is still there

/** The language of the words that were sent, for screen readers. */
let answerLanguage = 'ja';
/** What to say when the extension was updated under this page. @type {Bar | null} */
let reloadBar = null;

/** @typedef {{ marks: Mark[], bar: Bar | null, history: boolean, error?: string, language: string, reload: Bar | null }} Answer */

/** Is the extension gone that this script belongs to? */
function orphaned() {
  try {
    return !webext.runtime?.id;
  } catch {
    return true;
  }
}

/** Reads the page again whenever it changes. Call start once; again() reads at once; stop() leaves the page as it was. */
function watcher() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let pause = QUIET, slowest = SLOWEST, failures = 0, last = '', address = '', busy = false, dirty = false, forced = false, stopped = false;
  /** Nothing tells a script that its extension is gone: a page with marks looks. @type {ReturnType<typeof setInterval> | undefined} */
  let alive;
  let changed = 0, since = 0; // when the page last changed, and since when a reading is due
  const observer = new MutationObserver((records) => { if (records.some(foreign)) later(); });
  const observed = new WeakSet();

  /** @param {Node} root */
  function observe(root) {
    if (observed.has(root)) return;
    observed.add(root);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
  }

  function later() {
    dirty = true;
    const now = performance.now();
    if (now - changed > RESTED || location.href !== address) pause = QUIET;
    changed = now;
    address = location.href;
    if (stopped || busy) return;
    since ||= now;
    if (timer && now - since > Math.max(PATIENCE, pause)) return; // it has waited long enough
    clearTimeout(timer);
    timer = setTimeout(() => { void read(false); }, pause);
  }

  /** @param {boolean} always  read even if nothing changed @returns {Promise<boolean>} */
  async function read(always) {
    forced ||= always && busy;
    if (stopped || busy) return false;
    timer = undefined;
    since = 0;
    if (own(document, 'visibilityState') === 'hidden' && !always && last !== '') {
      run(document, 'addEventListener', 'visibilitychange', later, { once: true });
      return false;
    }
    if (orphaned()) {
      end();
      return false;
    }
    busy = true;
    dirty = false;
    try {
      return await readNow(always);
    } finally {
      busy = false;
      if (forced) {
        forced = false;
        void read(true);
      } else if (dirty) {
        later();
      }
    }
  }

  /** @param {boolean} always */
  async function readNow(always) {
    const snapshot = await takeSnapshot(document);
    for (const root of [document, ...snapshot.roots, ...snapshot.frames]) observe(root);
    const ask = () => handOver({ kind: 'analyze', url: location.href, head: snapshot.head, nodes: snapshot.nodes });
    const first = last === '' || always ? await ask() : null; // it will be asked in any case: the background begins, and the rest is done meanwhile
    if (first) await nextTask();
    const state = location.href + await fingerprint(snapshot.nodes);
    if (state === last && !always) return false;
    pause = first ? QUIET : Math.min(pause * 2, slowest);
    last = state;
    /** @type {Answer | null} */
    const answer = await (first ?? await ask()).answer;
    if (stopped) return false;
    if (!answer) return failed();
    failures = 0;
    slowest = answer.history ? SLOWEST : IDLE;
    answerLanguage = answer.language || answerLanguage;
    reloadBar = answer.reload ?? reloadBar;
    await applyMarks(answer.marks ?? [], snapshot.elements, () => {
      clearInterval(alive);
      if (stopped) return;
      if (marked.size > 0) alive = setInterval(() => { if (orphaned()) end(); }, ALIVE);
      const near = answer.marks?.map((m) => snapshot.elements[m.node]).find((e) => e && own(e, 'isConnected')) ?? null;
      showBar(answer.bar, near);
    });
    return !stopped;
  }

  /** @param {Event} event */
  function frameLoaded(event) {
    if (/^i?frame$/.test(event.target === document ? '' : localName(event.target))) later();
  }

  /** The background died on the way, or was too slow: ask again, a few times. */
  function failed() {
    last = '';
    if (orphaned()) end();
    else if (++failures < 3) dirty = true;
    return false;
  }

  /** The extension was updated, removed or switched off under this page: its marks go at once, the page is told how to get them back, and all rests. */
  function end() {
    if (stopped) return;
    stopped = true;
    clearTimeout(timer);
    clearInterval(alive);
    observer.disconnect();
    const had = marked.size > 0;
    removeAll();
    if (had && reloadBar) showBar(reloadBar, null);
  }

  return {
    start() {
      removeAll(); // what an earlier copy of this script left
      void read(false);
      // A page that changes its address without loading changes its content too, but perhaps before its address.
      addEventListener('popstate', later);
      run(document, 'addEventListener', 'visibilitychange', () => { if (!stopped && orphaned()) end(); });
      // A frame's document comes later than its page, and no change of the page tells of it.
      run(document, 'addEventListener', 'load', frameLoaded, true);
    },
    busy: () => busy,
    stopped: () => stopped,
    again: () => { pause = QUIET; return read(true); },
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearInterval(alive);
      observer.disconnect();
      run(document, 'removeEventListener', 'load', frameLoaded, true);
      removeAll();
    },
  };
}

/** A change that is not our own doing. @param {MutationRecord} record */
function foreign(record) {
  if (record.type !== 'childList') return !ownNode(record.target);
  return [...record.addedNodes, ...record.removedNodes].some((n) => !ownNode(n)) && !ownNode(record.target);
}

/** @param {Node} node */
function ownNode(node) {
  const element = nodeType(node) === Node.ELEMENT_NODE ? node : own(node, 'parentElement');
  return element !== null && (localName(element).startsWith('ashiato-') || run(element, 'closest', 'ashiato-mark, ashiato-bar') !== null);
}

/** Characters up to which a text is kept itself, to be compared: that takes less time than to count it up. */
const KEPT_TEXT = 1 << 20;

/** What shows whether a text changed: itself, or a number for a long one. @param {string[]} pieces */
async function fingerprint(pieces) {
  if (pieces.reduce((n, p) => n + p.length, 0) <= KEPT_TEXT) return pieces.join();
  let h = 0x811c9dc5;
  await inSlices(pieces, (text) => {
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  });
  return (h >>> 0).toString(36);
}
