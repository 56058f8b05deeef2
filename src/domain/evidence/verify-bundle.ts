import { canonical } from '../../base/json.ts';
import { deskOf } from '../ids.ts';
import { Bundle, inOrder, keyLeafDigest, type Logged, photosOf } from './bundle.ts';
import { breaksIn } from './chain.ts';
import { type Checkpoint, hashOfLeaf, isCheckpointOf, type Leaf } from './checkpoint.ts';
import type { CheckCertified } from './certificate.ts';
import { isIncluded } from './merkle.ts';
import { checkOutside, type OutsideCheck } from './outside.ts';
import { isReceiptOf } from './receipt.ts';
import { type CheckSignature, falseParts, isSigned, type PublicKey, sealOf, thumbprint } from './seal.ts';

/** One question that was asked of a bundle. `about` names the fact or device; `why` says what did not hold. */
export interface Check {
  readonly name:
    | 'readable'
    | 'organisation-key'
    | 'checkpoint'
    | 'same-visit'
    | 'seal'
    | 'signature'
    | 'parts'
    | 'receipt'
    | 'logged'
    | 'device-key'
    | 'device-logged'
    | 'order'
    | 'photos'
    | OutsideCheck['name'];
  readonly about: string;
  readonly ok: boolean;
  readonly why?: string;
}

interface Means {
  readonly check: CheckSignature;
  /** For time stamps, which come from a world of other keys. */
  readonly checkCertified: CheckCertified;
  /** From somewhere other than the bundle: what a phone pinned, what the organisation publishes. */
  readonly organisationKey: PublicKey;
}
type Fact = Bundle['facts'][number];

/** Asks a bundle everything that can be asked without a network. It goes on after a failure, so that all of them are heard. */
export async function verifyBundle(given: unknown, means: Means): Promise<Check[]> {
  const read = Bundle.safeParse(given);
  if (!read.success) {
    const where = read.error.issues.map(({ path, message }) => `${path.map(String).join('.')} ${message}`).slice(0, 5);
    return [no('readable', 'the bundle', where.join('; '))];
  }
  const bundle = read.data;
  const { organisationKey: key, checkpoint } = bundle;
  const isOurs = thumbprint(key) === thumbprint(means.organisationKey);
  return [
    said('readable', 'the bundle', true),
    said('organisation-key', thumbprint(key), isOurs, 'the bundle names another organisation’s key'),
    said(
      'checkpoint',
      `${checkpoint.size} lines`,
      await isCheckpointOf(means.organisationKey, checkpoint, means.check),
      'not signed by the organisation',
    ),
    ...(await Promise.all(bundle.devices.map((device) => checksOfDevice(device, bundle)))).flat(),
    ...(await Promise.all(bundle.facts.map((fact) => checksOfFact(fact, bundle, means)))).flat(),
    ...checksOfOrder(bundle),
    said('photos', `${bundle.photos.length} photos`, same(bundle.photos, photosOf(bundle.facts)), 'not the photos that the facts name'),
    ...(await checksFromOutside(bundle, means)),
  ];
}

async function checksFromOutside(bundle: Bundle, means: Means): Promise<Check[]> {
  const { facts, devices, checkpoint, outside = [] } = bundle;
  const lastLine = [...facts, ...devices].reduce((last, { logged }) => Math.max(last, logged.index), -1);
  const checks = await checkOutside(outside, { ...means, checkpoint, lastLine });
  return checks.map(({ name, about, ok, why }) => said(name, about, ok, why));
}

function checksOfDevice({ device, person, key, logged }: Bundle['devices'][number], { checkpoint }: Bundle): Check[] {
  const leaf: Leaf = { v: 1, kind: 'key', ref: device, digest: keyLeafDigest(device, person) };
  return [
    said('device-key', device, thumbprint(key) === device, 'the device does not bear the name of its key'),
    said('device-logged', device, isInLog(leaf, logged, checkpoint), 'the log has no such line about this key'),
  ];
}

async function checksOfFact({ fact, receipt, logged }: Fact, bundle: Bundle, { check, organisationKey }: Means): Promise<Check[]> {
  const { envelope, seal, signature } = fact;
  const about = `${envelope.kind} ${envelope.id}`;
  const device = bundle.devices.find((one) => one.device === envelope.device && one.person === envelope.person);
  const key = device?.key ?? (envelope.device === deskOf(envelope.person) ? organisationKey : undefined);
  const untrue = falseParts(fact);
  const leaf: Leaf = { v: 1, kind: 'fact', ref: envelope.id, digest: seal };
  const isReceipt = receipt.seal === seal && receipt.outcome === 'stored' && (await isReceiptOf(organisationKey, receipt, check));
  return [
    said('same-visit', about, envelope.refs.visit === bundle.visit, 'it speaks of another visit'),
    said('seal', about, sealOf(envelope) === seal, 'the envelope is not what was sealed'),
    said('signature', about, key !== undefined && (await isSigned(check, key, seal, signature)), 'not signed by its device'),
    said('parts', about, untrue.length === 0, `not what was committed to: ${untrue.join(', ')}`),
    said('receipt', about, isReceipt, 'the organisation did not sign this receipt'),
    said('logged', about, isInLog(leaf, logged, bundle.checkpoint), 'the log has no such line'),
  ];
}

/** What lies between two facts of one visit may belong to another one, so a place left out is no fault; a false link is. */
function checksOfOrder({ facts }: Bundle): Check[] {
  const sorted = inOrder(facts).map(({ fact }) => fact.seal);
  const stand =
    same(
      sorted,
      facts.map(({ fact }) => fact.seal),
    ) && new Set(sorted).size === sorted.length;
  return [...new Set(facts.map(({ fact }) => fact.envelope.device))].map((device) => {
    const links = facts.flatMap(({ fact: { envelope, seal } }) => (envelope.device === device ? [{ ...envelope, seal }] : []));
    const had = new Set(links.map(({ seq }) => seq));
    // A link is asked about where the fact before it is in the bundle, and at the beginning of the chain.
    const broken = [...breaksIn(links)].filter(([seal, kind]) => {
      const { seq } = links.find((link) => link.seal === seal) as (typeof links)[number];
      return kind === 'fork' || seq === 0 || had.has(seq - 1);
    });
    if (!stand) return no('order', device, 'the facts do not stand in the order of their chain');
    return said('order', device, broken.length === 0, broken.map(([seal, kind]) => `${kind} at ${seal.slice(0, 8)}`).join(', '));
  });
}

function isInLog(leaf: Leaf, logged: Logged, { size, root }: Checkpoint): boolean {
  if (canonical({ ...logged.leaf }) !== canonical({ ...leaf })) return false;
  return isIncluded(hashOfLeaf(leaf), logged.index, size, logged.proof, root);
}

function said(name: Check['name'], about: string, ok: boolean, why = ''): Check {
  return ok ? { name, about, ok } : no(name, about, why);
}

function no(name: Check['name'], about: string, why: string): Check {
  return { name, about, ok: false, why };
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, i) => one === others[i]);
}
