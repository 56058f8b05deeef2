import { bestFix, type Fence, type Fix, type Point } from '../../domain/place.ts';
import { CHECK_IN } from '../words/check-in.ts';
import { useSay } from './look.tsx';

const HALF = 100;
const METRES_PER_DEGREE = 111_195;

/** What the phone sees while it looks: the customer's fence, and the disc in which it says it may be, drawn to scale. */
export function Disc({ fence, fixes }: { readonly fence: Fence | null; readonly fixes: readonly Fix[] }) {
  const t = useSay();
  const best = bestFix(fixes);
  const centre = fence?.centre ?? best;
  const at = best && centre ? offsetM(centre, best) : { x: 0, y: 0 };
  const reachM = Math.max((fence?.radiusM ?? 40) * 1.25, best ? Math.hypot(at.x, at.y) + best.accuracyM : 0) * 1.1;
  const scale = HALF / reachM;
  return (
    <svg
      viewBox="-100 -100 200 200"
      className="mx-auto block aspect-square w-full max-w-60 rounded-2xl bg-land"
      role="img"
      aria-label={t(CHECK_IN, 'fence')}
    >
      {[25, 50, 75].map((r) => (
        <circle key={r} r={r} className="fill-none stroke-line-soft" strokeWidth="1" />
      ))}
      {fence && <circle r={fence.radiusM * scale} className="fill-ink/5 stroke-soft" strokeWidth="1.5" strokeDasharray="5 4" />}
      {fence && <path d="M0 3c-7-9-8-12-8-15a8 8 0 0 1 16 0c0 3-1 6-8 15Z" className="fill-ink" />}
      {best ? (
        <g style={{ transform: `translate(${at.x * scale}px, ${-at.y * scale}px)`, transition: 'transform 140ms' }}>
          <circle
            r={Math.max(4, best.accuracyM * scale)}
            className="fill-jade/20 stroke-jade"
            strokeWidth="1.5"
            style={{ transition: 'r 140ms' }}
          />
          <circle r="4" className="fill-jade stroke-paper" strokeWidth="1.5" />
        </g>
      ) : (
        <circle r="80" className="seeking fill-jade/10 stroke-jade" strokeWidth="1" strokeDasharray="2 4" />
      )}
    </svg>
  );
}

function offsetM(from: Point, to: Point): { readonly x: number; readonly y: number } {
  return {
    x: (to.lon - from.lon) * METRES_PER_DEGREE * Math.cos((from.lat * Math.PI) / 180),
    y: (to.lat - from.lat) * METRES_PER_DEGREE,
  };
}
