import { useEffect, useRef, useState } from 'react';
import { isOnDuty } from '../../domain/person.ts';
import type { Motion } from '../../domain/motion.ts';
import type { Fix } from '../../domain/place.ts';
import type { Seen } from '../../domain/visit/rules.ts';
import { usePocket, useView } from './use-pocket.ts';

interface Look {
  readonly round: number;
  readonly fixes: readonly Fix[];
  readonly motion: Motion | undefined;
  /** How the looking ended, once it has. */
  readonly ended: Seen | undefined;
  readonly elapsedS: number;
}
export interface Looking extends Look {
  readonly again: () => void;
  /** What is known at this moment, whether or not the looking has ended. */
  readonly seenNow: () => Seen;
}

/** Looks where the phone is while a screen is open, and shows all of it; off duty it does not look at all. */
export function useLooking(): Looking {
  const { look, now } = usePocket();
  const { me, dutySpans } = useView();
  const [round, setRound] = useState(0);
  const [shown, setShown] = useState<Look>(blank(0));
  const newest = useRef<Look>(blank(0));
  const onDuty = isOnDuty(me, dutySpans, now());
  useEffect(() => {
    if (!onDuty) return;
    const end = new AbortController();
    newest.current = blank(round);
    const change = (part: Partial<Look>) => {
      if (end.signal.aborted) return;
      newest.current = { ...newest.current, ...part };
      setShown(newest.current);
    };
    const began = now();
    const timer = setInterval(() => !newest.current.ended && change({ elapsedS: Math.round((now() - began) / 1_000) }), 1_000);
    void look((fixes, motion) => change({ fixes, motion }), end.signal).then((ended) =>
      change('fixes' in ended ? { ended, fixes: ended.fixes } : { ended }),
    );
    return () => {
      end.abort();
      clearInterval(timer);
    };
  }, [round, onDuty, look, now]);
  const state = !onDuty ? { ...blank(round), ended: OFF_DUTY } : shown.round === round ? shown : blank(round);
  const seenNow = () => (onDuty ? seenIn(newest.current) : OFF_DUTY);
  return { ...state, again: () => setRound((n) => n + 1), seenNow };
}

const OFF_DUTY: Seen = { none: 'off-duty' };

function blank(round: number): Look {
  return { round, fixes: [], motion: undefined, ended: undefined, elapsedS: 0 };
}

function seenIn({ fixes, motion, ended }: Look): Seen {
  const [first, ...rest] = fixes;
  return ended ?? (first ? { fixes: [first, ...rest], motion } : { none: 'timeout' });
}
