import { Share2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { utf8 } from '../../base/bytes.ts';
import { qrOf, qrPath } from '../../base/qr.ts';
import type { VisitId } from '../../domain/ids.ts';
import { SITE } from '../words/site.ts';
import { Notice } from './line.tsx';
import { useFormats, useSay } from './look.tsx';
import type { Receipt } from './pocket.ts';
import { Sheet } from './sheet.tsx';
import { usePocket, useView } from './use-pocket.ts';

/** The link to what was promised, for the customer to scan with their own phone or to be sent. */
export default function ReceiptSheet({ visit, onClose }: { readonly visit: VisitId; readonly onClose: () => void }) {
  const t = useSay();
  const pocket = usePocket();
  const [receipt, setReceipt] = useState<Receipt | 'away'>();
  useEffect(() => {
    pocket.askReceipt(visit).then(setReceipt, () => setReceipt('away'));
  }, [pocket, visit]);
  return (
    <Sheet title={t(SITE, 'receipt')} onClose={onClose}>
      {receipt === undefined && <p className="py-6 text-soft">{t(SITE, 'waiting')}</p>}
      {receipt === 'away' && <Notice tone="calm">{t(SITE, 'away')}</Notice>}
      {receipt &&
        receipt !== 'away' &&
        (receipt.answered ? <Notice tone="calm">{t(SITE, 'answered')}</Notice> : <Shown receipt={receipt} />)}
    </Sheet>
  );
}

function Shown({ receipt: { path, until } }: { readonly receipt: Receipt }) {
  const t = useSay();
  const formats = useFormats(useView().me.duty.zone);
  const [copied, setCopied] = useState(false);
  const url = `${location.origin}${path}`;
  const { size, path: modules } = qrPath(qrOf(utf8(url)));
  const share = async () => {
    const how: Partial<Pick<Navigator, 'share'>> = navigator;
    if (how.share) return navigator.share({ url }).catch(() => undefined);
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <>
      <p className="text-soft">{t(SITE, 'receiptLead')}</p>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={t(SITE, 'receiptQr')}
        shapeRendering="crispEdges"
        className="mx-auto mt-3 w-full max-w-80 rounded-2xl bg-white"
      >
        <path d={modules} fill="#000" />
      </svg>
      <p className="hint num mt-2 text-center">{t(SITE, 'receiptUntil', { at: formats.moment(until) })}</p>
      <button type="button" className="btn btn-main mt-3 w-full" onClick={() => void share()}>
        <Share2 aria-hidden />
        {t(SITE, copied ? 'copied' : 'share')}
      </button>
    </>
  );
}
