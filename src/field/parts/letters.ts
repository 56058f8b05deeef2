/** Brings Chinese letters along where the phone has none: they weigh megabytes, and almost every phone has them. */
export async function bringLetters(): Promise<void> {
  // Letters that no font has are all drawn as the same box.
  if (inkOf('巡') !== inkOf('访')) return;
  await import('./letters.css');
}

function inkOf(letter: string): string {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [24, 24];
  const pen = canvas.getContext('2d');
  if (!pen) return letter;
  pen.font = '20px system-ui, sans-serif';
  pen.fillText(letter, 2, 20);
  return canvas.toDataURL();
}
