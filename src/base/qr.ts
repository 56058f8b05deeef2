import { encode } from 'uqr';

/** Rows of modules, `true` where dark; without the quiet zone, which who draws it adds. */
export type QrCode = readonly (readonly boolean[])[];

/** Enough for an address (287 bytes), and easily read off a small screen. */
const MOST_VERSION = 12;

/** A QR code of some bytes at error level M. Throws where they are more than it holds: who calls knows what it draws. */
export function qrOf(bytes: Uint8Array): QrCode {
  return encode([...bytes], { ecc: 'M', boostEcc: false, maxVersion: MOST_VERSION, border: 0 }).data;
}

/** As one path for an SVG of `size` units, its quiet zone of four modules among them. */
export function qrPath(code: QrCode): { readonly size: number; readonly path: string } {
  const rows = code.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])));
  return { size: code.length + 8, path: rows.join('') };
}
