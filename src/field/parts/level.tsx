import { useEffect, useState } from 'react';

const LEVEL_WITHIN_DEG = 2;

/** A line that lies level when the phone does. Where the phone tells no tilt there is no line. */
export function Level({ label }: { readonly label: string }) {
  const [tiltDeg, setTiltDeg] = useState<number>();
  useEffect(() => {
    const hear = ({ gamma, beta }: DeviceOrientationEvent) => {
      if (gamma === null || beta === null) return;
      const upright = Math.abs(beta) > 30;
      setTiltDeg(upright ? gamma : undefined);
    };
    addEventListener('deviceorientation', hear);
    return () => removeEventListener('deviceorientation', hear);
  }, []);
  if (tiltDeg === undefined) return null;
  const level = Math.abs(tiltDeg) < LEVEL_WITHIN_DEG;
  return (
    <div
      role="img"
      aria-label={label}
      className={`absolute top-1/2 left-1/2 h-0.5 w-2/5 ${level ? 'bg-jade' : 'bg-white/70'}`}
      style={{ transform: `translate(-50%, -50%) rotate(${-tiltDeg}deg)` }}
    />
  );
}
