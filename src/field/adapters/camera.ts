import { toHex } from '../../base/bytes.ts';
import { assert } from '../../base/result.ts';
import type { Shot } from '../ports.ts';

const LONGEST_PX = 1_600;
const QUALITY = 0.8;
/** What nobody's phone makes: it would only take the memory away. */
const MOST_FILE_BYTES = 60_000_000;

/** The picture of this moment. It is hashed before anything else can touch it. */
export async function shoot(video: HTMLVideoElement): Promise<Shot> {
  assert(video.videoWidth > 0, 'a camera that shows nothing');
  const camera = video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks()[0]?.label : undefined;
  const shot = await shotOf(video, { widthPx: video.videoWidth, heightPx: video.videoHeight, source: 'camera' });
  return { ...shot, ...(camera && { camera }) };
}

/** A picture that was there before; it bears a mark that says so. Rejects what no picture can be read from. */
export async function fromGallery(file: File): Promise<Shot> {
  if (file.size > MOST_FILE_BYTES) throw new TypeError('too large for a picture');
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    return await shotOf(bitmap, { widthPx: bitmap.width, heightPx: bitmap.height, source: 'gallery' });
  } finally {
    bitmap.close();
  }
}

interface Frame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly source: Shot['source'];
}

/** Drawn anew, so that nothing of the file but its picture goes on: no place, no serial number. */
async function shotOf(picture: CanvasImageSource, { widthPx, heightPx, source }: Frame): Promise<Shot> {
  const scale = Math.min(1, LONGEST_PX / Math.max(widthPx, heightPx));
  const size = { widthPx: Math.max(1, Math.round(widthPx * scale)), heightPx: Math.max(1, Math.round(heightPx * scale)) };
  const blob = await jpegOf(picture, size);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  assert(bytes[0] === 0xff && bytes[1] === 0xd8, 'a browser that makes no JPEG');
  return { bytes, digest: toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))), ...size, source };
}

async function jpegOf(
  picture: CanvasImageSource,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): Promise<Blob> {
  if (typeof OffscreenCanvas !== 'undefined') {
    const canvas = new OffscreenCanvas(widthPx, heightPx);
    draw(canvas.getContext('2d'), picture, { widthPx, heightPx });
    return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  }
  const canvas = Object.assign(document.createElement('canvas'), { width: widthPx, height: heightPx });
  draw(canvas.getContext('2d'), picture, { widthPx, heightPx });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  assert(blob, 'a canvas that gives no picture');
  return blob;
}

function draw(
  pen: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null,
  picture: CanvasImageSource,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): void {
  assert(pen, 'a canvas that cannot be drawn on');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, widthPx, heightPx);
}
