import type { DirectiveKind, DirectiveOf } from '../../domain/directives.ts';

/** One directive as it is to be from now on; `null` takes it back. */
export interface Change<K extends DirectiveKind = DirectiveKind> {
  readonly kind: K;
  readonly id: string;
  readonly value: DirectiveOf<K> | null;
}

/** A change that has its number. */
export type Numbered = Change & { readonly number: number };
