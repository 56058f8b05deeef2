import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { fileDigest } from '../../base/digest.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pmtiles': 'application/octet-stream',
};
const PACKED = new Set(['.html', '.js', '.css', '.json', '.svg', '.webmanifest', '.wasm']);

interface Ready {
  readonly stamp: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly packed: Map<string, Uint8Array<ArrayBuffer>>;
}

/**
 * Serves one built app from its folder. What bears a digest in its name never changes; all else is asked for again each
 * time, the service worker above all. A path without a file is a page of the app itself.
 */
export function staticFiles(root: string): (path: string, request: Request) => Response | undefined {
  const ready = new Map<string, Ready>();
  return (path, request) => {
    const file = fileOf(root, path);
    return file === undefined ? undefined : answer(file, kept(ready, file), request);
  };
}

function fileOf(root: string, path: string): string | undefined {
  const file = normalize(join(root, decoded(path)));
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  if (existsSync(file) && statSync(file).isFile()) return file;
  if (extname(file) !== '') return undefined;
  const page = join(root, 'index.html');
  return existsSync(page) ? page : undefined;
}

function decoded(path: string): string {
  try {
    const name = decodeURIComponent(path);
    return name.includes('\0') ? '/' : name;
  } catch {
    return '/';
  }
}

function kept(ready: Map<string, Ready>, file: string): Ready {
  const stamp = statSync(file).mtimeMs;
  const known = ready.get(file);
  if (known?.stamp === stamp) return known;
  const bytes = new Uint8Array(readFileSync(file));
  const fresh = { stamp, bytes, etag: `"${fileDigest(bytes).slice(0, 32)}"`, packed: new Map() };
  ready.set(file, fresh);
  return fresh;
}

function answer(file: string, it: Ready, request: Request): Response {
  const immutable = /[\\/]assets[\\/]/.test(file);
  const headers = new Headers({
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: it.etag,
    vary: 'accept-encoding',
  });
  if (request.headers.get('if-none-match') === it.etag) return new Response(null, { status: 304, headers });
  const how = PACKED.has(extname(file)) ? packing(request.headers.get('accept-encoding') ?? '') : undefined;
  if (how) headers.set('content-encoding', how);
  return new Response(request.method === 'HEAD' ? null : how ? packedBytes(it, how) : it.bytes, { headers });
}

function packing(accepted: string): 'br' | 'gzip' | undefined {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}

function packedBytes({ bytes, packed }: Ready, how: 'br' | 'gzip'): Uint8Array<ArrayBuffer> {
  const known = packed.get(how);
  if (known) return known;
  const made = how === 'br' ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }) : gzipSync(bytes);
  packed.set(how, new Uint8Array(made));
  return new Uint8Array(made);
}
