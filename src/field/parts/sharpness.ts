export interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

const DARK_BELOW = 42;
const BLURRED_BELOW = 25;

/** A hint before a photo is used: too dark to see, or without any edge (variance of the Laplacian on a small copy). */
export function flawOf({ data, width, height }: Picture): 'dark' | 'blurred' | undefined {
  const light = new Float32Array(width * height);
  for (let i = 0; i < light.length; i++)
    light[i] = 0.299 * (data[4 * i] ?? 0) + 0.587 * (data[4 * i + 1] ?? 0) + 0.114 * (data[4 * i + 2] ?? 0);
  if (light.reduce((sum, value) => sum + value, 0) / light.length < DARK_BELOW) return 'dark';
  return edgesOf(light, width, height) < BLURRED_BELOW ? 'blurred' : undefined;
}

function edgesOf(light: Float32Array, width: number, height: number): number {
  const at = (x: number, y: number) => light[y * width + x] ?? 0;
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const edge = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
      sum += edge;
      squares += edge * edge;
      count++;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}
