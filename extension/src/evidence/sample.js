// A sample of a page that could not be read: made here, looked through by its owner, saved as a file if they wish. Nothing is sent.
import { tabOfPage } from '../guide/case.js';
import { byId, save, surface } from '../lib/dom.js';
import { send } from '../lib/wire.js';
import { sample } from './redact.js';

await surface();
const tabId = tabOfPage();
const pieces = tabId > 0 ? await send('snapshot', { tabId }).catch(() => null) : null;
const made = Array.isArray(pieces) ? sample(pieces) : '';
byId('none').hidden = made !== '';
byId('made').hidden = made === '';
byId('text').textContent = made;
byId('save').addEventListener('click', () => {
  save(`ashiato-sample-${new Date().toISOString().slice(0, 10)}.txt`, made, 'text/plain;charset=utf-8');
});
