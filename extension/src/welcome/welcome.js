// Shown once, after the first install: one thing to do now.
import { byId, outward, surface } from '../lib/dom.js';
import { firstHistory } from '../lib/providers.js';

const { w } = await surface();
const first = await firstHistory();
if (first) byId('open').append(outward(first.url, w.t('welcome_open', { name: first.name[w.language] ?? first.name.ja }), 'button primary'));
else byId('open').hidden = true;
