import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';

const FONT = 'Rounds Hei';
const require = createRequire(import.meta.url);
let fontIsThere = false;

/** Burns lines of text into the foot of a photo: dark band, white letters, the last line in the middle weight of a code. */
export async function burnIn(jpeg: Uint8Array, lines: readonly string[]): Promise<Uint8Array> {
  bringFont();
  const image = await loadImage(Buffer.from(jpeg));
  const canvas = createCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const size = Math.max(11, Math.round(image.width / 36));
  const [pad, height] = [Math.round(size * 0.7), Math.round(size * 1.45)];
  const band = pad * 2 + height * lines.length - (height - size);
  pen.fillStyle = 'rgba(8, 20, 17, 0.62)';
  pen.fillRect(0, image.height - band, image.width, band);
  pen.fillStyle = '#ffffff';
  pen.textBaseline = 'top';
  pen.font = `${size}px "${FONT}"`;
  for (const [i, line] of lines.entries()) pen.fillText(line, pad, image.height - band + pad + i * height, image.width - 2 * pad);
  return canvas.encode('jpeg', 86);
}

/** A server has no Chinese letters of its own. The file holds all of the common ones; rarer ones come out as boxes. */
function bringFont(): void {
  if (fontIsThere) return;
  const file = require.resolve('@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2');
  GlobalFonts.register(readFileSync(file), FONT);
  fontIsThere = true;
}
