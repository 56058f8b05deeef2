import { useEffect, useId, useState } from 'react';
import type { PhotoPair, VisitSheet } from '../../wire/visit-sheet.ts';
import { files, paths } from '../paths.ts';
import { VISIT } from '../words/visits.ts';
import { Go } from './go.tsx';
import { useSay } from './speak.tsx';

/** Both photos are drawn to one height, and lie this far apart. */
const HEIGHT = 600;
const APART = 40;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Every pair of photos that a finding speaks of, side by side. */
export function PhotoPairs({ sheet }: { sheet: Pick<VisitSheet, 'id' | 'verdict'> }) {
  const pairs = (sheet.verdict?.findings ?? []).flatMap((finding) => finding.pairs ?? []);
  return pairs.map((pair) => <Pair key={`${pair.photo}.${pair.other}`} pair={pair} visit={sheet.id} />);
}

export function hasPairs({ verdict }: Pick<VisitSheet, 'verdict'>): boolean {
  return verdict?.findings.some(({ pairs }) => pairs && pairs.length > 0) ?? false;
}

function Pair({ pair, visit }: { pair: PhotoPair; visit: string }) {
  const t = useSay(VISIT);
  const [own, other] = [files.photo(pair.photo, visit), files.photo(pair.other, pair.otherVisit)];
  const [ownSize, otherSize] = [useSize(own), useSize(other)];
  const [lines, setLines] = useState(true);
  return (
    <figure className="photo-pair">
      {ownSize && otherSize ? (
        <Drawn
          {...{ own, other, ownSize, otherSize }}
          points={lines ? pair.points : []}
          label={t('pairLabel', { n: pair.points.length })}
        />
      ) : (
        <p className="photo-waiting">{t(ownSize === null || otherSize === null ? 'pairAway' : 'pairComing')}</p>
      )}
      <figcaption>
        <strong>{t('pairThis')}</strong>
        <label>
          <input type="checkbox" checked={lines} onChange={({ target }) => setLines(target.checked)} />{' '}
          {t('pairLines', { n: pair.points.length })}
        </label>
        <Go to={paths.visit(pair.otherVisit)}>{t('pairOther')}</Go>
      </figcaption>
    </figure>
  );
}

interface Drawing {
  readonly own: string;
  readonly other: string;
  readonly ownSize: Size;
  readonly otherSize: Size;
  readonly points: PhotoPair['points'];
  readonly label: string;
}

function Drawn({ own, other, ownSize, otherSize, points, label }: Drawing) {
  const id = useId();
  const [left, right] = [widthOf(ownSize), widthOf(otherSize)];
  const from = left + APART;
  return (
    <svg viewBox={`0 0 ${from + right} ${HEIGHT}`} role="img" aria-labelledby={id}>
      <title id={id}>{label}</title>
      <image href={own} width={left} height={HEIGHT} />
      <image href={other} x={from} width={right} height={HEIGHT} />
      {points.map(([x, y, otherX, otherY]) => {
        const [x1, y1, x2, y2] = [(x * left) / 1000, (y * HEIGHT) / 1000, from + (otherX * right) / 1000, (otherY * HEIGHT) / 1000];
        return (
          <g key={`${x}.${y}.${otherX}.${otherY}`}>
            <line {...{ x1, y1, x2, y2 }} />
            <circle cx={x1} cy={y1} r={5} />
            <circle cx={x2} cy={y2} r={5} />
          </g>
        );
      })}
    </svg>
  );
}

function widthOf({ width, height }: Size): number {
  return (width * HEIGHT) / height;
}

/** How large a picture is, once it has come; null where it may not be seen from here. */
function useSize(src: string): Size | null | undefined {
  const [size, setSize] = useState<Size | null>();
  useEffect(() => {
    const [image, gone] = [new Image(), new AbortController()];
    image.addEventListener('load', () => setSize({ width: image.naturalWidth, height: image.naturalHeight }), gone);
    image.addEventListener('error', () => setSize(null), gone);
    image.src = src;
    return () => gone.abort();
  }, [src]);
  return size;
}
