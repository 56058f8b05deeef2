import { FINDING_TITLES } from '../../words/finding-titles.ts';
import { say } from '../../words/language.ts';
import { useLook, useSay } from './look.tsx';
import type { OwnVisit } from './own-visits.ts';
import { useView } from './use-pocket.ts';
import { RECORD } from '../words/record.ts';

/** The one line under a visit: what says most, or that nothing speaks against it. */
export function useReason(): (visit: OwnVisit) => string {
  const t = useSay();
  const { language } = useLook();
  const allUp = useView().sync.unsentFacts === 0;
  return ({ verdict, sheet, endedAt }) => {
    if (endedAt === undefined) return '';
    if (!verdict) return t(RECORD, sheet || allUp ? 'notJudged' : 'onPhone');
    if (sheet?.appeal) return t(RECORD, `short_${sheet.appeal.state}`);
    const heard = verdict.findings.filter(({ silentBans }) => silentBans === undefined);
    const [first] = heard.toSorted((a, b) => b.doubtBans - a.doubtBans);
    return first ? say(FINDING_TITLES, first.signal, language) : t(RECORD, 'noDoubt');
  };
}
