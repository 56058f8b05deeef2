import { withoutSignal } from '../../domain/trust/doubt.ts';
import { isSettled, type VerdictSheet, type VisitSheet } from '../../wire/visit-sheet.ts';
import { GRADE_REASONS } from '../../words/outcomes.ts';
import { VISIT } from '../words/visits.ts';
import { useFinding } from './finding-words.ts';
import { useFormats } from './formats.ts';
import { GradeMark } from './grade-mark.tsx';
import { useSay, useTell } from './speak.tsx';
import { ValidityTag } from './visit-columns.tsx';

/** What is thought of the visit and why: the grade with what it lacks, then each finding with what may explain it. */
export function Verdict({ sheet }: { sheet: Pick<VisitSheet, 'verdict' | 'validity' | 'reviews' | 'lapses' | 'appeal'> }) {
  const t = useSay(VISIT);
  const f = useFormats();
  const { verdict } = sheet;
  if (!verdict) return <p className="quiet">{t('notJudged')}</p>;
  const asks = verdict.review && !isSettled(sheet);
  return (
    <div className="verdict">
      <p className="verdict-head">
        <span className="verdict-grade">
          <GradeMark grade={verdict.grade} eventOnly={verdict.eventOnly} />
        </span>
        <span className={asks ? 'needs-you' : 'quiet'}>{t('bans', { n: f.number(verdict.doubtBans, 1) })}</span>
        <ValidityTag row={sheet} />
        {asks && <strong className="needs-you">{t('needsLook')}</strong>}
      </p>
      <GradeReasons verdict={verdict} />
      {verdict.findings.length === 0 ? <p className="quiet">{t('noFindings')}</p> : <Findings verdict={verdict} />}
      <p className="quiet small">{t('engine', { engine: verdict.engine, policy: verdict.policy })}</p>
    </div>
  );
}

function GradeReasons({ verdict: { gradeReasons, complete, eventOnly } }: { verdict: VerdictSheet }) {
  const t = useSay(VISIT);
  const reason = useTell(GRADE_REASONS);
  const [lacks, raised] = [gradeReasons.filter((it) => it.startsWith('lacks')), gradeReasons.filter((it) => !it.startsWith('lacks'))];
  return (
    <>
      <dl className="reasons">
        {raised.length > 0 && <Reasons title={t('raised')} items={raised.map((it) => reason(it))} />}
        {lacks.length > 0 && <Reasons title={t('lacks')} items={lacks.map((it) => reason(it))} />}
      </dl>
      {(!complete || eventOnly) && (
        <p className="quiet">{[!complete && t('incomplete'), eventOnly && t('eventOnly')].filter(Boolean).join(' ')}</p>
      )}
    </>
  );
}

function Reasons({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{items.join(' · ')}</dd>
    </div>
  );
}

function Findings({ verdict }: { verdict: VerdictSheet }) {
  const t = useSay(VISIT);
  const words = useFinding();
  const f = useFormats();
  return (
    <ol className="findings">
      {verdict.findings
        .toSorted((a, b) => b.doubtBans - a.doubtBans)
        .map((finding) => {
          const { says, innocent, settle } = words(finding);
          return (
            <li key={finding.signal} className={finding.doubtBans > 0 || finding.silentBans !== undefined ? '' : 'told-only'}>
              <p>
                {says} {finding.doubtBans > 0 && <span className="bans">{t('bans', { n: f.number(finding.doubtBans, 1) })}</span>}
                {finding.silentBans !== undefined && <span className="bans">{t('silent')}</span>}
              </p>
              {verdict.review && finding.doubtBans > 0 && <Counterfactual verdict={verdict} signal={finding.signal} />}
              {innocent && (
                <p className="quiet">
                  {t('innocent')}: {innocent}
                </p>
              )}
              {settle && (
                <p className="quiet">
                  {t('settle')}: {settle}
                </p>
              )}
            </li>
          );
        })}
    </ol>
  );
}

/** Whether the review hangs on this one finding: what a person should weigh first. */
function Counterfactual({ verdict, signal }: { verdict: VerdictSheet; signal: string }) {
  const t = useSay(VISIT);
  const f = useFormats();
  const { doubtBans, review } = withoutSignal(verdict.findings, signal);
  return <p className="small">{t(review ? 'notDecisive' : 'decisive', { n: f.number(doubtBans, 1) })}</p>;
}
