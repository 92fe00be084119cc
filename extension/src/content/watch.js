// When to read again: rows that arrive late, pages that change without loading, answers given in the popup. Reading is put off until the
// page has been quiet for a moment, and less often the longer it goes on changing.

const QUIET = 300; // milliseconds without a change before reading
const PATIENCE = 2000; // milliseconds after which a page that never rests is read all the same, if it is not read less often
const RESTED = 5000; // milliseconds without a change after which a page counts as new
const SLOWEST = 10_000; // milliseconds between two readings of a history that never rests
const IDLE = 60_000; // the same for a page that is no history
const ALIVE = 1500; // milliseconds between two looks whether the extension is still there
const PROMPT = 4; // so many times as long as a reading took, the next one waits where the reader or the history moves
const FOUGHT = 200; // milliseconds within which marks that go were taken away because they came
const FIGHTS = 3; // so often marks are given to a page that takes them away
const SKIPS = 3; // so many readings in a row leave out records that changed meanwhile
const MAX_SHAKEN = 20_000; // elements that are noted as changed meanwhile
const MAX_RECORDS = 1000; // changes that are looked at before the page goes on
const LATE_ROOTS = [1000, 2000, 4000, 8000]; // milliseconds between looks for shadow roots, of which nothing tells
const ACTS = ['click', 'change', 'scroll']; // of the reader, after which a page shows something else

/** The language of the words that were sent, for screen readers. */
let answerLanguage = 'ja';
/** What to say when the extension was updated under this page. @type {Bar | null} */
let reloadBar = null;

const LISTENING = { capture: true, passive: true };

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
  let changed = 0, deadline = Infinity; // when the page last changed, and when it is read even if it does not rest
  let read = ''; // the address of what was read last
  let took = 0, placed = 0; // how long the last reading took, and when its marks stood
  let acted = false, moved = false, fought = false; // since the last reading: the reader did something, marked rows changed, marks were taken away as they came
  let skips = 0, skipped = false, fights = 0;
  /** @type {Answer | null} */
  let given = null; // what was said of the page as it was read last
  /** What changed, with all around it, while a reading was under way. @type {Set<Node>} */
  const shaken = new Set();
  let flooded = false; // too much to note
  let heeding = false;
  const observer = new MutationObserver(notice);

  /** @param {MutationRecord[]} records */
  function notice(records) {
    if (stopped) return;
    const most = records.length > MAX_RECORDS;
    if (most && everMarked) nextTask().then(() => { notice(records.slice(MAX_RECORDS)); });
    const theirs = everMarked ? records.slice(0, MAX_RECORDS).filter(foreign) : records;
    if (theirs.length === 0) return;
    flooded ||= most;
    if (busy && !flooded) noteShaken(theirs);
    if (everMarked && checkRows(theirs)) {
      fought ||= performance.now() - placed < FOUGHT;
      moved ||= !fought;
    }
    later();
  }

  const observed = new WeakSet();

  /** @param {Node} root */
  function observe(root) {
    if (observed.has(root)) return;
    observed.add(root);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    // A frame's document comes later than its page, and no change of the page tells of it.
    run(root, 'addEventListener', 'load', frameLoaded, true);
    if (heeding && isDocument(root)) for (const act of ACTS) run(root, 'addEventListener', act, did, LISTENING);
  }

  /** From now on the reader's doings count: on a history, and where a page would be read seldom, since it never rests. Other pages need not be listened to. */
  function heed() {
    if (heeding) return;
    heeding = true;
    for (const act of ACTS) run(document, 'addEventListener', act, did, LISTENING);
    addEventListener('resize', resized);
  }

  /** @param {MutationRecord[]} records */
  function noteShaken(records) {
    for (const { target } of records) {
      flooded ||= shaken.size > MAX_SHAKEN;
      if (flooded) return;
      for (let at = /** @type {any} */ (target); at && !shaken.has(at); at = parentNode(at) ?? hostOf(at)) shaken.add(at);
    }
  }

  /** Did a record change since it was read? Where it never rests, that no longer counts. @param {Element} element */
  function isShaken(element) {
    const is = skips < SKIPS && (flooded || shaken.has(element));
    skipped ||= is;
    return is;
  }

  function later() {
    dirty = true;
    const now = performance.now();
    if (now - changed > RESTED || location.href !== address) pause = QUIET;
    const soon = acted || moved;
    if (soon) pause = Math.min(pause, Math.max(QUIET, Math.min(PATIENCE, took * PROMPT)));
    changed = now;
    address = location.href;
    if (stopped || busy) return;
    acted = moved = false;
    deadline = Math.min(deadline, now + Math.max(soon ? 2 * QUIET : PATIENCE, pause));
    clearTimeout(timer);
    timer = setTimeout(() => { void readAgain(false); }, Math.max(0, Math.min(pause, deadline - now)));
  }

  /** @param {boolean} always  read even if nothing changed @returns {Promise<boolean>} */
  async function readAgain(always) {
    forced ||= always && busy;
    if (stopped || busy) return false;
    timer = undefined;
    deadline = Infinity;
    if (own(document, 'visibilityState') === 'hidden' && !always && last !== '') {
      run(document, 'addEventListener', 'visibilitychange', later, { once: true });
      return false;
    }
    if (orphaned()) {
      end();
      return false;
    }
    busy = true;
    dirty = skipped = flooded = false;
    shaken.clear();
    const began = performance.now();
    try {
      return await readNow(always);
    } finally {
      busy = false;
      shaken.clear();
      skips = skipped ? skips + 1 : 0;
      took = performance.now() - began;
      if (forced) {
        forced = false;
        void readAgain(true);
      } else if (dirty) {
        later();
      }
    }
  }

  /** @param {boolean} always */
  async function readNow(always) {
    const snapshot = await takeSnapshot(document);
    const roots = [document, ...snapshot.roots, ...snapshot.frames];
    roots.forEach(observe);
    lookForRoots(snapshot.bare);
    if (everMarked) removeCopies(roots);
    read = location.href;
    const ask = () => handOver({ kind: 'analyze', url: read, head: snapshot.head, nodes: snapshot.nodes });
    const first = last === '' || always ? await ask() : null; // it will be asked in any case: the background begins, and the rest is done meanwhile
    if (first) await nextTask();
    const state = read + await fingerprint(snapshot.nodes);
    if (state === last && !always) {
      await restore(snapshot);
      return false;
    }
    pause = first ? QUIET : Math.min(pause * 2, slowest);
    if (pause > 2 * QUIET) heed();
    last = state;
    given = null;
    fights = 0;
    /** @type {Answer | null} */
    const answer = await (first ?? await ask()).answer;
    if (stopped) return false;
    if (!answer) return failed();
    failures = 0;
    slowest = answer.history ? SLOWEST : IDLE;
    if (answer.history) heed();
    answerLanguage = answer.language || answerLanguage;
    reloadBar = answer.reload ?? reloadBar;
    given = answer;
    await show(answer, snapshot);
    return !stopped;
  }

  /** @param {Answer} answer @param {Snapshot} snapshot */
  async function show(answer, { elements }) {
    fought = false;
    placed = Infinity;
    const fresh = await applyMarks(answer.marks ?? [], elements, () => {
      clearInterval(alive);
      if (stopped) return;
      if (marked.size > 0) alive = setInterval(() => { if (orphaned()) end(); }, ALIVE);
      const near = answer.marks?.map((m) => elementOf(m, elements)).find((e) => e && own(e, 'isConnected')) ?? null;
      showBar(answer.bar, near);
    }, isShaken);
    placed = performance.now();
    makeRoom(fresh).catch(() => {}); // where the page refuses, they stay where they are
  }

  /** The page says what it said, but perhaps in other elements: their marks went with the old ones. @param {Snapshot} snapshot */
  async function restore(snapshot) {
    if (!given?.marks?.some((m) => !hasMark(elementOf(m, snapshot.elements)))) return;
    fights = fought ? fights + 1 : 0;
    if (fights > FIGHTS) return;
    pause = fought ? Math.min(pause * 2, slowest) : QUIET;
    await show(given, snapshot);
  }

  let looks = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let looking;

  /** Looks a few times whether elements have got a shadow root meanwhile. @param {Element[]} bare */
  function lookForRoots(bare) {
    clearTimeout(looking);
    looks = 0;
    if (bare.length > 0) look();
    function look() {
      looking = setTimeout(() => {
        if (stopped) return;
        if (bare.some(shadowRoot)) later();
        else if (++looks < LATE_ROOTS.length) look();
      }, LATE_ROOTS[looks]);
    }
  }

  /** @param {Event} event */
  function frameLoaded(event) {
    const { target } = event;
    if (nodeType(target) === Node.ELEMENT_NODE && /^i?frame$/.test(localName(target))) later();
  }

  /** @param {Event} event */
  function did({ type }) {
    acted ||= type !== 'scroll' || slowest === SLOWEST; // elsewhere the reader only looks around
    if (type === 'click') resized();
  }

  /** Of records that are shown twice, the others may be seen now. */
  function resized() {
    if (given?.marks?.some((m) => m.twin)) later();
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
      // A page that is loaded beforehand, and perhaps never seen, must not speak for its tab.
      if (own(document, 'prerendering')) run(document, 'addEventListener', 'prerenderingchange', () => { void readAgain(false); }, { once: true });
      else void readAgain(false);
      // A page that changes its address without loading changes its content too, but perhaps before its address.
      addEventListener('popstate', later);
      run(document, 'addEventListener', 'visibilitychange', () => { if (!stopped && orphaned()) end(); });
      // A page that one goes back to is as it was, but its tab has shown others since.
      addEventListener('pageshow', (event) => { if (event.persisted) void readAgain(true); });
      run(document, 'addEventListener', 'load', frameLoaded, true);
    },
    /** Is the page being read, or is it to be since its address is another one? */
    busy() {
      if (!busy && !stopped && read !== '' && read !== location.href) void readAgain(true);
      return busy;
    },
    stopped: () => stopped,
    again: () => { pause = QUIET; return readAgain(true); },
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearInterval(alive);
      observer.disconnect();
      run(document, 'removeEventListener', 'load', frameLoaded, true);
      for (const act of ACTS) run(document, 'removeEventListener', act, did, LISTENING);
      removeAll();
    },
  };
}

/** A change that is not our own doing: we put our elements into the page, and texts into them. @param {MutationRecord} record */
function foreign({ type, target, addedNodes, removedNodes }) {
  if (type !== 'childList') return true;
  return !ownNode(target) && ([...addedNodes].some((n) => !ownNode(n)) || [...removedNodes].some((n) => !ownNode(n)));
}

/** @param {Node} node */
function ownNode(node) {
  return nodeType(node) === Node.ELEMENT_NODE && localName(node).startsWith('ashiato-');
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
