import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { Checkpoint } from '../src/domain/evidence/checkpoint.ts';
import { fingerprintOf, PublicKey } from '../src/domain/evidence/seal.ts';
import { type Held, witnessRound } from './witness-round.ts';

// npm run witness -- --url URL --key FILE [--state FILE] [--organisation FINGERPRINT] [--every MINUTES]: signs along what the
// log says of itself, as long as it only grows. Run it where the organisation has no hand in it: its whole worth is that.
// 0: signed, or nothing to sign · 1: what the server says does not fit what it said before · 2: could not be asked

const PATIENCE_MS = 20_000;
const HeldFile = z.strictObject({ organisationKey: PublicKey, checkpoint: Checkpoint });
const { values } = parseArgs({
  options: {
    ...{ url: { type: 'string' }, key: { type: 'string' }, state: { type: 'string' } },
    ...{ organisation: { type: 'string' }, every: { type: 'string' } },
  },
});

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});

async function main(): Promise<number> {
  const { url, key: file, organisation } = values;
  if (!file) throw new Error('witness --url URL --key FILE [--state FILE] [--organisation FINGERPRINT] [--every MINUTES]');
  const key = openKey(file);
  const witness = publicOf(key);
  console.log(`witness key ${JSON.stringify(witness)}`);
  if (!url) return 0; // a new witness tells its key first
  const everyMs = Number(values.every ?? 0) * 60_000;
  const state = values.state ?? `${file}.log.json`;
  for (;;) {
    const code = await once({ url, key, witness, state, organisation }).catch((error: unknown) => {
      if (!(everyMs > 0)) throw error;
      console.error(error instanceof Error ? error.message : error); // a server away for an hour is asked again
      return 0;
    });
    if (code !== 0 || !(everyMs > 0)) return code;
    await new Promise((done) => setTimeout(done, everyMs));
  }
}

interface Once {
  readonly url: string;
  readonly key: KeyObject;
  readonly witness: PublicKey;
  readonly state: string;
  readonly organisation: string | undefined;
}

async function once({ url, key, witness, state, organisation }: Once): Promise<number> {
  const held: Held | undefined = existsSync(state) ? HeldFile.parse(JSON.parse(readFileSync(state, 'utf8'))) : undefined;
  const round = await witnessRound({
    ...{ witness, held, now: Date.now, ask: askAt(url) },
    sign: (message) => new Uint8Array(sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' })),
    keep: (next) => {
      const bare = (text: string) => text.replace(/[^0-9a-f]/gi, '').toLowerCase();
      const fingerprint = fingerprintOf(next.organisationKey);
      if (organisation !== undefined && bare(organisation) !== bare(fingerprint)) throw new Error(`the key there is ${fingerprint}`);
      writeWhole(state, next);
    },
  });
  if (round.outcome === 'signed') {
    const { organisationKey, checkpoint } = round.held;
    console.log(`signed ${checkpoint.size} lines, root ${checkpoint.root}, of ${fingerprintOf(organisationKey)}`);
    return 0;
  }
  if (round.outcome === 'empty') return say('the log is still empty', 0);
  if (round.outcome === 'unsigned') return say('the checkpoint does not bear the signature of the organisation: nothing was signed', 1);
  const file = `${state}.dispute-${round.dispute.foundAt}.json`;
  writeWhole(file, round.dispute);
  console.error(JSON.stringify({ before: round.dispute.before, now: round.dispute.now }, null, 1));
  return say(`refused (${round.why}): both words of the server are kept in ${file}; open it with verify.html`, 1);
}

function say(words: string, code: number): number {
  (code === 0 ? console.log : console.error)(words);
  return code;
}

function askAt(url: string): (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<unknown> {
  return async (method, path, body) => {
    const response = await fetch(new URL(`/api${path}`, url), {
      ...{ method, headers: { 'content-type': 'application/json' }, signal: AbortSignal.timeout(PATIENCE_MS) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    return JSON.parse(text) as unknown;
  };
}

function openKey(file: string): KeyObject {
  if (existsSync(file)) return createPrivateKey(readFileSync(file, 'utf8'));
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  return privateKey;
}

function publicOf(key: KeyObject): PublicKey {
  const { kty, crv, x, y } = createPublicKey(key).export({ format: 'jwk' });
  return PublicKey.parse({ kty, crv, x, y });
}

/** Whole or not at all: half a memory would be none. */
function writeWhole(file: string, value: unknown): void {
  writeFileSync(`${file}.draft`, `${JSON.stringify(value, null, 1)}\n`, { flush: true });
  renameSync(`${file}.draft`, file);
}
