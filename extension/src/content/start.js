// The content script's beginning: it wakes the background while the page still loads, then reads. It runs once in a page, however
// often it is put in; another time reads again.

const here = /** @type {any} */ (globalThis);
if (here.ashiato && !here.ashiato.stopped()) {
  void here.ashiato.again();
} else if (own(document, 'documentElement')?.localName === 'html' || own(document, 'readyState') === 'loading') {
  here.ashiato = watcher();
  webext.runtime.sendMessage({ kind: 'wake' }).catch(() => {});
  webext.runtime.onMessage.addListener(listen);
  if (own(document, 'readyState') === 'loading') run(document, 'addEventListener', 'DOMContentLoaded', here.ashiato.start, { once: true });
  else here.ashiato.start();
}

/**
 * What the background asks of a page: where it is, what it is made of, to read it again, to show a mark, to leave it.
 * @param {{ kind: string }} message
 * @param {{ id?: string, tab?: unknown }} sender
 * @param {(answer: unknown) => void} answer
 */
function listen(message, sender, answer) {
  if (sender.id !== webext.runtime.id || sender.tab) return false;
  if (message.kind === 'again') {
    here.ashiato.again().then(answer, () => answer(false));
    return true;
  }
  if (message.kind === 'here') {
    answer({ url: location.href, busy: here.ashiato.busy() });
    return false;
  }
  if (message.kind === 'snapshot') {
    takeSnapshot(document).then(({ nodes }) => answer(nodes), () => answer(null));
    return true;
  }
  if (message.kind === 'show') showFirstMark();
  if (message.kind === 'next' || message.kind === 'previous') showMark(message.kind === 'next' ? 1 : -1);
  if (message.kind === 'leave') {
    here.ashiato.stop();
    here.ashiato = undefined;
    webext.runtime.onMessage.removeListener(listen);
  }
  answer(true);
  return false;
}
