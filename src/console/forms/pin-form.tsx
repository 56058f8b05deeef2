import { App, Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { Customer } from '../../domain/customer.ts';
import { saveCustomer } from '../../wire/customers.ts';
import { decidePin, type PinMoveSheet } from '../../wire/pins.ts';
import { useDo } from '../parts/ask.ts';
import { useMay } from '../parts/me.tsx';
import type { PinsPage } from '../parts/pins.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { PINS } from '../words/pins.ts';

const WHYS = ['moved', 'was-wrong'] as const;
const FIRST_RADIUS_M = 150;

/** Why a pin changes: asked where a customer that had one gets another. */
export function PinWhyFields({ reasonFromM }: { reasonFromM: number }) {
  const t = useSay(PINS);
  const why = Form.useWatch('pinWhy') as (typeof WHYS)[number] | undefined;
  return (
    <>
      <Form.Item name="pinWhy" label={t('why')} initialValue="moved" extra={t(`whyHint_${why ?? 'moved'}`)}>
        <Segmented options={WHYS.map((value) => ({ value, label: t(value) }))} />
      </Form.Item>
      <Form.Item name="pinWords" label={t('reason', { m: reasonFromM })}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </>
  );
}

/** A move that waits: what is asked, why it needs another person, and that person's answer. */
export function WaitingPin({ sheet }: { sheet: PinMoveSheet }) {
  const t = useSay(PINS);
  const [words, setWords] = useState('');
  const { mutate, isPending, error } = useDo(decidePin);
  const { move, askedByName, towardNames, mayDecide } = sheet;
  const decide = (decision: 'approved' | 'refused') => mutate({ move: move.id, decision, ...(words.trim() && { words: words.trim() }) });
  return (
    <div className="pin-waits">
      <p>
        <strong className="needs-you">{t('waits')}</strong>{' '}
        {move.before ? t('waitsFor', { name: askedByName, m: move.movedM }) : t('firstFor', { name: askedByName })}
      </p>
      {move.words && <p>“{move.words}”</p>}
      {towardNames.map(({ name, days }) => (
        <p key={name}>{t('toward', { name, days })}</p>
      ))}
      {towardNames.length > 0 && <p className="quiet">{t('towardHint')}</p>}
      {move.why === 'was-wrong' && <p className="quiet">{t('turnsPast')}</p>}
      {mayDecide ? (
        <>
          <Input.TextArea
            aria-label={t('words')}
            placeholder={t('words')}
            rows={2}
            maxLength={500}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
          <div className="review-buttons">
            <Button type="primary" loading={isPending} onClick={() => decide('approved')}>
              {t('approve')}
            </Button>
            <Button disabled={isPending} onClick={() => decide('refused')}>
              {t('refuse')}
            </Button>
          </div>
        </>
      ) : (
        <p className="quiet small">{t('notYou')}</p>
      )}
      <Trouble error={error} />
    </div>
  );
}

/** A customer without a pin, and where its first visits were: one press makes it the pin, with the fence no smaller than the doubt. */
export function FirstPin({ customer, proposal }: { customer: Customer; proposal: NonNullable<PinsPage['proposal']> }) {
  const t = useSay(PINS);
  const { manage } = useMay();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useDo(saveCustomer);
  const { centre, uncertaintyM, visits } = proposal;
  const radiusM = Math.min(500, Math.max(FIRST_RADIUS_M, Math.ceil(uncertaintyM / 10) * 10));
  const pinned = { ...customer, fence: { centre, radiusM }, pin: { datum: 'wgs84' as const, by: 'visit' as const } };
  const save = () =>
    mutate({ customer: pinned }, { onSuccess: ({ pinWaits }) => void message.success(t(pinWaits ? 'savedWaits' : 'saved')) });
  return (
    <div className="pin-waits">
      <p>{t('proposal', { n: visits, m: uncertaintyM })}</p>
      {manage && (
        <Button loading={isPending} onClick={save}>
          {t('useIt')}
        </Button>
      )}
      <Trouble error={error} />
    </div>
  );
}
