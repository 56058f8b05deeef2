import { Button, Checkbox, Input, Select } from 'antd';
import { GripVertical, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type * as z from 'zod/mini';
import type { StopId } from '../../domain/ids.ts';
import type { Stop } from '../../domain/plan/day-plan.ts';
import type { Driven } from '../../domain/plan/drive-day.ts';
import { useDrag } from '../../ui/use-drag.ts';
import { excuseStop, type PlanSheet } from '../../wire/plans.ts';
import { useDo } from '../parts/ask.ts';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { useMay } from '../parts/me.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { paths } from '../paths.ts';
import { DAY } from '../words/day-offer.ts';
import { EXCUSES, PLANS, STOP_STATE } from '../words/plans.ts';

type Sheet = z.output<typeof PlanSheet>;

/** A stop as it stands in the form, with the name of its customer. */
export interface Draft extends Stop {
  readonly name: string;
}

interface StopListProps {
  readonly drafts: readonly Draft[];
  readonly sheet: Sheet | undefined;
  readonly mayEdit: boolean;
  /** When one would be there in this order; undefined for a stop that no route can have. */
  readonly drivenTo: (draft: Draft) => Driven | undefined;
  readonly onChange: (drafts: readonly Draft[]) => void;
}

/** The stops of a day in their order. A row is dragged, or moved by its arrows. */
export function StopList({ drafts, sheet, mayEdit, drivenTo, onChange }: StopListProps) {
  const byStop = new Map(sheet?.stops.map((it) => [it.stop, it]));
  const move = (from: number, to: number) => {
    if (from !== to && drafts[to]) onChange(drafts.toSpliced(from, 1).toSpliced(to, 0, drafts[from] as Draft));
  };
  const hold = useDrag(
    drafts.map(({ id }) => id),
    '.stops > li',
    move,
  );
  return (
    <ol className="stops">
      {drafts.map((draft, i) => (
        <li key={draft.id}>
          <StopRow
            {...{ draft, number: i + 1, mayEdit, sheet }}
            now={byStop.get(draft.id)}
            driven={drivenTo(draft)}
            onChange={(change) => onChange(drafts.with(i, { ...draft, ...change }))}
          />
          {mayEdit && (
            <StopTools
              name={draft.name}
              onHold={() => hold(draft.id)}
              onStep={(by) => move(i, i + by)}
              onRemove={() => onChange(drafts.toSpliced(i, 1))}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

interface RowProps {
  readonly draft: Draft;
  readonly number: number;
  readonly mayEdit: boolean;
  readonly sheet: Sheet | undefined;
  readonly now: Sheet['stops'][number] | undefined;
  readonly driven: Driven | undefined;
  readonly onChange: (change: Partial<Draft>) => void;
}

function StopRow({ draft, number, mayEdit, sheet, now, driven, onChange }: RowProps) {
  const state = useSay(STOP_STATE);
  return (
    <>
      <span className="stop-number">{number}</span>
      <div className="stop-body">
        <p>
          <Go to={paths.customer(draft.customer)}>{draft.name || draft.customer}</Go>{' '}
          {now?.grade && <span className="chip">{now.grade}</span>}{' '}
          {now && (
            <span className={`stop-state pip-${now.state}`}>
              {now.visit ? <Go to={paths.visit(now.visit)}>{state(now.state)}</Go> : state(now.state)}
            </span>
          )}
        </p>
        {driven && <Times driven={driven} />}
        {mayEdit && <Fields draft={draft} onChange={onChange} />}
        {!mayEdit && draft.objective && <p className="quiet">{draft.objective}</p>}
        {now && (now.state === 'missed' || now.state === 'ahead') && sheet && <Excuse stop={draft.id} sheet={sheet} />}
      </div>
    </>
  );
}

function Times({ driven: { driveS, startS, leaveS, lateS } }: { readonly driven: Driven }) {
  const t = useSay(DAY);
  const f = useFormats();
  const minutes = (s: number) => Math.round(s / 60);
  return (
    <p className="figures small">
      {t('times', { from: f.minute(minutes(startS)), to: f.minute(minutes(leaveS)) })}{' '}
      <span className="quiet">{driveS > 0 && t('drive', { min: minutes(driveS) })}</span>
      {lateS > 0 && <strong className="warn"> {t('late', { min: minutes(lateS) })}</strong>}
    </p>
  );
}

/** An hour that is agreed is kept by every planner; without one the hour follows from the route. */
function Fields({ draft, onChange }: Pick<RowProps, 'draft' | 'onChange'>) {
  const t = useSay(PLANS);
  const day = useSay(DAY);
  return (
    <div className="pair">
      <span className="appointment">
        <Checkbox
          checked={draft.appointment === true}
          onChange={({ target }) =>
            onChange({ appointment: target.checked ? true : undefined, atMinute: draft.atMinute ?? 600 } as Partial<Draft>)
          }
        >
          {day('appointment')}
        </Checkbox>
        {draft.appointment && (
          <Input
            type="time"
            size="small"
            aria-label={`${t('at')} ${draft.name}`}
            value={clockOf(draft.atMinute)}
            onChange={({ target }) => onChange({ atMinute: minuteOf(target.value) } as Partial<Draft>)}
          />
        )}
      </span>
      <Input
        size="small"
        maxLength={200}
        placeholder={t('objective')}
        aria-label={`${t('objective')} ${draft.name}`}
        value={draft.objective ?? ''}
        onChange={({ target }) => onChange({ objective: target.value })}
      />
    </div>
  );
}

interface ToolsProps {
  readonly name: string;
  readonly onHold: () => void;
  readonly onStep: (by: number) => void;
  readonly onRemove: () => void;
}

/** The handle is held and drawn, by mouse or finger, or moved by the arrow keys. */
function StopTools({ name, onHold, onStep, onRemove }: ToolsProps) {
  const t = useSay(PLANS);
  const day = useSay(DAY);
  const step = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onStep(by);
  };
  return (
    <span className="stop-tools">
      <button type="button" className="grip" aria-label={`${day('drag')} ${name}`} onPointerDown={onHold} onKeyDown={step}>
        <GripVertical size={16} aria-hidden />
      </button>
      <Button size="small" type="text" icon={<X size={14} />} aria-label={`${t('remove')} ${name}`} onClick={onRemove} />
    </span>
  );
}

function Excuse({ stop, sheet }: { stop: StopId; sheet: Sheet }) {
  const t = useSay(PLANS);
  const why = useSay(EXCUSES);
  const { manage } = useMay();
  const { mutate, isPending, error } = useDo(excuseStop);
  if (!manage) return null;
  const options = (Object.keys(EXCUSES) as (keyof typeof EXCUSES)[]).map((value) => ({ value, label: why(value) }));
  return (
    <>
      <Select
        size="small"
        className="pick"
        placeholder={t('excuse')}
        aria-label={t('excuseWhy')}
        value={null}
        loading={isPending}
        options={options}
        popupMatchSelectWidth={false}
        onChange={(it: keyof typeof EXCUSES) => mutate({ stop, person: sheet.plan.person, day: sheet.plan.day, why: it })}
      />
      <Trouble error={error} />
    </>
  );
}

function clockOf(minute: number | undefined): string {
  if (minute === undefined) return '';
  return `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`;
}

function minuteOf(clock: string): number | undefined {
  const [hours, minutes] = clock.split(':').map(Number);
  return clock === '' || hours === undefined || minutes === undefined ? undefined : hours * 60 + minutes;
}
