import { useEffect, useRef, useState } from 'react';
import { useNewest } from '../newest.ts';
import type { Marks } from './marks.ts';
import type { OpenMap } from './open-map.ts';
import type { MapProvider } from './provider.ts';
import type { MapColours } from './style.ts';

export interface MapViewProps {
  readonly marks: Marks;
  readonly colours: MapColours;
  readonly provider?: MapProvider | undefined;
  readonly language: 'zh' | 'en';
  readonly heightPx: number;
  readonly label: string;
  /** What is said where no map can be drawn: the list beside it tells the same. */
  readonly whenNone: string;
  readonly onPick?: (id: string) => void;
}

/** The map with our marks on it. Its code is fetched when the first one is shown. */
export function MapView({ marks, colours, provider, language, heightPx, label, whenNone, onPick }: MapViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const open = useRef<OpenMap>(undefined);
  const pick = useNewest(onPick);
  const newest = useNewest(marks);
  const [state, setState] = useState<'loading' | 'ready' | 'none'>('loading');
  useEffect(() => {
    let gone = false;
    const place = box.current;
    if (!place) return;
    const show = async () => {
      const { openMap } = await import('./open-map.ts');
      if (gone) return;
      const map = await openMap(place, {
        provider,
        colours,
        language,
        onPick: (id) => pick.current?.(id),
        onReady: () => setState('ready'),
      });
      if (gone) return map.close();
      open.current = map;
      map.fit(newest.current);
      map.show(newest.current);
    };
    show().catch(() => setState('none'));
    return () => {
      gone = true;
      open.current?.close();
      open.current = undefined;
    };
  }, [provider, colours, language, pick, newest]);
  useEffect(() => {
    open.current?.fit(marks);
    open.current?.show(marks);
  }, [marks]);
  return (
    <section className="map-view" style={{ height: heightPx }} aria-label={label} data-map={state}>
      <div ref={box} className="map-box" />
      {state === 'none' && <p className="map-none">{whenNone}</p>}
    </section>
  );
}
