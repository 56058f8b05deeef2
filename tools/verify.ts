// npm run verify -- FILE [--key FINGERPRINT|FILE]: whether an exported visit is what was sealed, signed and logged.
// It needs no network, no database and nothing of the server: the same file is released alone as verify.mjs.
import { readFileSync, existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fingerprintOf, PublicKey } from '../src/domain/evidence/seal.ts';
import { type Check, verifyBundle } from '../src/domain/evidence/verify-bundle.ts';
import { verifyCertified, verifySignature } from '../src/server/adapters/verify.ts';

const USAGE = 'verify FILE [--key FINGERPRINT | --key FILE.json]   0: all holds · 1: something does not · 2: could not be asked';

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { key: { type: 'string' }, json: { type: 'boolean' } }, allowPositionals: true });
  const [file] = positionals;
  if (!file) throw new Error(USAGE);
  const given: unknown = JSON.parse(readFileSync(file, 'utf8'));
  // The desk's answer wraps the bundle; a saved file is the bundle itself.
  const bundle = (given as { bundle?: unknown } | null)?.bundle ?? given;
  const own = PublicKey.safeParse((bundle as { organisationKey?: unknown } | null)?.organisationKey);
  const trusted = values.key === undefined ? own.data : trustedKey(values.key, own.data);
  if (!trusted)
    return print([{ name: 'organisation-key', about: 'the bundle', ok: false, why: 'it is not the key that you trust' }], values.json);
  const checks = await verifyBundle(bundle, { check: verifySignature, checkCertified: verifyCertified, organisationKey: trusted });
  if (!values.json) console.log(`organisation key  ${fingerprintOf(trusted)}`);
  if (!values.json && values.key === undefined)
    console.log('This key came with the file. Compare it with what the organisation publishes, or pass --key.');
  return print(checks, values.json);
}

/** A key from a file, or the bundle's own where its fingerprint is the one that is trusted. */
function trustedKey(key: string, own: PublicKey | undefined): PublicKey | undefined {
  if (existsSync(key)) return PublicKey.parse(JSON.parse(readFileSync(key, 'utf8')));
  const bare = (text: string) => text.replace(/[^0-9a-f]/gi, '').toLowerCase();
  return own && bare(fingerprintOf(own)) === bare(key) ? own : undefined;
}

function print(checks: readonly Check[], json = false): number {
  const failed = checks.filter(({ ok }) => !ok);
  if (json) console.log(JSON.stringify({ ok: failed.length === 0, checks }, null, 1));
  else {
    for (const { name, about, why } of failed) console.log(`✗ ${name}  ${about}: ${why}`);
    const outside = checks.filter(({ name, ok }) => ok && (name === 'stamp' || name === 'witness'));
    for (const { name, about } of outside) console.log(`${name}  ${about}`);
    console.log(
      outside.length === 0 ? 'No time stamp and no witness in this file.' : 'Compare these with what authority and witness publish.',
    );
    console.log(failed.length === 0 ? `✓ all ${checks.length} checks hold` : `${failed.length} of ${checks.length} checks do not hold`);
  }
  return failed.length === 0 ? 0 : 1;
}
