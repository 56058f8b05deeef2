import { useParams } from '@tanstack/react-router';
import type { CaseId } from '../../domain/ids.ts';
import { type CaseView, readCase } from '../../wire/cases.ts';
import { FindingForm } from '../forms/finding-form.tsx';
import { useAsk } from '../parts/ask.ts';
import { Waiting } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { Back, Page, Section } from '../parts/page.tsx';
import { Photos } from '../parts/photos.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { paths } from '../paths.ts';
import { CASE_STATE, CASES } from '../words/cases.ts';
import { DESK, TABLE } from '../words/desk.ts';

/** One case: the visits side by side, what the person says, and the two findings once both are in. */
export default function CasePage() {
  const t = useSay(CASES);
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const { case: id } = useParams({ strict: false }) as { case: CaseId };
  const { data, error, refetch } = useAsk(readCase, { case: id });
  return (
    <Page title={data ? t('title', { name: data.personName }) : desk('cases')} lead={<Back to={paths.cases()} label={desk('cases')} />}>
      <Trouble error={error} onRetry={() => void refetch()} />
      {data ? <Opened it={data} /> : !error && <Waiting label={words('loading')} rows={10} />}
    </Page>
  );
}

function Opened({ it }: { it: CaseView }) {
  const t = useSay(CASES);
  const state = useSay(CASE_STATE);
  const f = useFormats();
  return (
    <>
      <p>
        <strong>{state(it.state)}</strong>{' '}
        {it.state === 'open' && (
          <span className="quiet">
            {t('decideBy')} {f.moment(it.decideBy)}
          </span>
        )}
      </p>
      <Section title={t('reason')}>
        <p className="quiet small">{t('by', { name: it.openedByName, at: f.moment(it.openedAt) })}</p>
        <p>{it.reason}</p>
      </Section>
      <Section title={t('answers')}>
        {it.answers.length === 0 && <p className="quiet">{t('noAnswer')}</p>}
        {it.answers.map(({ fact, at, text }) => (
          <p key={fact}>
            <span className="quiet small">{f.moment(at)}</span> {text}
          </p>
        ))}
      </Section>
      <Findings it={it} />
      <div className="case-visits">
        {it.sheets.map((sheet) => (
          <Section key={sheet.id} title={<Go to={paths.visit(sheet.id)}>{`${f.day(sheet.day)} · ${sheet.customerName}`}</Go>}>
            <Verdict sheet={sheet} />
            {sheet.photos.length > 0 && <Photos visit={sheet.id} photos={sheet.photos} sop={null} />}
          </Section>
        ))}
      </div>
    </>
  );
}

function Findings({ it }: { it: CaseView }) {
  const t = useSay(CASES);
  const f = useFormats();
  return (
    <Section title={t('findings')}>
      {it.state === 'open' && <p className="quiet">{t('hidden', { n: it.given })}</p>}
      {it.findings.map(({ fact, byName, at, finding, reason }) => (
        <p key={fact}>
          <strong>{t(finding)}</strong> <span className="quiet small">{t('by', { name: byName, at: f.moment(at) })}</span>
          <br />
          {reason}
        </p>
      ))}
      <FindingForm of={it} />
    </Section>
  );
}
