import type { MiddlewareHandler } from 'hono';
import { Problem } from './problem.ts';

/** Lets a body come packed (gzip), and stops unpacking where it grows past the most that is read. */
export function unpacked(mostBytes: number): MiddlewareHandler {
  return async (c, next) => {
    const { headers, body } = c.req.raw;
    const packing = headers.get('content-encoding');
    if (packing && packing !== 'identity') {
      if (packing !== 'gzip' || !body) throw new Problem('malformed', { at: 'content-encoding' });
      const plain = new Headers(headers);
      for (const name of ['content-encoding', 'content-length']) plain.delete(name);
      const bytes = await readAtMost(
        body.pipeThrough(new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>),
        mostBytes,
      );
      c.req.raw = new Request(c.req.raw.url, { method: c.req.method, headers: plain, body: bytes });
    }
    await next();
  };
}

async function readAtMost(stream: ReadableStream<Uint8Array>, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Problem('malformed', { at: 'content-encoding' });
    });
    if (done) return new Uint8Array(Buffer.concat(pieces));
    length += value.length;
    if (length > mostBytes) throw new Problem('too-large', { mostMb: mostBytes / 1_000_000 });
    pieces.push(value);
  }
}
