import { useCallback, useEffect, useState } from 'react';
import { isOnDuty } from '../../domain/person.ts';
import { bestFix, type Fix } from '../../domain/place.ts';
import { usePocket, useView } from './use-pocket.ts';

const FRESH_MS = 5 * 60_000;

// Held for some minutes in memory and written nowhere: it only sorts a list.
let last: Fix | undefined;

/** Roughly where the phone is, if these are working hours and the phone allows it; `ask` is for a finger, it may prompt. */
export function useNear(): { readonly here: Fix | undefined; readonly mayAsk: boolean; readonly ask: () => void } {
  const { look, now } = usePocket();
  const { me, dutySpans } = useView();
  const [here, setHere] = useState(() => (last && now() - last.takenAt < FRESH_MS ? last : undefined));
  const onDuty = isOnDuty(me, dutySpans, now());
  const ask = useCallback(() => {
    const enough = new AbortController();
    const keep = (fixes: readonly Fix[]) => {
      last = bestFix(fixes);
      setHere(last);
      enough.abort();
    };
    void look(keep, enough.signal);
  }, [look]);
  useEffect(() => {
    if (!onDuty || here) return;
    // Without a finger nothing may prompt: only where the phone has said yes before.
    void navigator.permissions?.query({ name: 'geolocation' }).then(
      ({ state }) => state === 'granted' && ask(),
      () => {},
    );
  }, [onDuty, here, ask]);
  return { here: onDuty ? here : undefined, mayAsk: onDuty && !here, ask };
}
