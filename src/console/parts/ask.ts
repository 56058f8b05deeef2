import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Endpoint } from '../../wire/endpoint.ts';
import { call, type Problem } from '../call.ts';

/** Reads one thing, keeps what was there while the next comes, and reads it again when something was changed. */
export function useAsk<A extends z.ZodMiniType, R extends z.ZodMiniType>(
  to: Endpoint<A, R>,
  asked: z.input<A>,
  options: { readonly enabled?: boolean; readonly everyMs?: number } = {},
): UseQueryResult<z.output<R>, Problem> {
  return useQuery<z.output<R>, Problem>({
    queryKey: [to.path, asked],
    queryFn: ({ signal }) => call(to, asked, signal),
    placeholderData: keepPreviousData,
    ...(options.enabled !== undefined && { enabled: options.enabled }),
    ...(options.everyMs !== undefined && { refetchInterval: options.everyMs }),
  });
}

const DERIVED_WITHIN_MS = 1_500;

/** Changes something; afterwards everything on the page is read again, so that no number is left behind. */
export function useDo<A extends z.ZodMiniType, R extends z.ZodMiniType>(
  to: Endpoint<A, R>,
): UseMutationResult<z.output<R>, Problem, z.input<A>> {
  const client = useQueryClient();
  return useMutation<z.output<R>, Problem, z.input<A>>({
    mutationFn: (asked) => call(to, asked),
    onSuccess: () => {
      // Verdicts and sums follow a moment later, by a job of their own: look once more.
      setTimeout(() => void client.invalidateQueries(), DERIVED_WITHIN_MS);
      // Not waited for: a form that comes anew with what was saved would be gone before it could say that it was.
      void client.invalidateQueries();
    },
  });
}
