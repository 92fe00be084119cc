// Shown once, after the first install: one thing to do now.
import { byId, surface, wayToHistory } from '../lib/dom.js';

const { w } = await surface();
byId('open').replaceWith(await wayToHistory(w) ?? '');
