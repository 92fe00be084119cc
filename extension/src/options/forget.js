// Away with all that is kept: asked first, and taken back for as long as this page is open. What it says stands beside its button.
import { dropReminders, putBackReminders } from '../background/reminders.js';
import { byId } from '../lib/dom.js';
import { send, webext } from '../lib/wire.js';

/** @param {{ w: import('../lib/i18n.js').Words, draw: () => Promise<void> }} page */
export function forgetPart({ w, draw }) {
  /** The reminders of what was deleted last. @type {import('../background/reminders.js').Reminder[]} */
  let gone = [];
  /** Names what was deleted last, 0 where nothing can come back. */
  let undo = 0;

  /** @param {boolean} asked */
  const ask = (asked) => {
    byId('sure').hidden = !asked;
    byId('forget').setAttribute('aria-expanded', String(asked));
  };
  /** @param {string} key */
  const say = (key) => {
    byId('forgotten').textContent = w.t(key);
    byId('undo').hidden = undo === 0;
    byId('forgotten').scrollIntoView({ block: 'center' });
  };

  byId('forget').onclick = () => {
    ask(true);
    byId('sure').focus();
    byId('sure').scrollIntoView({ block: 'nearest' });
  };
  byId('forget-no').onclick = () => {
    ask(false);
    byId('forget').focus();
  };
  byId('forget-yes').onclick = async () => {
    ask(false);
    byId('forget').focus(); // the button that was pressed is gone
    const answer = await send('forget');
    if (!answer) return say('options_forget_failed');
    undo = answer.undo;
    gone = await dropReminders(Date.now());
    await draw();
    say(undo === 0 ? 'options_forgotten_for_good' : 'options_forgotten');
    if (undo !== 0) byId('undo').focus();
  };
  byId('undo').onclick = async () => {
    const back = await send('undo-forget', { undo });
    if (back) await putBackReminders(gone, Date.now());
    undo = 0;
    await draw();
    byId('forget').focus();
    say(back ? 'options_forget_undone' : 'options_forget_too_late');
  };
  // What can come back is kept no longer than that is said.
  addEventListener('pagehide', () => { if (undo !== 0) void webext.storage.session.remove('forgotten'); });
}
