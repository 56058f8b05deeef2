import { RECORD } from '../words/record.ts';
import { Notice } from './line.tsx';
import { useFormats, useSay } from './look.tsx';
import type { OwnVisit } from './own-visits.ts';
import { useView } from './use-pocket.ts';

/** How an appeal stands and how long the company has; and what fell away because nobody decided in time. */
export function AppealNotice({ visit }: { readonly visit: OwnVisit }) {
  const t = useSay();
  const formats = useFormats(useView().me.duty.zone);
  const appeal = visit.sheet?.appeal;
  const lapsed = visit.sheet?.lapses?.at(-1);
  if (hasUnsentAppeal(visit)) return <Notice tone="calm">{t(RECORD, 'appealOnPhone')}</Notice>;
  if (appeal?.state === 'open') return <Notice tone="calm">{t(RECORD, 'appealOpen', { at: formats.moment(appeal.dueAt) })}</Notice>;
  if (appeal?.state === 'overturned' || appeal?.state === 'upheld')
    return <Notice tone="calm">{t(RECORD, `appeal_${appeal.state}`)}</Notice>;
  if (!lapsed) return null;
  return <Notice tone="calm">{t(RECORD, lapsed.why === 'too-old' ? 'lapsedOld' : 'appealLapsed', { days: lapsed.afterDays })}</Notice>;
}

/** One that the server has not told back yet. */
export function hasUnsentAppeal({ sheet, local }: OwnVisit): boolean {
  const known = new Set(sheet?.explanations.map(({ fact }) => fact as string));
  return local?.explanations.some(({ as, fact }) => as === 'appeal' && !known.has(fact)) ?? false;
}
