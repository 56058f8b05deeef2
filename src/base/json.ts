import canonicalize from 'canonicalize';
import { assert } from './result.ts';

/** What JSON can say. `undefined` is not among it: a key is there or it is not. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The one way to write a value down (RFC 8785), so that everybody who hashes it hashes the same bytes. */
export function canonical(value: Json): string {
  const text = canonicalize(value);
  assert(text !== undefined, 'a JSON value without a text');
  return text;
}
