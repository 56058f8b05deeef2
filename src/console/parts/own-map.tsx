import { useMemo } from 'react';
import type { Marks } from '../../ui/map/marks.ts';
import { MapView } from '../../ui/map/map-view.tsx';
import { type BaseChoice, providerOf } from '../../ui/map/provider.ts';
import { VISIT } from '../words/visits.ts';
import { useMapColours } from './look.tsx';
import { useLanguage, useSay } from './speak.tsx';

const KEPT_AS = 'rounds.map';

export function readBase(): BaseChoice | undefined {
  const kept = localStorage.getItem(KEPT_AS);
  return kept ? (JSON.parse(kept) as BaseChoice) : undefined;
}

export function keepBase(choice: BaseChoice | undefined): void {
  if (choice) localStorage.setItem(KEPT_AS, JSON.stringify(choice));
  else localStorage.removeItem(KEPT_AS);
}

/** The desk's map: the base that was chosen in the settings, in the colours and language of the reader. */
export function OwnMap({
  marks,
  heightPx,
  label,
  onPick,
}: {
  marks: Marks;
  heightPx: number;
  label: string;
  onPick?: (id: string) => void;
}) {
  const t = useSay(VISIT);
  const language = useLanguage();
  const colours = useMapColours();
  const provider = useMemo(() => providerOf(readBase()), []);
  return (
    <MapView
      marks={marks}
      colours={colours}
      provider={provider}
      language={language}
      heightPx={heightPx}
      label={label}
      whenNone={t('noMap')}
      {...(onPick && { onPick })}
    />
  );
}
