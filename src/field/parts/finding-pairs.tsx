import { useState } from 'react';
import type { PhotoPair } from '../../wire/visit-sheet.ts';
import { RECORD } from '../words/record.ts';
import { useSay } from './look.tsx';

/** The two photos that a finding speaks of, as the manager sees them; a colleague's own photo stays theirs. */
export function FindingPairs({
  visit,
  pairs,
  own,
}: {
  readonly visit: string;
  readonly pairs: readonly PhotoPair[];
  readonly own: boolean;
}) {
  const t = useSay();
  return pairs.map(({ photo, other, otherVisit }) => (
    <div key={`${photo}.${other}`} className="mt-2 grid grid-cols-2 gap-2">
      <Picture src={pictureOf(photo, visit)} label={t(RECORD, 'pairThis')} />
      {own ? (
        <Picture src={pictureOf(other, otherVisit)} label={t(RECORD, 'pairOther')} />
      ) : (
        <p className="hint">{t(RECORD, 'pairNotYours')}</p>
      )}
    </div>
  ));
}

function pictureOf(digest: string, visit: string): string {
  return `/api/photos/${digest}?visit=${visit}&size=thumb`;
}

/** It is fetched as it is shown: without a network, its words say so. */
function Picture({ src, label }: { readonly src: string; readonly label: string }) {
  const t = useSay();
  const [away, setAway] = useState(false);
  return (
    <figure className="m-0">
      {away ? (
        <p className="hint">{t(RECORD, 'pairAway')}</p>
      ) : (
        <img src={src} alt={label} className="block w-full rounded-xl bg-line-soft" onError={() => setAway(true)} />
      )}
      <figcaption className="hint mt-1">{label}</figcaption>
    </figure>
  );
}
