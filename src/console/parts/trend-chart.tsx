import { useEffect, useRef } from 'react';
import { useNewest } from '../../ui/newest.ts';
import type { BoardCard } from '../../wire/board.ts';
import { useKpiFormats } from './kpi.ts';
import { useColours } from './look.tsx';

/** The trend of one number, large enough to be read; each point says its numerator and denominator. */
export function TrendChart({ card, label, provisionalFrom }: { card: BoardCard; label: string; provisionalFrom: string }) {
  const box = useRef<HTMLDivElement>(null);
  const colours = useColours();
  const kpi = useKpiFormats();
  const format = useNewest(kpi);
  useEffect(() => {
    let close = () => {};
    let gone = false;
    const place = box.current;
    const { key, trend } = card;
    void import('./chart.ts').then(({ drawChart }) => {
      if (gone || !place) return;
      const series = {
        labels: trend.map(({ at }) => at),
        values: trend.map(({ value }) => value),
        says: trend.map(
          (point) => `${point.at}<br><b>${format.current.value(key, point.value)}</b> ${format.current.parts({ key, ...point })}`,
        ),
        format: (value: number) => format.current.value(key, value),
        openFrom: provisionalFrom,
      };
      close = drawChart(place, series, colours);
    });
    return () => {
      gone = true;
      close();
    };
  }, [card, colours, provisionalFrom, format]);
  return (
    <figure aria-label={label}>
      <div ref={box} className="chart" />
    </figure>
  );
}
