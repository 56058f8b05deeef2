import { Link } from 'wouter';
import { useSay } from '../parts/look.tsx';
import { Page } from '../parts/page.tsx';
import { FRAME } from '../words/frame.ts';

export function LostScreen() {
  const t = useSay();
  return (
    <Page title="—" back="/">
      <p className="py-6 text-soft">{t(FRAME, 'notHere')}</p>
      <Link href="/" className="btn">
        {t(FRAME, 'toToday')}
      </Link>
    </Page>
  );
}
