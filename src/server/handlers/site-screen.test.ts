import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { utf8 } from '../../base/bytes.ts';
import { type QrCode, qrOf } from '../../base/qr.ts';

// A QR code is right when a reader that is not ours reads it.

interface Owned {
  readonly delete: () => void;
}
interface Mat extends Owned {
  readonly data: Uint8Array;
}
interface OpenCv {
  onRuntimeInitialized: () => void;
  readonly Mat: (new (...shape: number[]) => Mat) & { readonly zeros: (rows: number, columns: number, type: number) => Mat };
  readonly QRCodeDetector: new () => Owned & { readonly detectAndDecode: (image: Mat) => string };
  readonly CV_8UC1: number;
}
// It has a `then` of its own that never settles: it is never awaited as a value.
const cv = createRequire(import.meta.url)('@techstark/opencv-js') as OpenCv;
const MODULE_PX = 6;

function read(code: QrCode): string {
  const size = (code.length + 8) * MODULE_PX;
  const image = cv.Mat.zeros(size, size, cv.CV_8UC1);
  for (let i = 0; i < size * size; i += 1) {
    const [x, y] = [Math.floor((i % size) / MODULE_PX) - 4, Math.floor(i / size / MODULE_PX) - 4];
    image.data[i] = code[y]?.[x] ? 0 : 255;
  }
  const detector = new cv.QRCodeDetector();
  const text = detector.detectAndDecode(image);
  image.delete();
  detector.delete();
  return text;
}

test('what the screen and the phone draw is read by OpenCV, in every version from 1 to 12', async () => {
  if (!cv.Mat) await new Promise<void>((ready) => (cv.onRuntimeInitialized = ready));
  const versions = new Set<number>();
  for (const length of [9, 14, 24, 40, 60, 80, 100, 115, 140, 170, 200, 240, 280]) {
    const text = `https://rounds.example/t?c=${'x7Q-'.repeat(80)}`.slice(0, length);
    const code = qrOf(utf8(text));
    versions.add((code.length - 17) / 4);
    expect(read(code)).toBe(text);
  }
  expect([...versions]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(() => qrOf(new Uint8Array(300))).toThrow(RangeError);
});
