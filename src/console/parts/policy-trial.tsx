import { Button } from 'antd';
import { useRef, useState } from 'react';
import type * as z from 'zod/mini';
import { monthOf, nextMonth } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { FrequencyRule } from '../../domain/plan/frequency.ts';
import { tryPolicy } from '../../wire/policy.ts';
import { call } from '../call.ts';
import { FREQUENCY } from '../words/frequency.ts';
import { useToday } from './me.tsx';
import { useSay } from './speak.tsx';
import { Trouble } from './trouble.tsx';

export type Tried = z.output<(typeof tryPolicy)['reply']>;

interface PolicyTrialProps {
  readonly people: readonly PersonId[];
  readonly frequency: readonly FrequencyRule[];
  readonly onTried: (tried: Tried) => void;
}

/** Next month is lived under the draft, one person after the other, the most loaded first; what is known is shown at once. */
export function PolicyTrial({ people, frequency, onTried }: PolicyTrialProps) {
  const t = useSay(FREQUENCY);
  const month = nextMonth(monthOf(useToday()));
  const [done, setDone] = useState<number>();
  const [error, setError] = useState<unknown>();
  const stopped = useRef(false);
  const run = async () => {
    stopped.current = false;
    setError(undefined);
    for (const [i, person] of people.entries()) {
      if (stopped.current) break;
      setDone(i);
      await call(tryPolicy, { person, month, frequency: [...frequency] })
        .then(onTried)
        .catch(setError);
    }
    setDone(undefined);
  };
  return (
    <div className="table-bar">
      {done === undefined ? (
        <Button onClick={() => void run()}>{t('tryIt')}</Button>
      ) : (
        <>
          <span aria-live="polite">{t('trying', { done, n: people.length })}</span>
          <Button
            onClick={() => {
              stopped.current = true;
            }}
          >
            {t('stop')}
          </Button>
        </>
      )}
      <Trouble error={error as never} />
    </div>
  );
}
