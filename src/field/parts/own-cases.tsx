import { OWN_CASE, OWN_CASE_STATE } from '../words/cases.ts';
import { LinkRow } from './line.tsx';
import { useFormats, useSay } from './look.tsx';
import { useView } from './use-pocket.ts';

/** Cases about one's own visits, above the visits: nobody should have to look for them. */
export default function OwnCases() {
  const t = useSay();
  const { mine, me } = useView();
  const formats = useFormats(me.duty.zone);
  return (
    <ul className="rows">
      {(mine?.cases ?? []).map(({ id, visits, state, decideBy }) => (
        <li key={id}>
          <LinkRow href={`/cases/${id}`}>
            <span className="block font-semibold">{t(OWN_CASE, 'row', { n: visits.length })}</span>
            <span className="hint num block">
              {t(OWN_CASE_STATE, state)}
              {state === 'open' && ` · ${t(OWN_CASE, 'until', { at: formats.moment(decideBy) })}`}
            </span>
          </LinkRow>
        </li>
      ))}
    </ul>
  );
}
