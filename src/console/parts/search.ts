import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type SearchState = Readonly<Record<string, string | undefined>>;

/** The state of a page lives in its address, so that a link shows another person exactly the same. */
export function useSearchState(): readonly [SearchState, (change: SearchState) => void] {
  const search = useSearch({ strict: false }) as SearchState;
  const navigate = useNavigate();
  const change = useCallback(
    (change: SearchState) =>
      void navigate({ to: '.', search: ((before: SearchState) => ({ ...before, ...change })) as never, replace: true }),
    [navigate],
  );
  return [search, change];
}

/** Goes to an address that paths.ts has made. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  return useCallback((href: string) => router.history.push(href), [router]);
}

/** Plain words in the address: no quotes, no JSON, and an employee number with leading zeros stays one. */
export function readSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function writeSearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, `${value}`])).toString();
  return text && `?${text}`;
}
