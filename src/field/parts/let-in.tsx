import { useState } from 'react';
import { codeOf } from '../../domain/evidence/letting-in.ts';
import { PROBLEM_CODES } from '../../wire/problem.ts';
import { DOOR_TROUBLE } from '../words/door.ts';
import { FRAME } from '../words/frame.ts';
import { LET_IN } from '../words/let-in.ts';
import { ME } from '../words/me.ts';
import { Notice } from './line.tsx';
import { useSay } from './look.tsx';
import type { Device, DoorTrouble } from './pocket.ts';
import { Sheet } from './sheet.tsx';
import { usePocket } from './use-pocket.ts';

/** Lets in a new phone of the same person, after a look at both: each shows the same six digits. */
export default function LetIn({ device, onDone }: { readonly device: Device; readonly onDone: () => void }) {
  const t = useSay();
  const pocket = usePocket();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<DoorTrouble>();
  const allow = async () => {
    setBusy(true);
    await pocket.letIn(device.device).then(onDone, (error: unknown) => setTrouble(troubleOf(error)));
    setBusy(false);
  };
  return (
    <Sheet title={`${t(ME, 'letIn')} · ${device.label}`} onClose={onDone}>
      <p className="num py-2 text-center text-[2rem] font-semibold tracking-widest">{codeOf(device.device)}</p>
      <p className="mb-4">{t(LET_IN, 'ask', { code: codeOf(device.device) })}</p>
      {trouble && <Notice tone="warn">{t(DOOR_TROUBLE, trouble)}</Notice>}
      <div className="flex gap-3">
        <button type="button" className="btn flex-1" onClick={onDone}>
          {t(FRAME, 'cancel')}
        </button>
        <button type="button" className="btn btn-main flex-1" disabled={busy} onClick={() => void allow()}>
          {t(ME, 'letIn')}
        </button>
      </div>
    </Sheet>
  );
}

function troubleOf(error: unknown): DoorTrouble {
  const { trouble, code } = error as { readonly trouble?: string; readonly code?: string };
  return trouble === 'offline' ? 'offline' : (PROBLEM_CODES.find((known) => known === code) ?? 'our-fault');
}
