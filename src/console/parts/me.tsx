import { createContext, useContext } from 'react';
import type * as z from 'zod/mini';
import { localDate, type LocalDate } from '../../base/moment.ts';
import type { readMe } from '../../wire/org.ts';

export type Me = z.output<(typeof readMe)['reply']>;

export const MeContext = createContext<Me | undefined>(undefined);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('cannot be: a page without anybody signed in');
  return me;
}

/** Today where the reader works, by the server's clock: that of the desk may be anything. */
export function useToday(): LocalDate {
  const { me, serverAt } = useMe();
  return localDate(serverAt, me.duty.zone);
}

export function useMay(): { readonly manage: boolean; readonly admin: boolean } {
  const { role } = useMe().me;
  return { manage: role === 'manager' || role === 'admin', admin: role === 'admin' };
}
