import * as z from 'zod/mini';
import { LocalDate } from '../../../base/moment.ts';
import { ProductKey } from '../../ids.ts';
import { asked, questionType } from '../question.ts';
import { Text } from '../text.ts';

export const GRID_COLUMNS = ['on-hand', 'facings', 'price-fen', 'batch', 'expiry', 'sold', 'out-of-stock'] as const;
const Column = z.enum(GRID_COLUMNS);
export type GridColumn = (typeof GRID_COLUMNS)[number];

const Cell = z.union([z.number().check(z.gte(0)), z.string().check(z.maxLength(64)), z.boolean(), LocalDate]);

/** One row a product; empty rows are those that nobody looked at, and only `required` columns must be filled in a row. */
export const productGrid = questionType({
  type: 'product-grid',
  question: z.strictObject({
    ...asked,
    type: z.literal('product-grid'),
    products: z.array(z.strictObject({ key: ProductKey, title: Text })).check(z.minLength(1), z.maxLength(60)),
    columns: z.array(Column).check(z.minLength(1), z.maxLength(7)),
    mustFill: z.array(Column),
  }),
  answer: z.array(z.strictObject({ product: ProductKey, cells: z.partialRecord(Column, Cell) })).check(z.maxLength(60)),
  refuse: ({ products, mustFill }, answer) => {
    if (answer.length === 0) return { why: 'too-few', min: 1 };
    if (answer.some(({ product }) => !products.some(({ key }) => key === product))) return { why: 'not-a-choice' };
    const open = answer.find(({ cells }) => mustFill.some((column) => cells[column] === undefined));
    return open && { why: 'row-incomplete', product: open.product };
  },
});
