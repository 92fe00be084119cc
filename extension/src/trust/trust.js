// One screen: what is read, what never happens, how to switch off, how to delete.
import { byId, surface } from '../lib/dom.js';
import { webext } from '../lib/wire.js';

const { w } = await surface();
byId('version').textContent = w.t('trust_version', { version: webext.runtime.getManifest().version });
