import { Alert, Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { DESK } from '../words/desk.ts';
import { download } from './export-sheet.ts';
import { startOver, watchLog } from './log-watch.ts';
import { useSay } from './speak.tsx';

const EVERY_MS = 5 * 60_000;

/** Looks after the log while the desk is open; says something only where its history was changed. */
export function LogNotice() {
  const t = useSay(DESK);
  const { data, refetch } = useQuery({
    queryKey: ['the log as this browser knows it'],
    queryFn: async () => (await watchLog(Date.now())) ?? null,
    refetchInterval: EVERY_MS,
    retry: false,
  });
  if (!data) return null;
  const save = () => download('rounds-dispute.json', new Blob([JSON.stringify(data, null, 1)], { type: 'application/json' }));
  const again = () => {
    startOver();
    void refetch();
  };
  return (
    <Alert
      type="error"
      showIcon
      title={t('logDispute')}
      description={t('logDisputeWhat')}
      action={
        <>
          <Button onClick={save}>{t('logDisputeSave')}</Button>{' '}
          <Button type="text" onClick={again}>
            {t('logDisputeOver')}
          </Button>
        </>
      }
      style={{ marginBottom: 16 }}
    />
  );
}
