import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { MapView } from '../../ui/map/map-view.tsx';
import { DARK, LIGHT } from '../../ui/tokens.ts';
import { TODAY } from '../words/today.ts';
import { useLook, useSay } from './look.tsx';
import type { PlannedStop } from './stops.ts';

/** The day's stops on the map, in their order; fetched with the map when it is first unfolded. */
export default function DayMap({ stops }: { readonly stops: readonly PlannedStop[] }) {
  const t = useSay();
  const { language } = useLook();
  const [, go] = useLocation();
  const dark = document.documentElement.style.colorScheme === 'dark';
  const colours = useMemo(() => {
    const { water, land, line, ink, paper, jade, inkSoft, amber, brick } = dark ? DARK : LIGHT;
    return { water, land, grid: line, ink, paper, main: jade, quiet: inkSoft, warn: amber, loss: brick };
  }, [dark]);
  const marks = useMemo(
    () => ({
      stops: stops.flatMap(({ customer, number, state }) =>
        customer?.fence
          ? [
              {
                at: customer.fence.centre,
                number: String(number),
                label: customer.name,
                tone: state === 'kept' ? ('quiet' as const) : ('main' as const),
                id: customer.id as string,
              },
            ]
          : [],
      ),
    }),
    [stops],
  );
  return (
    <MapView
      marks={marks}
      colours={colours}
      language={language}
      heightPx={224}
      label={t(TODAY, 'map')}
      whenNone={t(TODAY, 'noMap')}
      onPick={(id) => go(`/customers/${id}`)}
    />
  );
}
