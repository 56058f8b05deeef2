import type { ReactNode } from 'react';

/** Nothing here yet: one sentence that says why, and one thing to do about it. */
export function Empty({ says, action }: { says: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{says}</p>
      {action}
    </div>
  );
}

/** Keeps the room that the answer will need, so that nothing jumps when it comes. */
export function Waiting({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <output className="waiting" aria-label={label}>
      {Array.from({ length: rows }, (_, i) => (
        <span key={i} style={{ width: `${90 - ((i * 13) % 45)}%` }} />
      ))}
    </output>
  );
}
