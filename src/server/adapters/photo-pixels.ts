import sharp from 'sharp';
import type { Luminance } from '../../domain/photo/pdq.ts';
import type { Inside } from '../../domain/photo/trim.ts';

/** No picture beyond this is decoded: what a file says of its size is read before its pixels are. */
const MOST_PIXELS = 30_000_000;
/** Hashing keeps every pixel up to here; of larger ones each few are made one first, well below the grain of the hash. */
const HASHED_PIXELS = 4_000_000;

/** Brightness as the hash wants it: of every pixel, or of squares of so many, upright, weighed as its description says. */
export async function brightnessOf(bytes: Uint8Array): Promise<{ readonly picture: Luminance; readonly step: number }> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const step = Math.max(1, Math.ceil(Math.sqrt((info.width * info.height) / HASHED_PIXELS)));
  const { width, height } = info;
  return { picture: step === 1 ? weighed(data, width, height) : thinned({ data, width, height, step }), step };
}

function weighed(data: Uint8Array, width: number, height: number): Luminance {
  const light = new Float32Array(width * height);
  for (let i = 0, at = 0; i < light.length; i++, at += 3)
    light[i] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  return { width, height, light };
}

interface Thinning {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly step: number;
}

/** Each square of step × step pixels becomes their mean; what is left over at the edges is left out. */
function thinned({ data, width, height, step }: Thinning): Luminance {
  const [w, h] = [Math.floor(width / step), Math.floor(height / step)];
  const light = new Float32Array(w * h);
  for (let y = 0; y < h * step; y++)
    for (let x = 0; x < w * step; x++) {
      const [from, to] = [(y * width + x) * 3, Math.floor(y / step) * w + Math.floor(x / step)];
      const here = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
      light[to] = (light[to] ?? 0) + here / (step * step);
    }
  return { width: w, height: h, light };
}

export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A grey picture of a known longer side, small ones enlarged: points of interest are looked for at one grain in all photos. */
export async function greyOf(bytes: Uint8Array, sidePx: number, inside?: Inside): Promise<Grey> {
  const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient();
  const { data, info } = await (inside ? upright.extract({ ...inside }) : upright)
    .resize(sidePx, sidePx, { fit: 'inside' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
