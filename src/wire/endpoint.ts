import type * as z from 'zod/mini';

/** Who may ask at all; what they may see of it, scope decides. `signature`: let in by the device's signatures. */
export type Who = 'anyone' | 'signature' | 'signed-in' | 'manager' | 'admin';

/** One thing that may be asked of the server: how, and what is said both ways. What is here is public. */
export interface Endpoint<A extends z.ZodMiniType = z.ZodMiniType, R extends z.ZodMiniType = z.ZodMiniType, W extends Who = Who> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under `/api`; parameters in the query for GET and DELETE, in the JSON body otherwise. */
  readonly path: string;
  readonly who: W;
  readonly ask: A;
  readonly reply: R;
}

export function endpoint<A extends z.ZodMiniType, R extends z.ZodMiniType, const W extends Who>(it: Endpoint<A, R, W>): Endpoint<A, R, W> {
  return it;
}
