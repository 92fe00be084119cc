// The pictures of the page, taken screen by screen, as one: on paper in pieces that a sheet can hold, as a file whole. Canvases, since our pages
// load no image that is not packed.
import { el } from '../lib/dom.js';
import { sha256 } from './hash.js';

const HIGHEST = 16_000; // pixels of a canvas that every browser can make
const PIECE = 0.3; // height of a piece on paper, in widths: small ones fill a sheet to its end
const LOOK = 0.6; // part of a piece's height in which a line to cut at is looked for

/** @typedef {{ pieces: HTMLCanvasElement[], png: Uint8Array<ArrayBuffer>, sum: string, whole: boolean }} Album */

/**
 * @param {{ slices: { png: string, top: number }[], view: number, whole: boolean }} taken  view: height of the window in the page's pixels
 * @returns {Promise<Album>}
 */
export async function album({ slices, view, whole }) {
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
  for (let top = 0; top < all;) {
    const bottom = all - top <= width * PIECE * 1.5 ? all : quietLine(sheet, Math.round(top + width * PIECE));
    const piece = canvas(width, bottom - top);
    piece.className = 'picture';
    piece.getContext('2d')?.drawImage(sheet, 0, -top);
    pieces.push(piece);
    top = bottom;
  }
  return { pieces, png, sum: await sha256(png), whole: whole && all < HIGHEST };
}

/**
 * The line at or above a height where the picture changes least from left to right: between two rows of a table, not through a row.
 * @param {HTMLCanvasElement} sheet @param {number} wanted
 */
function quietLine(sheet, wanted) {
  const { width } = sheet, rows = Math.max(1, Math.round(width * PIECE * LOOK)), from = wanted - rows;
  const pixels = sheet.getContext('2d')?.getImageData(0, from, width, rows).data;
  if (!pixels) return wanted;
  let best = wanted, least = Infinity;
  for (let y = rows - 1; y >= 0 && least > 0; y--) {
    let change = 0;
    for (let i = (y * width + 1) * 4, end = (y + 1) * width * 4; i < end && change < least; i += 4) {
      change += Math.abs(pixels[i] - pixels[i - 4]) + Math.abs(pixels[i + 1] - pixels[i - 3]) + Math.abs(pixels[i + 2] - pixels[i - 2]);
    }
    if (change < least) {
      least = change;
      best = from + y;
    }
  }
  return best;
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
