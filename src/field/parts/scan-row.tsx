import { QrCode } from 'lucide-react';
import { Link } from 'wouter';
import type { Visit } from '../../domain/visit/state.ts';
import { VISIT } from '../words/visit.ts';
import { useSay } from './look.tsx';
import { useView } from './use-pocket.ts';

/** Where the customer's code is scanned; not in lines without sales, whose hospitals have a register at reception. */
export function ScanRow({ visit }: { readonly visit: Visit }) {
  const t = useSay();
  const { line } = useView();
  if (!visit.customer || line?.sales === false) return null;
  return (
    <Link href="/visit/prove" className="btn mt-4 w-full">
      <QrCode aria-hidden />
      {t(VISIT, visit.tokens.length > 0 ? 'codeTaken' : 'scanCode')}
    </Link>
  );
}
