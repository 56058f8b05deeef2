import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { type PublicKey, thumbprint } from '../src/domain/evidence/seal.ts';
import type { SealedFact } from '../src/domain/fact.ts';
import type { FactBody } from '../src/domain/facts.ts';
import { DeviceId, FactId, type PersonId } from '../src/domain/ids.ts';
import { sealFact } from '../src/server/log/seal-fact.ts';
import { v7 } from 'uuid';

/** A chain of facts under a key of its own, for tests of the door: what a phone would send, and what a forger would. */
export function phoneKey(person: PersonId) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const key = { kty: 'EC', crv: 'P-256', x, y } as PublicKey;
  const device = DeviceId.parse(thumbprint(key));
  const signWith = (message: Uint8Array) => new Uint8Array(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }));
  let [seq, prev] = [0, ''];
  const say = (body: FactBody, { at = Date.now(), nonce = '' } = {}): SealedFact => {
    const stamp = { id: FactId.parse(v7()), person, by: person, device, seq, prev, at, monoMs: 0, boot: 'test', nonce };
    const fact = sealFact(stamp, body, { salt: () => randomBytes(32).toString('hex'), sign: signWith });
    [seq, prev] = [seq + 1, fact.seal];
    return fact;
  };
  /** Goes back to a place of the chain, as a copied phone would. */
  const backTo = (fact: SealedFact) => {
    [seq, prev] = [fact.envelope.seq + 1, fact.seal];
  };
  return { key, device, say, backTo, sign: signWith };
}
