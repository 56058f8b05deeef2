import { QrCode } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { VisitId } from '../../domain/ids.ts';
import { say } from '../../words/language.ts';
import { SITE } from '../words/site.ts';
import { useFormats, useLook, useSay } from './look.tsx';
import type { OwnVisit } from './own-visits.ts';
import { useView } from './use-pocket.ts';

const ReceiptSheet = lazy(() => import('./receipt-sheet.tsx'));

/** What the customer's side said of a visit, and the receipt by which it may. */
export default function CustomerSide({ visit: { id, sheet } }: { readonly visit: OwnVisit }) {
  const t = useSay();
  const { language } = useLook();
  const { me, line } = useView();
  const formats = useFormats(me.duty.zone);
  const [open, setOpen] = useState(false);
  const said = sheet?.customerSaid ?? [];
  const proofs = (sheet?.siteProofs ?? []).map(({ fact, at, kind, state }) => ({ fact, at, code: `${kind}_${state}`, text: null }));
  const checked = (sheet?.backChecks ?? []).map(({ fact, at, outcome, when, about, text }) => ({
    ...{ fact, at, code: `check_${outcome}` },
    text: [when, about, text].filter(Boolean).join(' · ') || null,
  }));
  const lines = [...proofs, ...said.map(({ fact, at, answer, text }) => ({ fact, at, code: `said_${answer}`, text })), ...checked];
  const mayAsk = sheet?.customer && sheet.outcome === 'done' && said.length === 0 && line?.sales !== false;
  if (lines.length === 0 && !mayAsk) return null;
  return (
    <>
      <h2 className="section">{t(SITE, 'proofs')}</h2>
      {lines.map(({ fact, at, code, text }) => (
        <div key={fact} className="card mt-2 py-2.5">
          <p className="hint num">{formats.moment(at)}</p>
          <p>{say(SITE, code, language)}</p>
          {text && <p className="break-words whitespace-pre-line">{text}</p>}
        </div>
      ))}
      {mayAsk && (
        <button type="button" className="btn mt-2 w-full" onClick={() => setOpen(true)}>
          <QrCode aria-hidden />
          {t(SITE, 'receipt')}
        </button>
      )}
      {open && (
        <Suspense fallback={null}>
          <ReceiptSheet visit={id as VisitId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
