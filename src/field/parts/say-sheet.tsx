import { Camera, X } from 'lucide-react';
import { useState } from 'react';
import type { FactId, VisitId } from '../../domain/ids.ts';
import type { Shot } from '../ports.ts';
import { RECORD } from '../words/record.ts';
import { useSay } from './look.tsx';
import type { OwnVisit } from './own-visits.ts';
import { Sheet } from './sheet.tsx';
import { usePocket } from './use-pocket.ts';

interface SaySheetProps {
  readonly visit: OwnVisit;
  readonly as: 'reply' | 'appeal';
  readonly onClose: () => void;
}

/** One's own word on a visit. An appeal may go as it is: that one disagrees is enough to start the company's clock. */
export function SaySheet({ visit, as, onClose }: SaySheetProps) {
  const t = useSay();
  const pocket = usePocket();
  const [text, setText] = useState('');
  const [shot, setShot] = useState<Shot>();
  const [busy, setBusy] = useState(false);
  const about = visit.sheet?.reviews.at(-1)?.fact as FactId | undefined;
  const send = async () => {
    setBusy(true);
    await pocket.explain({ visit: visit.id as VisitId, as, text: text.trim(), about, shot }).finally(() => setBusy(false));
    onClose();
  };
  const empty = text.trim() === '' && !shot;
  return (
    <Sheet title={t(RECORD, as)} onClose={onClose}>
      {as === 'appeal' && <p className="hint mb-3">{t(RECORD, 'appealHow')}</p>}
      <label>
        <span className="label">{t(RECORD, as === 'reply' ? 'replyTo' : 'appealTo')}</span>
        <textarea className="field min-h-28" maxLength={2_000} value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
      </label>
      <SayPhoto shot={shot} onShot={setShot} />
      <button type="button" className="btn btn-main mt-3 w-full" disabled={busy || (empty && as === 'reply')} onClick={() => void send()}>
        {t(RECORD, as === 'appeal' && empty ? 'appealAsIs' : as === 'appeal' ? 'appealSend' : 'send')}
      </button>
    </Sheet>
  );
}

/** One photo may go along, taken now or chosen: it explains, and is held against nobody. */
function SayPhoto({ shot, onShot }: { readonly shot: Shot | undefined; readonly onShot: (shot: Shot | undefined) => void }) {
  const t = useSay();
  const pocket = usePocket();
  const [trouble, setTrouble] = useState(false);
  const keep = async (file: File | undefined) => {
    if (!file) return;
    setTrouble(false);
    await pocket.fromGallery(file).then(onShot, () => setTrouble(true));
  };
  if (shot) {
    return (
      <p className="mt-3 flex items-center gap-2">
        <span className="flex-1">{t(RECORD, 'photoGoesAlong', { kb: Math.round(shot.bytes.length / 1_000) })}</span>
        <button type="button" className="btn" aria-label={t(RECORD, 'photoAway')} onClick={() => onShot(undefined)}>
          <X aria-hidden size={18} />
        </button>
      </p>
    );
  }
  return (
    <>
      <label className="btn mt-3 w-full has-focus-visible:outline-3 has-focus-visible:outline-jade">
        <Camera aria-hidden />
        {t(RECORD, 'addPhoto')}
        <input
          type="file"
          accept="image/*"
          className="absolute size-px opacity-0"
          onChange={({ currentTarget }) => void keep(currentTarget.files?.[0])}
        />
      </label>
      {trouble && <p className="hint mt-1">{t(RECORD, 'noPicture')}</p>}
    </>
  );
}
