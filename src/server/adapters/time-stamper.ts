import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { err, ok } from '../../base/result.ts';
import type { Stamper } from '../ports.ts';

const PATIENCE_MS = 20_000;
const MOST_BYTES = 200_000;

/** An authority behind an address, and the certificates in a PEM file that its stamps have to lead to. */
export function timeStamper(url: string, certificatesFile: string): Stamper {
  return { trusted: certificatesIn(readFileSync(certificatesFile, 'utf8'), certificatesFile), ask: askAt(url) };
}

function certificatesIn(pem: string, file: string): readonly Uint8Array[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (found.length === 0) throw new Error(`TSA_CERTIFICATES: no certificate in ${file}`);
  return found.map((one) => new Uint8Array(new X509Certificate(one).raw));
}

export function askAt(url: string, patienceMs = PATIENCE_MS): Stamper['ask'] {
  return async (request) => {
    const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
    try {
      const signal = AbortSignal.timeout(patienceMs);
      const response = await fetch(url, { method: 'POST', body: new Uint8Array(request), headers, signal, redirect: 'error' });
      const answer = await upTo(MOST_BYTES, response);
      return response.ok && answer ? ok(answer) : err('odd-answer');
    } catch (error) {
      return err((error as Error).name === 'TimeoutError' ? 'silent' : 'unreachable');
    }
  };
}

/** The body, or nothing where it is longer than any honest one: a stranger's answer must not fill the memory. */
async function upTo(most: number, { body }: Response): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.length;
    if (length > most) return undefined;
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
