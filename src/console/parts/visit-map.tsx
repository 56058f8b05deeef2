import { useMemo } from 'react';
import type * as z from 'zod/mini';
import type { Fence } from '../../domain/place.ts';
import type { StoryLine } from '../../wire/visit-sheet.ts';
import { FACT_KIND } from '../../words/terms.ts';
import { VISIT } from '../words/visits.ts';
import { useFormats } from './formats.ts';
import { OwnMap } from './own-map.tsx';
import { marksOf, usePlaceWords } from './seen.ts';
import { useSay, useTell } from './speak.tsx';

type Line = z.output<typeof StoryLine>;

/** Where the visit was seen, on the map and in a list beside it that tells the same. */
export function VisitMap({ story, fence, heightPx = 320 }: { story: readonly Line[]; fence: Fence | null; heightPx?: number }) {
  const t = useSay(VISIT);
  const kind = useTell(FACT_KIND);
  const words = usePlaceWords();
  const f = useFormats();
  const seen = useMemo(
    () => story.flatMap(({ at, kind: code, place }) => (place ? [{ at, place, label: kind(code) }] : [])).toSorted((a, b) => a.at - b.at),
    [story, kind],
  );
  const marks = useMemo(() => marksOf(fence, seen), [fence, seen]);
  if (seen.length === 0 && !fence) return <p className="quiet">{t('noPlace')}</p>;
  return (
    <div className="map-and-list">
      <OwnMap marks={marks} heightPx={heightPx} label={t('mapLabel')} />
      <ol className="map-list">
        {seen.map(({ at, place, label }, i) => (
          <li key={`${at}.${label}.${i}`}>
            <strong>{f.time(at)}</strong> {label}
            <p className="quiet">{words(place, fence)}</p>
          </li>
        ))}
        {seen.length === 0 && <li className="quiet">{t('noPlace')}</li>}
      </ol>
      <p className="quiet small map-key">
        {[fence && t('fenceRadius', { m: Math.round(fence.radiusM) }), t('discHint')].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}
