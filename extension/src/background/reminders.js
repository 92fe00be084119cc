// Reminders to look again. Asked for one by one; each is an alarm and a line in storage.local (when and which address, nothing else). When it
// rings, the toolbar button shows it in every tab until the history is opened or the reminder is put away.
import { webext } from '../lib/wire.js';
import { readOptions, wordsFor } from './options.js';

const PREFIX = 'look-again:';
const HOUR = 3_600_000;

/** @typedef {{ hours: number, due: number, url: string }} Reminder */

/** @returns {Promise<Reminder[]>} */
export async function reminders() {
  const { reminders: all } = await webext.storage.local.get('reminders');
  return Array.isArray(all) ? all.filter((r) => Number.isFinite(r?.due) && typeof r?.url === 'string') : [];
}

/** Sets a reminder or takes it away. @param {string} url  of the history @param {number} hours @param {boolean} on @param {number} now */
export async function remind(url, hours, on, now) {
  const others = (await reminders()).filter((r) => r.hours !== hours);
  const due = now + hours * HOUR;
  const all = on ? [...others, { hours, due, url: new URL(url).origin + new URL(url).pathname }] : others;
  await webext.storage.local.set({ reminders: all });
  if (on) webext.alarms?.create(PREFIX + hours, { when: due });
  else await webext.alarms?.clear(PREFIX + hours);
  await showDue(now);
}

/** Takes all away and gives them back for an undo. @param {number} now @returns {Promise<Reminder[]>} */
export async function dropReminders(now) {
  const all = await reminders();
  for (const r of all) await remind(r.url, r.hours, false, now);
  return all;
}

/** @param {Reminder[]} all @param {number} now */
export async function putBackReminders(all, now) {
  await webext.storage.local.set({ reminders: all });
  await resumeReminders(now);
}

/** Reminders whose time has come. @param {number} now @returns {Promise<Reminder[]>} */
export async function dueReminders(now) {
  return (await reminders()).filter((r) => r.due <= now);
}

/** Puts the due ones away. @param {number} now */
export async function putAwayDue(now) {
  const all = await reminders();
  const left = all.filter((r) => r.due > now);
  if (left.length !== all.length) await webext.storage.local.set({ reminders: left });
  await showDue(now);
}

/** The button of every tab that has no badge of its own. @param {number} now */
export async function showDue(now) {
  const due = await dueReminders(now);
  const w = await wordsFor(await readOptions());
  await webext.action.setBadgeText({ text: due.length > 0 ? '↻' : '' });
  await webext.action.setTitle({ title: due.length > 0 ? w.t('badge_look_again') : w.t('badge_idle') });
  if (due.length > 0) await webext.action.setBadgeBackgroundColor({ color: '#0b57a4' });
}

/** Alarms are lost with some updates: what is written down sets them again. @param {number} now */
export async function resumeReminders(now) {
  for (const r of await reminders()) if (r.due > now) webext.alarms?.create(PREFIX + r.hours, { when: r.due });
  await showDue(now);
}

/** To be called once at the top of the background. */
export function listenToReminders() {
  webext.alarms?.onAlarm.addListener((/** @type {{ name: string }} */ alarm) => { if (alarm.name.startsWith(PREFIX)) void showDue(Date.now()); });
}
