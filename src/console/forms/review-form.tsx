import { Button, Input, Tooltip } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type * as z from 'zod/mini';
import type { Decision } from '../../domain/visit/facts.ts';
import { reviewVisit } from '../../wire/visits.ts';
import { useDo } from '../parts/ask.ts';
import { useKeys } from '../parts/keys.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import type { VisitPage } from '../parts/visit-view.tsx';
import { TABLE } from '../words/desk.ts';
import { VISIT } from '../words/visits.ts';

type Choice = z.infer<typeof Decision>;

const BUTTONS = [
  { choice: 'accepted', word: 'accept', onAppeal: 'overturn', key: '1' },
  { choice: 'asked', word: 'ask', onAppeal: 'ask', key: '2' },
  { choice: 'rejected', word: 'reject', onAppeal: 'uphold', key: '3' },
] as const;
const LETTERS = { a: 'accepted', q: 'asked', r: 'rejected' } as const;

/** Accept goes at once; to ask, not to accept, and to answer an appeal needs a sentence that the rep will read. */
export function ReviewForm(props: ReviewFormProps) {
  return <Decide key={props.visit.sheet.id} {...props} />;
}

interface ReviewFormProps {
  readonly visit: VisitPage;
  readonly withKeys?: boolean;
  readonly onDone?: () => void;
}

function Decide({ visit, withKeys = false, onDone }: ReviewFormProps) {
  const t = useSay(VISIT);
  const { mutate, isPending, error } = useDo(reviewVisit);
  const [choice, setChoice] = useState<Choice>();
  const id = visit.sheet.id;
  const appealed = visit.sheet.appeal?.state === 'open';
  const why = !visit.mayReview ? t('mayNot') : visit.sheet.endedAt === null ? t('notEnded') : undefined;
  const whyNot = (it: Choice) => why ?? (visit.lapsed && it !== 'accepted' ? t('lapsedNot') : undefined);
  const decide = (decision: Choice, reason?: string) =>
    mutate({ visit: id, decision, ...(reason && { reason }) }, { onSuccess: () => (setChoice(undefined), onDone?.()) });
  const pick = (it: Choice) => !whyNot(it) && (it === 'accepted' && !appealed ? decide(it) : setChoice(it));
  const keys = [...BUTTONS.map(({ key, choice: it }) => [key, it] as const), ...Object.entries(LETTERS)];
  useKeys(Object.fromEntries(keys.map(([key, it]) => [key, () => void pick(it)])), { on: withKeys && !why && !isPending });
  return (
    <div className="review-form">
      <div className="review-buttons">
        {BUTTONS.map(({ choice: it, word, onAppeal, key }) => (
          <Tooltip key={it} title={whyNot(it)}>
            <Button
              type={it === 'accepted' ? 'primary' : 'default'}
              disabled={Boolean(whyNot(it))}
              loading={isPending && choice !== it && it === 'accepted'}
              onClick={() => void pick(it)}
            >
              {t(appealed ? onAppeal : word)} {withKeys && <kbd>{key}</kbd>}
            </Button>
          </Tooltip>
        ))}
      </div>
      {(why ?? whyNot('rejected')) && <p className="quiet small">{why ?? whyNot('rejected')}</p>}
      {choice && (
        <Reason
          key={`${id}.${choice}`}
          label={t(labelOf(choice, appealed))}
          busy={isPending}
          onSend={(reason) => decide(choice, reason)}
          onCancel={() => setChoice(undefined)}
        />
      )}
      <Trouble error={error} />
    </div>
  );
}

function labelOf(choice: Choice, appealed: boolean) {
  if (choice === 'asked') return 'reasonAsk';
  if (appealed) return choice === 'accepted' ? 'reasonOverturn' : 'reasonUphold';
  return 'reasonReject';
}

function Reason({
  label,
  busy,
  onSend,
  onCancel,
}: {
  label: string;
  busy: boolean;
  onSend: (reason: string) => void;
  onCancel: () => void;
}) {
  const t = useSay(VISIT);
  const words = useSay(TABLE);
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const send = () => text.trim() && onSend(text.trim());
  return (
    <div className="reason">
      <label htmlFor="review-reason">{label}</label>
      <Input.TextArea
        id="review-reason"
        ref={(it) => {
          field.current = it?.resizableTextArea?.textArea ?? null;
        }}
        value={text}
        rows={3}
        maxLength={2_000}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <div className="review-buttons">
        <Button type="primary" loading={busy} disabled={!text.trim()} onClick={send}>
          {t('send')}
        </Button>
        <Button onClick={onCancel}>{words('cancel')}</Button>
      </div>
    </div>
  );
}
