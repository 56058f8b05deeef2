/** A failure that the caller is meant to meet is a value; one that nobody can meet is thrown. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

/** Says that a state cannot be. A false claim is a defect, and stops the work at hand. */
export function assert(claim: unknown, says: string): asserts claim {
  if (!claim) throw new Error(`cannot be: ${says}`);
}
