import type { BoardCard } from '../../wire/board.ts';

const [WIDTH, HEIGHT, EDGE] = [120, 32, 3];

/** A line of values over time; where there was nothing to divide by, the line has a gap. Opened, the same trend has words. */
export function Sparkline({ trend, provisionalFrom }: { trend: BoardCard['trend']; provisionalFrom?: string }) {
  const values = trend.flatMap(({ value }) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length < 2) return <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden />;
  const x = (i: number) => EDGE + (i * (WIDTH - 2 * EDGE)) / Math.max(1, trend.length - 1);
  const y = (value: number) => HEIGHT - EDGE - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * EDGE);
  const line = trend
    .map(({ value }, i) =>
      value === null ? '' : `${i === 0 || trend[i - 1]?.value === null ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join('');
  const open = provisionalFrom ? trend.findIndex(({ at }) => at >= provisionalFrom) : -1;
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden preserveAspectRatio="none">
      {open >= 0 && <rect className="spark-open" x={x(open)} y={0} width={WIDTH - x(open)} height={HEIGHT} />}
      <path d={line} />
    </svg>
  );
}
