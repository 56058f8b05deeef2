import * as z from 'zod/mini';
import { CustomerId } from '../domain/ids.ts';
import { SopTemplate } from '../domain/sop/template.ts';
import { ConsideredSop } from './customers.ts';
import { endpoint } from './endpoint.ts';

/** Every published version: what was in force stays readable. `live` is the newest of its key. */
export const listSops = endpoint({
  method: 'GET',
  path: '/sops',
  who: 'signed-in',
  ask: z.object({}),
  reply: z.object({ sops: z.array(z.object({ sop: SopTemplate, live: z.boolean(), publishedAt: z.int(), customers: z.int() })) }),
});

/** Publishes the next version; visits under way keep theirs. */
export const publishSop = endpoint({
  method: 'PUT',
  path: '/sops',
  who: 'admin',
  ask: z.object({ sop: SopTemplate }),
  reply: z.object({ version: z.int() }),
});

export const whichSop = endpoint({
  method: 'GET',
  path: '/sops/which',
  who: 'signed-in',
  ask: z.object({ customer: CustomerId }),
  reply: z.object({ considered: z.array(ConsideredSop) }),
});
