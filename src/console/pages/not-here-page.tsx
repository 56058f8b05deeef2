import { Empty } from '../parts/empty.tsx';
import { Go } from '../parts/go.tsx';
import { Page } from '../parts/page.tsx';
import { useSay } from '../parts/speak.tsx';
import { paths } from '../paths.ts';
import { DESK } from '../words/desk.ts';

export function NotHerePage() {
  const t = useSay(DESK);
  return (
    <Page title={t('notHere')}>
      <Empty says={t('notHereHint')} action={<Go to={paths.today()}>{t('backToday')}</Go>} />
    </Page>
  );
}
