// When what is kept cannot be read, or the disk is full: first a file of all that can still be read, then the archive is made anew. The second
// button waits for the first: nothing goes that the person has no copy of.
import { newerHalf, rebuild, salvage } from '../background/rescue.js';
import { byId, save } from '../lib/dom.js';
import { rescueFile, sift } from './memoryfile.js';

/** @param {import('./sites.js').Part} part */
export async function rescuePart({ w, say, draw, state }) {
  const box = byId('rescue');
  const trouble = /** @type {import('../background/rescue.js').Trouble} */ (state.archive ?? '');
  box.hidden = trouble === '';
  if (trouble === '') return;
  byId('rescue-what').textContent = w.t(`options_rescue_${trouble}`);
  byId('rescue-how').textContent = w.t(`options_rescue_${trouble}_how`);
  const first = /** @type {HTMLButtonElement} */ (byId('rescue-save'));
  const second = /** @type {HTMLButtonElement} */ (byId('rescue-rebuild'));
  second.textContent = w.t(`options_rescue_${trouble}_rebuild`);
  second.disabled = true;
  first.onclick = async () => {
    const { all, lost } = await salvage();
    const sifted = sift(all);
    const now = new Date().toISOString();
    save(`ashiato-rescue-${now.slice(0, 10)}.json`, rescueFile(sifted, now), 'application/json');
    const signIns = sifted.good.signIns?.length ?? 0, bad = sifted.bad.length + lost;
    say(bad > 0 ? 'options_rescue_saved_part' : 'options_rescue_saved', { signIns, bad });
    second.disabled = false;
    second.focus();
    second.onclick = async () => {
      second.disabled = true;
      try {
        await rebuild(trouble === 'full' ? newerHalf(sifted.good) : sifted.good);
      } catch {
        say('options_rescue_failed');
        second.disabled = false;
        return;
      }
      await draw();
      say('options_rescue_done');
      byId('data-title').focus();
    };
  };
}
