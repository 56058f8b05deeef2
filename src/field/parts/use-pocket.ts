import { useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { assert } from '../../base/result.ts';
import { localDate } from '../../base/moment.ts';
import type { View } from '../ports.ts';
import { type Pocket, PocketContext } from './pocket.ts';

export function usePocket(): Pocket {
  const pocket = useContext(PocketContext);
  assert(pocket, 'a screen outside the pocket');
  return pocket;
}

/** The whole of what the phone knows; a screen is drawn again when it changes. */
export function useView(): View {
  const { log } = usePocket();
  return useSyncExternalStore(log.subscribe, log.view);
}

/** The phone's clock, looked at every so often; once a minute will do for most. */
export function useNow(everyMs = 30_000): number {
  const { now } = usePocket();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return at;
}

/** The date it is where the person works. */
export function useToday(): string {
  const { me } = useView();
  return localDate(useNow(), me.duty.zone);
}
