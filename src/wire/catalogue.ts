import * as z from 'zod/mini';
import { LineKey, ProductKey } from '../domain/ids.ts';
import { Product } from '../domain/sop/product.ts';
import { Text } from '../domain/sop/text.ts';
import { BusinessLine } from '../domain/visit/policy.ts';
import { endpoint } from './endpoint.ts';

/** What a company's visits are about, and what ships to begin with: lines with their standards and frequencies. */
export const readCatalogue = endpoint({
  method: 'GET',
  path: '/catalogue',
  who: 'signed-in',
  ask: z.object({}),
  reply: z.object({
    products: z.array(Product),
    starters: z.array(z.object({ line: BusinessLine, sops: z.array(Text), rules: z.int(), taken: z.boolean() })),
  }),
});

/** Takes a line over as it ships; a second time publishes its standards anew with the products as they are by then. */
export const adoptLine = endpoint({
  method: 'POST',
  path: '/catalogue/adopt',
  who: 'admin',
  ask: z.object({ line: LineKey }),
  reply: z.object({ published: z.int() }),
});

/** A line of the company's own, or a changed one. How private it is cannot be loosened after the fact: only what comes is. */
export const saveLine = endpoint({
  method: 'PUT',
  path: '/catalogue/line',
  who: 'admin',
  ask: z.object({ line: BusinessLine }),
  reply: z.object({}),
});

export const saveProduct = endpoint({
  method: 'PUT',
  path: '/catalogue/product',
  who: 'admin',
  ask: z.object({ product: Product }),
  reply: z.object({}),
});

/** Out of the list; standards that were published with it keep it until they are published again. */
export const dropProduct = endpoint({
  method: 'DELETE',
  path: '/catalogue/product',
  who: 'admin',
  ask: z.object({ key: ProductKey }),
  reply: z.object({}),
});
