import type * as z from 'zod/mini';
import { localDate } from '../../base/moment.ts';
import type { Fence } from '../../domain/place.ts';
import type { SopTemplate } from '../../domain/sop/template.ts';
import type { StoryLine } from '../../wire/visit-sheet.ts';
import { FACT_KIND, NO_PLACE } from '../../words/terms.ts';
import { VISIT } from '../words/visits.ts';
import { useFormats } from './formats.ts';
import { useMe } from './me.tsx';
import { usePlaceWords } from './seen.ts';
import { useSay, useTell, useText } from './speak.tsx';

type Line = z.output<typeof StoryLine>;

interface StoryProps {
  readonly story: readonly Line[];
  readonly sop: SopTemplate | null;
  readonly fence: Fence | null;
}

/** One column of time: what the phone claims on the left, and on the right what others can vouch for. */
export function Story({ story, sop, fence }: StoryProps) {
  const t = useSay(VISIT);
  return (
    <>
      <p className="quiet small">{t('bracketHint')}</p>
      <ol className="story">
        {story.map((line) => (
          <StoryItem key={line.fact} line={line} sop={sop} fence={fence} />
        ))}
      </ol>
    </>
  );
}

function StoryItem({ line, sop, fence }: { line: Line; sop: SopTemplate | null; fence: Fence | null }) {
  const kind = useTell(FACT_KIND);
  const text = useText();
  const f = useFormats();
  const place = usePlaceWords();
  const t = useSay(VISIT);
  const noPlace = useTell(NO_PLACE);
  const question = sop?.steps.flatMap(({ questions }) => questions).find(({ id }) => id === line.question);
  return (
    <li className={line.chain === 'sound' ? '' : 'story-broken'}>
      <time>{f.time(line.at)}</time>
      <div>
        <p>
          <strong>{kind(line.kind)}</strong>
          {line.question && <> {question ? text(question.title) : line.question}</>}
        </p>
        {line.place && <p className="quiet">{place(line.place, fence)}</p>}
        {line.noPlace && <p className="quiet">{t('noPlaceWhy', { why: noPlace(line.noPlace) })}</p>}
        <Flaws line={line} />
      </div>
      <Bracket line={line} />
    </li>
  );
}

function Flaws({ line }: { line: Line }) {
  const t = useSay(VISIT);
  const tell = useTell(VISIT);
  return (
    <>
      {line.chain !== 'sound' && <p className="loss">{t(`chain_${line.chain}`)}</p>}
      {line.withheld.length > 0 && (
        <p className="quiet">{t('withheld', { what: line.withheld.map((part) => tell(`part_${part}`)).join(', ') })}</p>
      )}
    </>
  );
}

/** The two instants between which somebody else than the phone can say that it was made. */
function Bracket({ line: { nonceAt, receivedAt, at } }: { line: Line }) {
  const t = useSay(VISIT);
  const f = useFormats();
  const { zone } = useMe().me.duty;
  const day = localDate(at, zone);
  const near = (other: number) => (localDate(other, zone) === day ? f.time(other) : f.moment(other));
  const says = nonceAt === null ? t('before', { to: near(receivedAt) }) : t('between', { from: near(nonceAt), to: near(receivedAt) });
  return (
    <span className="bracket" title={says}>
      [{nonceAt === null ? '…' : near(nonceAt)}, {near(receivedAt)}]
    </span>
  );
}
