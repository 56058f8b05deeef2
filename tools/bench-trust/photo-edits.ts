import sharp, { type Sharp } from 'sharp';

// What people do to an old photo so that it looks new. Each is given a JPEG and gives one back.

export const PHOTO_EDITS = {
  'jpeg-q40': (from) => saved(sharp(from), 40),
  'resize-quarter': async (from) => {
    const { width } = await sizeOf(from);
    return saved(sharp(from).resize(Math.round(width / 4)));
  },
  brightness: (from) => saved(sharp(from).modulate({ brightness: 1.3 })),
  'warm-tint': (from) =>
    saved(
      sharp(from).recomb([
        [1.12, 0.05, 0],
        [0.02, 1, 0],
        [0, 0.02, 0.78],
      ]),
    ),
  'watermark-bar': async (from) => {
    const { width, height } = await sizeOf(from);
    return saved(sharp(from).composite([{ input: Buffer.from(bar(width, Math.round(height * 0.12))), gravity: 'south' }]));
  },
  'crop-4': (from) => cropped(from, 0.04),
  'crop-10': (from) => cropped(from, 0.1),
  'crop-30-one-side': async (from) => {
    const { width, height } = await sizeOf(from);
    const left = Math.round(width * 0.3);
    return saved(sharp(from).extract({ left, top: 0, width: width - left, height }));
  },
  'rotate-5-crop': async (from) => tilted(from, 5),
  'rotate-90': (from) => saved(sharp(from).rotate(90)),
  mirror: (from) => saved(sharp(from).flop()),
  'screenshot-letterbox': async (from) => {
    const { width, height } = await sizeOf(from);
    const bars = Math.max(0, Math.round(((width * 19.5) / 9 - height) / 2));
    const side = Math.max(0, Math.round(((height * 9) / 19.5 - width) / 2));
    const framed = await saved(sharp(from).extend({ top: bars, bottom: bars, left: side, right: side, background: '#111' }), 95);
    return saved(sharp(framed).resize(1080), 80);
  },
  'screen-front': (from) => shownOnScreen(from, 0),
  'screen-tilted': (from) => shownOnScreen(from, 0.05),
  combined: async (from) => {
    const { width, height } = await sizeOf(from);
    const tilt = await sharp(from).rotate(3).toBuffer();
    const inner = {
      left: Math.round(width * 0.1),
      top: Math.round(height * 0.1),
      width: Math.round(width * 0.8),
      height: Math.round(height * 0.8),
    };
    return saved(sharp(await sharp(tilt).extract(inner).toBuffer()).modulate({ brightness: 1.2 }), 50);
  },
} as const satisfies Readonly<Record<string, (from: Uint8Array) => Promise<Uint8Array>>>;
export type PhotoEdit = keyof typeof PHOTO_EDITS;

/** A photo of a screen that shows it: somewhat softer, greyer, with the screen's lines in it, and the phone held a little askew. */
async function shownOnScreen(from: Uint8Array, askew: number): Promise<Uint8Array> {
  const { width, height } = await sizeOf(from);
  const shown = await sharp(from).blur(0.6).modulate({ brightness: 1.06, saturation: 0.85 }).gamma(1.15).toBuffer();
  const lined = await sharp(shown)
    .composite([{ input: Buffer.from(screenLines(width, height)), blend: 'overlay' }])
    .toBuffer();
  const held = await sharp(lined)
    .affine(
      [
        [1, askew],
        [askew / 2, 1 - askew / 2],
      ],
      { background: '#222' },
    )
    .toBuffer();
  return saved(sharp(held), 75);
}

function screenLines(width: number, height: number): string {
  return `<svg width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg"><defs><pattern id="p" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(4)"><rect width="1" height="3" fill="#000" fill-opacity=".35"/></pattern></defs><rect width="100%" height="100%" fill="url(#p)"/></svg>`;
}

function saved(picture: Sharp, quality = 85): Promise<Uint8Array> {
  return picture.jpeg({ quality }).toBuffer();
}

async function sizeOf(from: Uint8Array): Promise<{ width: number; height: number }> {
  const { width = 0, height = 0 } = await sharp(from).metadata();
  return { width, height };
}

async function cropped(from: Uint8Array, share: number): Promise<Uint8Array> {
  const { width, height } = await sizeOf(from);
  const [left, top] = [Math.round(width * share), Math.round(height * share)];
  return saved(sharp(from).extract({ left, top, width: width - 2 * left, height: height - 2 * top }));
}

/** Turned by a few degrees, and cut so far in that no corner shows it. */
async function tilted(from: Uint8Array, degrees: number): Promise<Uint8Array> {
  const { width, height } = await sizeOf(from);
  const turned = await sharp(from).rotate(degrees).toBuffer();
  const size = await sizeOf(turned);
  const [w, h] = [Math.round(width * 0.82), Math.round(height * 0.82)];
  return saved(
    sharp(turned).extract({ left: Math.round((size.width - w) / 2), top: Math.round((size.height - h) / 2), width: w, height: h }),
  );
}

/** A dark band with light letters, as a watermark camera burns it in. */
function bar(width: number, height: number): string {
  const line = (row: number, to: number) =>
    Array.from({ length: 26 }, (_, i) => {
      const [x, tall] = [width * 0.03 + (i * width) / 32, height * 0.26 * (0.6 + 0.4 * ((i * 7) % 5) * 0.2)];
      return i < to ? `<rect x="${x}" y="${height * (0.14 + 0.42 * row)}" width="${width / 48}" height="${tall}" fill="#fff"/>` : '';
    }).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#081411" fill-opacity="0.75"/>${line(0, 26)}${line(1, 17)}</svg>`;
}
