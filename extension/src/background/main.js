// The background: wiring only. It is stopped whenever it rests for half a minute, so that listeners stand at the top and nothing is remembered
// here.
import './begin.js';
import { countryName } from '../lib/format.js';
import { languageFor } from '../lib/i18n.js';
import { listen, listenInParts, webext } from '../lib/wire.js';
import { reload, wake } from './analyzer.js';
import { expire } from './archive.js';
import { askPage, checkPage } from './check.js';
import { readOptions, wordsFor } from './options.js';
import * as popup from './popup.js';
import { readPage } from './reading.js';
import { keepInStep, removeSite } from './sites.js';
import { dropState } from './state.js';
import { beginSurfaces, listenToCommands, listenToReminders, surfaces } from './surfaces.js';
import { channel } from './update-channel.js';
import { probe } from './update-probe.js';
import { updater } from './update.js';

const updates = updater({ channel, probe, reload });

listen({
  wake: () => { void wake().catch(() => {}); },
  analyze: readPage,
  state: ({ tabId }) => popup.stateOf(tabId),
  answer: popup.answer,
  'undo-answer': popup.undoAnswer,
  'check-page': ({ tabId }) => checkPage(tabId),
  'remember-site': async () => { await keepInStep(); return true; },
  'forget-site': ({ origin }) => removeSite(origin),
  'show-marks': async ({ tabId }) => (await askPage(tabId, 'show')) !== null,
  options: popup.optionsState,
  'set-options': popup.setOptions,
  forget: popup.forget,
  'undo-forget': popup.undoForget,
  'update-state': updates.state,
  'update-check': updates.check,
  'update-switch': updates.setSwitch,
  ...surfaces,
});

listenInParts('analyze', readPage);
listenToCommands();
listenToReminders();
updates.listen();
webext.permissions.onAdded.addListener(keepInStep);
webext.permissions.onRemoved.addListener(keepInStep);
webext.tabs.onRemoved.addListener((/** @type {number} */ tabId) => { void dropState(tabId); });
webext.runtime.onStartup.addListener(begin);
webext.runtime.onInstalled.addListener(begin);
webext.contextMenus?.onClicked.addListener((/** @type {any} */ _info, /** @type {any} */ tab) => { if (tab?.id !== undefined) void checkPage(tab.id); });

/** @param {{ reason?: string }} [details] */
async function begin(details) {
  await webext.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  await keepInStep();
  await expire(Date.now(), (await readOptions()).keepDays).catch(() => {});
  await popup.dropForgotten(Date.now());
  const w = await wordsFor(await readOptions());
  await webext.contextMenus?.removeAll();
  webext.contextMenus?.create({ id: 'check', title: w.t('menu_check'), contexts: ['page'] });
  await updates.resume().catch((e) => console.error('ashiato: update:', e));
  await beginSurfaces(details, Date.now());
}

// A browser that has just started takes 20 to 40 ms until it can name its first country: while the analyzer is brought, nobody waits for that.
void readOptions().then(({ language }) => { countryName('JP', languageFor(language)); }).catch(() => {});
