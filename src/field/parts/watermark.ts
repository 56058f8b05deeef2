/** What stands in every copy of a photo that is shown: lines from the top down, the code last. */
export interface Watermark {
  readonly time: string;
  readonly place: string;
  readonly person: string;
  readonly customer: string;
  readonly code: string;
}

export function linesOf({ time, place, person, customer, code }: Watermark): readonly string[] {
  return [customer, `${time} · ${person}`, [place, code].filter(Boolean).join(' · ')];
}

/** Draws a picture with its watermark burnt in. The stored evidence stays clean. */
export function burn(canvas: HTMLCanvasElement, picture: ImageBitmap, mark: Watermark): void {
  const [width, height] = [picture.width, picture.height];
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.drawImage(picture, 0, 0);
  const size = Math.max(14, Math.round(Math.min(width, height) / 20));
  const lines = linesOf(mark);
  const tall = size * 1.4 * lines.length + size;
  pen.fillStyle = 'rgb(0 0 0 / 55%)';
  pen.fillRect(0, height - tall, width, tall);
  pen.fillStyle = '#fff';
  pen.font = `600 ${size}px system-ui, sans-serif`;
  lines.forEach((line, i) => pen.fillText(line, size * 0.7, height - tall + size * 1.4 * (i + 1), width - size * 1.4));
}
