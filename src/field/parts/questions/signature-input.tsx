import { type PointerEvent, useRef, useState } from 'react';
import { ASK } from '../../words/visit.ts';
import { useSay } from '../look.tsx';
import type { Asking } from './asking.ts';

type Stroke = readonly (readonly [number, number])[];
interface Signed {
  readonly name?: string;
  readonly strokes: readonly Stroke[];
}
const MOST_STROKES = 60;
const MOST_POINTS = 400;

/** A finger on glass, kept as strokes on a field of 1000 × 1000. */
export function SignatureInput({ question, value, onChange }: Asking<'signature'>) {
  const t = useSay();
  const signed = (value ?? { strokes: [] }) as Signed;
  const put = (next: Signed) => onChange(next.strokes.length > 0 ? next : undefined);
  const named = (strokes: readonly Stroke[]): Signed => ({ ...(signed.name && { name: signed.name }), strokes });
  return (
    <div className="flex flex-col gap-2">
      <p className="hint">{t(ASK, question.signer === 'rep' ? 'signRep' : 'signCustomer')}</p>
      <Glass strokes={signed.strokes} onStroke={(stroke) => put(named([...signed.strokes, stroke].slice(0, MOST_STROKES)))} />
      <div className="flex gap-2">
        <input
          className="field"
          aria-label={t(ASK, 'signName')}
          placeholder={t(ASK, 'signName')}
          maxLength={64}
          value={signed.name ?? ''}
          onInput={({ currentTarget }) => put({ ...(currentTarget.value && { name: currentTarget.value }), strokes: signed.strokes })}
        />
        <button type="button" className="btn shrink-0" disabled={signed.strokes.length === 0} onClick={() => put({ strokes: [] })}>
          {t(ASK, 'signAgain')}
        </button>
      </div>
    </div>
  );
}

function Glass({ strokes, onStroke }: { readonly strokes: readonly Stroke[]; readonly onStroke: (stroke: Stroke) => void }) {
  const t = useSay();
  const [live, setLive] = useState<Stroke>([]);
  const drawing = useRef<[number, number][]>(undefined);
  const at = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): [number, number] => {
    const box = currentTarget.getBoundingClientRect();
    return [thousandth((clientX - box.left) / box.width), thousandth((clientY - box.top) / box.height)];
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = [at(event)];
  };
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    if (!drawing.current || drawing.current.length >= MOST_POINTS) return;
    drawing.current.push(at(event));
    setLive([...drawing.current]);
  };
  const end = () => {
    if (drawing.current && drawing.current.length > 1) onStroke(drawing.current);
    drawing.current = undefined;
    setLive([]);
  };
  return (
    <svg
      viewBox="0 0 1000 1000"
      preserveAspectRatio="none"
      role="img"
      aria-label={strokes.length > 0 ? t(ASK, 'signed') : t(ASK, 'signHere')}
      className="block h-44 w-full touch-none rounded-xl border-2 border-dashed border-line bg-card"
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {[...strokes, live].map((stroke, i) => (
        <polyline
          key={i}
          points={stroke.map(([x, y]) => `${x},${y}`).join(' ')}
          className="fill-none stroke-ink"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

function thousandth(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1_000);
}
