import type { Family } from './family.ts';
import { optw } from './optw.ts';
import { tsptw } from './tsptw.ts';
import { vrptw } from './vrptw.ts';

/** Every family that the bench knows; a new one is a file and a line here. */
export const FAMILIES: readonly Family[] = [tsptw, optw, vrptw];
