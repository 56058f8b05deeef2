import { useEffect, useRef, useState } from 'react';
import { isOnDuty } from '../../domain/person.ts';
import type { Fix } from '../../domain/place.ts';
import type { Seen } from '../../domain/visit/rules.ts';
import { usePocket, useView } from './use-pocket.ts';

export interface Looking {
  readonly fixes: readonly Fix[];
  /** How the looking ended, once it has. */
  readonly ended: Seen | undefined;
  readonly elapsedS: number;
  readonly again: () => void;
  /** What is known at this moment, whether or not the looking has ended. */
  readonly seenNow: () => Seen;
}

/** Looks where the phone is while a screen is open, and shows all of it; off duty it does not look at all. */
export function useLooking(): Looking {
  const { look, now } = usePocket();
  const { me, dutySpans } = useView();
  const [state, setState] = useState<{ fixes: readonly Fix[]; ended: Seen | undefined; elapsedS: number }>({
    fixes: [],
    ended: undefined,
    elapsedS: 0,
  });
  const [round, setRound] = useState(0);
  const newest = useRef(state);
  newest.current = state;
  const onDuty = isOnDuty(me, dutySpans, now());
  useEffect(() => {
    if (!onDuty) return setState({ fixes: [], ended: { none: 'off-duty' }, elapsedS: 0 });
    const end = new AbortController();
    const change = (part: Partial<typeof state>) => !end.signal.aborted && setState((before) => ({ ...before, ...part }));
    setState({ fixes: [], ended: undefined, elapsedS: 0 });
    const began = now();
    const timer = setInterval(() => !newest.current.ended && change({ elapsedS: Math.round((now() - began) / 1_000) }), 1_000);
    void look((fixes) => change({ fixes }), end.signal).then((ended) =>
      change('fixes' in ended ? { ended, fixes: ended.fixes } : { ended }),
    );
    return () => {
      end.abort();
      clearInterval(timer);
    };
  }, [round, onDuty, look]);
  const seenNow = (): Seen => {
    const [first, ...rest] = newest.current.fixes;
    return newest.current.ended ?? (first ? { fixes: [first, ...rest] } : { none: 'timeout' });
  };
  return { ...state, again: () => setRound((n) => n + 1), seenNow };
}
