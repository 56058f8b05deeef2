import { useParams } from '@tanstack/react-router';
import type { VisitId } from '../../domain/ids.ts';
import { readVisit } from '../../wire/visits.ts';
import { ReviewForm } from '../forms/review-form.tsx';
import { useAsk } from '../parts/ask.ts';
import { Waiting } from '../parts/empty.tsx';
import { Back, Page } from '../parts/page.tsx';
import { ProofButton } from '../parts/proof-button.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { VisitView } from '../parts/visit-view.tsx';
import { paths } from '../paths.ts';
import { DESK, TABLE } from '../words/desk.ts';

/** One visit as a page of its own, for a link that was sent. */
export default function VisitPage() {
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const { visit: id } = useParams({ strict: false }) as { visit: VisitId };
  const { data: visit, error, refetch } = useAsk(readVisit, { visit: id });
  const title = visit?.sheet.customerName ?? desk('visits');
  return (
    <Page
      title={title}
      lead={<Back to={paths.visits()} label={desk('visits')} />}
      actions={visit && <ProofButton visit={visit.sheet.id} />}
    >
      <Trouble error={error} onRetry={() => void refetch()} />
      {visit ? <VisitView visit={visit} review={<ReviewForm visit={visit} />} /> : !error && <Waiting label={words('loading')} rows={14} />}
    </Page>
  );
}
