import { Button, Input, Popover, Progress, Segmented } from 'antd';
import { useRef, useState } from 'react';
import type * as z from 'zod/mini';
import { type Month, monthOf, nextMonth } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import { type CertificateSheet, certifyMonth, listCertificates, overrideCertificate } from '../../wire/certificates.ts';
import { BINDING, REMEDY } from '../../words/certificates.ts';
import { call } from '../call.ts';
import { CERTIFICATES } from '../words/certificates.ts';
import { useAsk, useDo } from './ask.ts';
import { useFormats } from './formats.ts';
import { useMay, useToday } from './me.tsx';
import { useSay } from './speak.tsx';
import { Trouble } from './trouble.tsx';

type Sheet = z.output<typeof CertificateSheet>;

interface CertificatesProps {
  /** Whose months could be asked. */
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
}

/** How sure it is that each person's month can be kept, those that fall short first. */
export function Certificates({ people }: CertificatesProps) {
  const t = useSay(CERTIFICATES);
  const { manage } = useMay();
  const now = monthOf(useToday());
  const [month, setMonth] = useState<Month>(now);
  const { data, error, refetch } = useAsk(listCertificates, { month });
  return (
    <section className="certificates" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className="quiet">{t('lead', { goal: data?.goalPercent ?? 90 })}</p>
      <div className="table-bar">
        <Segmented aria-label={t('month')} value={month} options={[now, nextMonth(now)]} onChange={setMonth} />
        {manage && <MakeAll key={month} month={month} people={people} onDone={() => void refetch()} />}
      </div>
      <Trouble error={error} />
      {data?.certificates.length === 0 && <p className="quiet">{t('none')}</p>}
      <ul>
        {data?.certificates.map((sheet) => (
          <Row key={sheet.certified.person} sheet={sheet} goal={data.goalPercent / 100} />
        ))}
      </ul>
    </section>
  );
}

interface MakeAllProps extends CertificatesProps {
  readonly month: Month;
  readonly onDone: () => void;
}

/** One person after the other; what is worked out stays, also when somebody stops half way. */
function MakeAll({ month, people, onDone }: MakeAllProps) {
  const t = useSay(CERTIFICATES);
  const [done, setDone] = useState<number>();
  const [error, setError] = useState<unknown>();
  const stopped = useRef(false);
  const make = async () => {
    stopped.current = false;
    setError(undefined);
    for (const [i, { id }] of people.entries()) {
      if (stopped.current) break;
      setDone(i);
      await call(certifyMonth, { person: id, month }).catch(setError);
      onDone();
    }
    setDone(undefined);
  };
  if (done === undefined) {
    return (
      <>
        <Button onClick={() => void make()} disabled={people.length === 0}>
          {t('makeAll')}
        </Button>
        <Trouble error={error as never} />
      </>
    );
  }
  return (
    <>
      <Progress
        className="progress"
        percent={Math.round((100 * done) / people.length)}
        showInfo={false}
        aria-label={t('making', { done, n: people.length })}
      />
      <span className="figures quiet">{t('making', { done, n: people.length })}</span>
      <Button size="small" onClick={() => (stopped.current = true)}>
        {t('stop')}
      </Button>
    </>
  );
}

function Row({ sheet, goal }: { readonly sheet: Sheet; readonly goal: number }) {
  const t = useSay(CERTIFICATES);
  const [binding, remedy] = [useSay(BINDING), useSay(REMEDY)];
  const f = useFormats();
  const { certified, personName, customers, at } = sheet;
  const { probability, remedies, visits, inputs } = certified;
  const short = probability < goal;
  const names = (ids: readonly string[]) => ids.map((id) => customers[id] ?? '').join('、');
  return (
    <li className="certificate">
      <div className="certificate-head">
        <strong>{personName}</strong>
        <Chance {...certified} short={short} />
        <span className="quiet small">
          {inputs.stays > 0
            ? t('restsOn', { visits, days: inputs.days, planned: inputs.planned, stays: inputs.stays })
            : `${t('restsOn', { visits, days: inputs.days, planned: inputs.planned, stays: 0 })} · ${t('noHistory')}`}{' '}
          · {t('at', { at: f.moment(at) })}
        </span>
      </div>
      {short && certified.binding && (
        <p>
          <span className="quiet">{t('inTheWay')}</span> {binding(certified.binding.what)}{' '}
          <span className="quiet small">{t('without', { share: f.share(certified.binding.probability) })}</span>
        </p>
      )}
      {short && (
        <p>
          <span className="quiet">{t('helps')}</span>{' '}
          {remedies.length === 0
            ? t('nothingAlone')
            : remedies.map(({ kind, amount, customers: ids }) => (
                <Popover key={kind} content={<div className="names">{names(ids)}</div>} trigger={ids.length > 0 ? 'click' : []}>
                  <button type="button" className="chip">
                    {remedy(kind, { n: amount })}
                  </button>
                </Popover>
              ))}
        </p>
      )}
      {short && <Override sheet={sheet} />}
    </li>
  );
}

/** The share as a bar, and how far it may be off as a line across it. */
function Chance({ probability, interval: [from, to], short }: Sheet['certified'] & { readonly short: boolean }) {
  const t = useSay(CERTIFICATES);
  const f = useFormats();
  const label = t('chanceLabel', { share: f.share(probability), from: f.share(from), to: f.share(to) });
  return (
    <span className="chance" role="img" aria-label={label} title={label}>
      <span className="chance-bar">
        <i className={short ? 'chance-fill is-short' : 'chance-fill'} style={{ width: `${100 * probability}%` }} />
        <i className="chance-range" style={{ left: `${100 * from}%`, width: `${100 * (to - from)}%` }} />
      </span>
      <span className="figures">{f.share(probability)}</span>
    </span>
  );
}

function Override({ sheet: { certified, number, overriddenBy } }: { readonly sheet: Sheet }) {
  const t = useSay(CERTIFICATES);
  const { manage } = useMay();
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useDo(overrideCertificate);
  if (certified.override) {
    return <p className="small">{t('overridden', { name: overriddenBy ?? '', reason: certified.override.reason })}</p>;
  }
  if (!manage) return null;
  return (
    <details>
      <summary className="small quiet">{t('override')}</summary>
      <div className="table-bar">
        <Input
          size="small"
          className="grow"
          maxLength={300}
          placeholder={t('overrideWhy')}
          aria-label={t('overrideWhy')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button
          size="small"
          loading={isPending}
          disabled={reason.trim().length < 2}
          onClick={() => mutate({ person: certified.person, month: certified.month, number, reason: reason.trim() })}
        >
          {t('override')}
        </Button>
      </div>
      <Trouble error={error} />
    </details>
  );
}
