// The pictures of the page, taken screen by screen, as one: on paper in pieces that a sheet can hold, as a file whole. Canvases, since our pages
// load no image that is not packed.
import { el } from '../lib/dom.js';
import { sha256 } from './hash.js';

const HIGHEST = 16_000; // pixels of a canvas that every browser can make
const PIECE = 1.15; // height of a piece on paper, in widths

/** @typedef {{ pieces: HTMLCanvasElement[], png: Uint8Array<ArrayBuffer>, sum: string, whole: boolean }} Album */

/**
 * @param {{ slices: { png: string, top: number }[], view: number, whole: boolean }} taken  view: height of the window in the page's pixels
 * @param {import('../lib/i18n.js').Words} w
 * @returns {Promise<Album>}
 */
export async function album({ slices, view, whole }, w) {
  const bitmaps = await Promise.all(slices.map(({ png }) => createImageBitmap(new Blob([bytesOf(png)], { type: 'image/png' }))));
  const [{ width, height }] = bitmaps;
  const scale = view > 0 ? height / view : 1;
  const tops = slices.map(({ top }) => Math.round((top - slices[0].top) * scale));
  const all = Math.min(HIGHEST, tops[tops.length - 1] + height);
  const sheet = canvas(width, all);
  bitmaps.forEach((bitmap, i) => sheet.getContext('2d')?.drawImage(bitmap, 0, tops[i]));
  const blob = await new Promise((/** @type {(b: Blob | null) => void} */ done) => { sheet.toBlob(done, 'image/png'); });
  if (!blob) throw new Error('no picture');
  const png = new Uint8Array(await blob.arrayBuffer());
  const pieces = [];
  const step = Math.round(width * PIECE);
  for (let top = 0; top < all; top += step) {
    const piece = canvas(width, Math.min(step, all - top));
    piece.className = 'picture';
    piece.setAttribute('role', 'img');
    piece.setAttribute('aria-label', w.t('evidence_picture_alt', { number: pieces.length + 1 }));
    piece.getContext('2d')?.drawImage(sheet, 0, -top);
    pieces.push(piece);
  }
  return { pieces, png, sum: await sha256(png), whole: whole && all < HIGHEST };
}

/** @param {number} width @param {number} height */
function canvas(width, height) {
  return el('canvas', { width, height });
}

/** @param {string} address  data:image/png;base64,… @returns {Uint8Array<ArrayBuffer>} */
function bytesOf(address) {
  if (!address.startsWith('data:image/png;base64,')) throw new Error('no PNG');
  return Uint8Array.from(atob(address.slice(22)), (c) => c.charCodeAt(0));
}
