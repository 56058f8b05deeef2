import * as z from 'zod/mini';
import { ProductKey } from '../ids.ts';
import { Text } from './text.ts';

export const Product = z.strictObject({ key: ProductKey, title: Text, unit: z.optional(Text) });
export type Product = z.infer<typeof Product>;
