import { useMemo } from 'react';
import type * as z from 'zod/mini';
import { bestFix, distanceM, type Fence } from '../../domain/place.ts';
import type { Marks } from '../../ui/map/marks.ts';
import { type PinMoveSheet, readPins } from '../../wire/pins.ts';
import { PINS } from '../words/pins.ts';
import { useFormats } from './formats.ts';
import { OwnMap } from './own-map.tsx';
import { useSay } from './speak.tsx';

export type PinsPage = z.output<(typeof readPins)['reply']>;
type PinSet = PinsPage['set'][number];

/** Every pin that a customer ever had and every move that was asked for: where, by whom, when, why and how far. */
export function PinLog({ pins }: { pins: PinsPage }) {
  const t = useSay(PINS);
  const marks = useMarks(pins);
  // One pin that never moved is on the map of the card already.
  const hasMap = pins.set.length > 1 || pins.waiting.length > 0 || pins.proposal !== null || pins.found.length > 0;
  return (
    <>
      <p className="quiet small">{t('lead')}</p>
      {hasMap && <OwnMap marks={marks} heightPx={200} label={t('mapLabel')} />}
      <ol className="plain pin-log" aria-label={t('history')}>
        {pins.set.map((set, i) => (
          <SetLine key={`${set.at}.${set.movedM}`} set={set} number={numberOf(pins.set, i)} />
        ))}
        {pins.past.map((sheet) => (
          <PastLine key={sheet.move.id} sheet={sheet} />
        ))}
      </ol>
    </>
  );
}

/** Pins are numbered from the first to the newest. */
function numberOf(set: readonly PinSet[], i: number): number {
  return set.length - i;
}

function SetLine({ set, number }: { set: PinSet; number: number }) {
  const t = useSay(PINS);
  const f = useFormats();
  const { at, byName, imported, fence, source, movedM, why, words, approvedByName } = set;
  const how = why ? t(why) : t(imported ? 'imported' : 'made');
  const facts = [
    how,
    movedM > 0 && t('byM', { m: movedM }),
    fence ? t('radius', { m: Math.round(fence.radiusM) }) : t('none'),
    source && t(`by_${source.by}`),
  ].filter(Boolean);
  return (
    <li>
      <strong>{number}</strong> {facts.join(' · ')}
      {words && <p>“{words}”</p>}
      <p className="quiet small">
        {[t('since', { at: f.moment(at) }), byName, approvedByName && t('approvedBy', { name: approvedByName })]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}

function PastLine({ sheet: { move, askedByName, decidedByName } }: { sheet: PinMoveSheet }) {
  const t = useSay(PINS);
  const f = useFormats();
  return (
    <li className="quiet">
      {[t(move.why), t('byM', { m: move.movedM }), t(move.state === 'refused' ? 'state_refused' : 'state_withdrawn')].join(' · ')}
      {(move.decidedWords ?? move.words) && <p>“{move.decidedWords ?? move.words}”</p>}
      <p className="quiet small">{[f.moment(move.askedAt), askedByName, decidedByName].filter(Boolean).join(' · ')}</p>
    </li>
  );
}

function useMarks({ set, waiting, proposal, found }: PinsPage): Marks {
  const t = useSay(PINS);
  const f = useFormats();
  return useMemo(() => {
    const now = set[0]?.fence ?? null;
    const asked = waiting.flatMap(({ move }) => move.after ?? []);
    const before = set
      .slice(1)
      .flatMap(({ fence }, i) => (fence ? [{ fence, number: `${numberOf(set, i + 1)}`, until: set[i]?.at ?? 0 }] : []));
    const stop = (fence: Fence, number: string, label: string, tone: 'main' | 'quiet' | 'warn') => ({
      at: fence.centre,
      number,
      label,
      tone,
    });
    return {
      fences: [...(now ? [now] : []), ...asked],
      discs: [
        ...(proposal ? [{ at: proposal.centre, accuracyM: proposal.uncertaintyM, label: t('useIt'), tone: 'main' as const }] : []),
        ...found.flatMap(({ place, byName }) => {
          const best = place?.precision === 'precise' ? bestFix(place.fixes) : undefined;
          return best ? [{ at: { lat: best.lat, lon: best.lon }, accuracyM: best.accuracyM, label: byName, tone: 'quiet' as const }] : [];
        }),
      ],
      stops: [
        ...before.map(({ fence, number, until }) => stop(fence, number, t('mapBefore', { at: f.moment(until) }), 'quiet')),
        ...(now ? [stop(now, `${set.length}`, t('mapNow'), 'main')] : []),
        ...asked.map((fence) => stop(fence, '?', t('mapAsked'), 'warn')),
      ],
    };
  }, [set, waiting, proposal, found, t, f]);
}

/** Where reps said from the spot that the customer is. */
export function FoundElsewhere({ pins: { found, set } }: { pins: PinsPage }) {
  const t = useSay(PINS);
  const f = useFormats();
  if (found.length === 0) return null;
  const centre = set[0]?.fence?.centre;
  const awayOf = (place: PinsPage['found'][number]['place']) => {
    const best = place?.precision === 'precise' ? bestFix(place.fixes) : undefined;
    return best && centre ? t('awayM', { m: Math.round(distanceM(best, centre)) }) : undefined;
  };
  return (
    <>
      <h3>{t('found')}</h3>
      <ul className="plain">
        {found.map(({ byName, at, place, note }) => (
          <li key={at}>
            {[byName, f.moment(at), awayOf(place)].filter(Boolean).join(' · ')}
            {note && <p className="quiet">“{note}”</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
