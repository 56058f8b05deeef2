import * as z from 'zod/mini';

/** Money is a whole number of the smallest coin (fen), never a fraction; the organisation has one currency. */
export const Fen = z.int();
export type Fen = z.infer<typeof Fen>;
