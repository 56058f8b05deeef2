import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { type Random, seededRandom } from '../../src/base/random.ts';

export const SCENE = { widthPx: 640, heightPx: 480 } as const;
/** What follows is drawn on 800 by 600. */
const SCALE = 0.8;
const JPEG_QUALITY = 64;

export interface Scene {
  /** The same shop looks alike from one visit to the next; no two pictures are the same. */
  readonly shop: string;
  readonly picture: string;
  readonly subject: 'storefront' | 'shelf-before' | 'shelf-after' | 'document';
}

/** A drawn photo of a shop that does not exist, as a JPEG of some thirty kilobytes. */
export function drawScene({ shop, picture, subject }: Scene): Uint8Array<ArrayBuffer> {
  const canvas = createCanvas(SCENE.widthPx, SCENE.heightPx);
  const context = canvas.getContext('2d');
  context.scale(SCALE, SCALE);
  const [fixed, fresh] = [seededRandom(`${shop}/${subject === 'storefront' ? 'front' : 'shelf'}`), seededRandom(picture)];
  lookAt(context, fresh);
  if (subject === 'storefront') storefront(context, fixed, fresh);
  else if (subject === 'document') slip(context, fresh);
  else shelves({ context, fixed, fresh, filled: subject === 'shelf-after' ? 0.97 : 0.78 });
  light(context, fresh);
  grain(context, fresh);
  return new Uint8Array(canvas.encodeSync('jpeg', JPEG_QUALITY));
}

/** Nobody holds a phone twice in the same way. */
function lookAt(context: SKRSContext2D, random: Random): void {
  context.translate(400, 300);
  context.rotate(random.normal(0, 0.02));
  const zoom = 1.06 + 0.1 * random.next();
  context.scale(zoom, zoom);
  context.translate(-400 + random.normal(0, 12), -300 + random.normal(0, 10));
}

interface Shelves {
  readonly context: SKRSContext2D;
  readonly fixed: Random;
  readonly fresh: Random;
  readonly filled: number;
}

function shelves({ context, fixed, fresh, filled }: Shelves): void {
  context.fillStyle = colour(fixed, 20, 88);
  context.fillRect(-80, -80, 960, 760);
  const rows = 3 + fixed.below(2);
  const rowPx = 600 / rows;
  for (let row = 0; row < rows; row++) {
    const floor = (row + 1) * rowPx - 26;
    for (let x = 10 + fixed.below(16); x < 780; ) {
      const kind = {
        widthPx: 34 + fixed.below(44),
        heightPx: rowPx * (0.42 + 0.36 * fixed.next()),
        hue: fixed.below(360),
        facings: 1 + fixed.below(4),
      };
      for (let i = 0; i < kind.facings && x < 780; i++, x += kind.widthPx + 2) {
        if (fresh.next() < filled) packet(context, { ...kind, x: x + fresh.normal(0, 2.6), y: floor - kind.heightPx }, fresh);
      }
      x += 5 + fixed.below(10);
    }
    board(context, floor, fixed);
  }
}

interface Packet {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly hue: number;
}

function packet(context: SKRSContext2D, { x, y, widthPx, heightPx, hue }: Packet, random: Random): void {
  const tilt = random.normal(0, 0.012);
  context.save();
  context.translate(x + widthPx / 2, y + heightPx);
  context.rotate(tilt);
  context.fillStyle = `hsl(${hue} 62% ${48 + random.below(8)}%)`;
  context.fillRect(-widthPx / 2, -heightPx, widthPx, heightPx);
  context.fillStyle = `hsl(${(hue + 40) % 360} 30% 92%)`;
  context.fillRect(-widthPx / 2 + 3, -heightPx * 0.72, widthPx - 6, heightPx * 0.3);
  context.fillStyle = `hsl(${hue} 70% 28%)`;
  for (let line = 0; line < 3; line++)
    context.fillRect(-widthPx / 2 + 6, -heightPx * (0.66 - line * 0.08), (widthPx - 12) * (0.5 + (0.5 * ((hue + line * 37) % 10)) / 10), 3);
  context.fillStyle = 'rgba(0,0,0,0.18)';
  context.fillRect(widthPx / 2 - 4, -heightPx, 4, heightPx);
  context.restore();
}

function board(context: SKRSContext2D, floor: number, random: Random): void {
  context.fillStyle = '#d9d4cb';
  context.fillRect(-80, floor, 960, 10);
  context.fillStyle = '#8f8a80';
  context.fillRect(-80, floor + 10, 960, 16);
  for (let x = 20; x < 780; x += 70 + random.below(40)) {
    context.fillStyle = random.next() < 0.2 ? '#f7d774' : '#fbfbf7';
    context.fillRect(x, floor + 2, 44, 20);
    context.fillStyle = '#444';
    context.fillRect(x + 5, floor + 7, 24, 3);
    context.fillRect(x + 5, floor + 13, 16, 4);
  }
}

function storefront(context: SKRSContext2D, fixed: Random, fresh: Random): void {
  context.fillStyle = `hsl(205 ${20 + fresh.below(30)}% ${62 + fresh.below(20)}%)`;
  context.fillRect(-80, -80, 960, 760);
  context.fillStyle = colour(fixed, 18, 70);
  context.fillRect(40, 60, 720, 560);
  context.fillStyle = colour(fixed, 65, 34);
  context.fillRect(40, 90, 720, 110);
  for (let i = 0, x = 110 + fixed.below(60); i < 5 + fixed.below(3); i++, x += 82) sign(context, x, fixed);
  for (let x = 70; x < 720; x += 165) {
    context.fillStyle = `hsl(200 30% ${30 + fresh.below(25)}%)`;
    context.fillRect(x, 225, 145, 320);
    for (let i = 0; i < 12; i++) {
      context.fillStyle = colour(fresh, 50, 60);
      context.fillRect(x + 8 + fresh.below(110), 300 + fresh.below(210), 12 + fresh.below(16), 14 + fresh.below(20));
    }
  }
  context.fillStyle = '#77736c';
  context.fillRect(-80, 560, 960, 200);
}

/** Strokes in the manner of a character: a name that nobody can read, and everybody sees to be one. */
function sign(context: SKRSContext2D, x: number, random: Random): void {
  context.strokeStyle = '#fff6dc';
  context.lineWidth = 7;
  for (let i = 0; i < 5; i++) {
    context.beginPath();
    context.moveTo(x + random.below(56), 108 + random.below(70));
    context.lineTo(x + random.below(56), 108 + random.below(70));
    context.stroke();
  }
}

function slip(context: SKRSContext2D, random: Random): void {
  context.fillStyle = colour(random, 25, 45);
  context.fillRect(-80, -80, 960, 760);
  context.fillStyle = '#f6f4ee';
  context.fillRect(190, 40, 420, 520);
  for (let y = 90; y < 530; y += 26 + random.below(10)) {
    context.fillStyle = '#5b5b63';
    context.fillRect(225, y, 120 + random.below(230), 4 + random.below(5));
  }
}

function light(context: SKRSContext2D, random: Random): void {
  context.setTransform(SCALE, 0, 0, SCALE, 0, 0);
  const lamp = context.createRadialGradient(random.below(800), random.below(300), 60, 400, 300, 640);
  lamp.addColorStop(0, `rgba(255,250,230,${(0.1 + 0.2 * random.next()).toFixed(2)})`);
  lamp.addColorStop(1, `rgba(10,14,30,${(0.15 + 0.25 * random.next()).toFixed(2)})`);
  context.fillStyle = lamp;
  context.fillRect(0, 0, 800, 600);
}

/** What a small sensor adds. */
function grain(context: SKRSContext2D, random: Random): void {
  for (let i = 0; i < 500; i++) {
    context.fillStyle = random.next() < 0.5 ? 'rgba(255,255,255,0.10)' : 'rgba(0,0,0,0.10)';
    context.fillRect(random.below(800), random.below(600), 2, 2);
  }
}

function colour(random: Random, saturation: number, lightness: number): string {
  return `hsl(${random.below(360)} ${saturation}% ${lightness}%)`;
}
