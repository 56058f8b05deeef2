import { App, Button, Popconfirm, Tag } from 'antd';
import type * as z from 'zod/mini';
import type { Person } from '../../domain/person.ts';
import { changeDevice, DeviceCard, listDevices } from '../../wire/devices.ts';
import { endSession, listSessions, resetPassword } from '../../wire/org.ts';
import { listPasskeys, removePasskey } from '../../wire/passkeys.ts';
import { LEAVE } from '../../words/terms.ts';
import { paths } from '../paths.ts';
import { CASES } from '../words/cases.ts';
import { TABLE } from '../words/desk.ts';
import { ORG } from '../words/org.ts';
import { agentWords } from './agent.ts';
import { useAsk, useDo } from './ask.ts';
import { useFormats } from './formats.ts';
import { Go } from './go.tsx';
import { useMay } from './me.tsx';
import { Section } from './page.tsx';
import { useSay } from './speak.tsx';
import { Trouble, useProblemWords } from './trouble.tsx';

/** One person: when they work, with what phones, where signed in; and what an admin may end. */
export function PersonPanel({ person }: { person: Person }) {
  const t = useSay(ORG);
  const leave = useSay(LEAVE);
  const cases = useSay(CASES);
  const { manage } = useMay();
  return (
    <>
      <p>
        <Go to={paths.visits({ person: person.id })}>{t('visits')}</Go> · <Go to={paths.plans({ person: person.id })}>{t('plans')}</Go>
        {person.role === 'rep' && manage && (
          <>
            {' '}
            · <Go to={paths.cases({ person: person.id })}>{cases('newTitle')}</Go>
          </>
        )}
      </p>
      <Section title={t('duty')}>
        <Duty person={person} />
        {person.leaves.length > 0 && <h3>{t('leaves')}</h3>}
        <ul className="plain">
          {person.leaves.slice(-8).map(({ from, to, kind }) => (
            <li key={from}>
              {from} – {to} {leave(kind)}
            </li>
          ))}
        </ul>
      </Section>
      <Devices person={person} />
      <Passkeys person={person} />
      <Sessions person={person} />
    </>
  );
}

function Duty({ person: { duty } }: { person: Person }) {
  const t = useSay(ORG);
  const clock = (minute: number) => `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`;
  return (
    <>
      <p className="quiet">{t('dutyHint')}</p>
      {duty.hours.length === 0 && <p>{t('noDuty')}</p>}
      <ul className="plain figures">
        {duty.hours.map(({ weekday, fromMinute, toMinute }) => (
          <li key={`${weekday}.${fromMinute}`}>
            {t(`day${weekday}` as 'day1')} {clock(fromMinute)}–{clock(toMinute)}
          </li>
        ))}
      </ul>
      <p className="quiet small">{duty.zone}</p>
    </>
  );
}

/** With what this person confirms check-ins; there is a list only where there is one to give up. */
function Passkeys({ person: { id } }: { person: Person }) {
  const t = useSay(ORG);
  const f = useFormats();
  const { manage } = useMay();
  const { data, error } = useAsk(listPasskeys, { person: id });
  const { mutate, isPending, error: trouble } = useDo(removePasskey);
  if (!error && (data?.passkeys.length ?? 0) === 0) return null;
  return (
    <Section title={t('passkeys')}>
      <Trouble error={error ?? trouble} />
      <ul className="lines">
        {data?.passkeys.map(({ credential, device, registeredAt }) => (
          <li key={credential}>
            <span>
              {f.moment(registeredAt)}
              <small className="quiet block">
                <code>{device.slice(0, 10)}</code>
              </small>
            </span>
            {manage && (
              <Popconfirm title={t('removePasskeyAsk')} okText={t('revoke')} onConfirm={() => mutate({ credential })}>
                <Button size="small" danger loading={isPending}>
                  {t('revoke')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Device = z.output<typeof DeviceCard>;

function Devices({ person: { id } }: { person: Person }) {
  const t = useSay(ORG);
  const { data, error } = useAsk(listDevices, { person: id });
  return (
    <Section title={t('devices')}>
      <Trouble error={error} />
      {data?.devices.length === 0 && <p className="quiet">{t('noDevices')}</p>}
      <ul className="lines">
        {data?.devices.map((device) => (
          <DeviceLine key={device.device} device={device} />
        ))}
      </ul>
    </Section>
  );
}

function DeviceLine({ device: { device, label, state, highestSeq, lastContactAt } }: { device: Device }) {
  const t = useSay(ORG);
  const f = useFormats();
  const { admin, manage } = useMay();
  const { mutate, isPending, error } = useDo(changeDevice);
  return (
    <li>
      <span>
        {label} <Tag className={state === 'active' ? 'tag tag-kept' : 'tag tag-quiet'}>{t(`device_${state}`)}</Tag>
        <small className="quiet block">
          {t('facts', { n: highestSeq + 1 })} · {t('seen', { at: f.moment(lastContactAt) })} · <code>{device.slice(0, 10)}</code>
        </small>
        <Trouble error={error} />
      </span>
      {manage && state === 'awaits-approval' && (
        <Button size="small" loading={isPending} onClick={() => mutate({ device, state: 'active' })}>
          {t('approve')}
        </Button>
      )}
      {admin && state !== 'revoked' && (
        <Popconfirm title={t('revokeAsk')} okText={t('revoke')} onConfirm={() => mutate({ device, state: 'revoked' })}>
          <Button size="small" danger loading={isPending}>
            {t('revoke')}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}

function Sessions({ person: { id } }: { person: Person }) {
  const t = useSay(ORG);
  const f = useFormats();
  const { admin } = useMay();
  const { data, error } = useAsk(listSessions, { person: id });
  const end = useDo(endSession);
  const sessions = data?.sessions ?? [];
  return (
    <Section
      title={t('sessions')}
      aside={
        admin &&
        sessions.length > 1 && (
          <Button size="small" onClick={() => end.mutate({ person: id })}>
            {t('endAll')}
          </Button>
        )
      }
    >
      <Trouble error={error ?? end.error} />
      {data && sessions.length === 0 && <p className="quiet">{t('noSessions')}</p>}
      <ul className="lines">
        {sessions.map(({ id: session, agent, seenAt, current }) => (
          <li key={session}>
            <span>
              {agentWords(agent) || '—'} {current && <Tag className="tag tag-kept">{t('thisOne')}</Tag>}
              <small className="quiet block">{t('seen', { at: f.moment(seenAt) })}</small>
            </span>
            {!current && (
              <Button size="small" onClick={() => end.mutate({ id: session })}>
                {t('endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A new one-time code; it is shown once, so that the admin can hand it over. */
export function ResetButton({ person, onCode }: { person: Person; onCode: (code: string) => void }) {
  const t = useSay(ORG);
  const words = useSay(TABLE);
  const { message } = App.useApp();
  const problem = useProblemWords();
  const { mutate, isPending } = useDo(resetPassword);
  const reset = () =>
    mutate({ person: person.id }, { onSuccess: ({ code }) => onCode(code), onError: (error) => void message.error(problem(error)) });
  return (
    <Popconfirm title={t('resetAsk')} okText={t('reset')} cancelText={words('cancel')} onConfirm={reset}>
      <Button loading={isPending}>{t('reset')}</Button>
    </Popconfirm>
  );
}
