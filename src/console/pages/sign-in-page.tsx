import { Button, Progress } from 'antd';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { readDoor, signIn } from '../../wire/org.ts';
import { ROLE } from '../../words/terms.ts';
import { FirstAdminForm, FirstPasswordForm, SignInForm } from '../forms/door-form.tsx';
import { useAsk, useDo } from '../parts/ask.ts';
import { useSay, useTell, useTurnLanguage } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { DESK } from '../words/desk.ts';
import { DOOR } from '../words/door.ts';

const WHILE_FILLING_MS = 2_000;

/** The door: who is there yet decides which of the three forms stands in it. */
export function SignInPage() {
  const t = useSay(DOOR);
  const desk = useSay(DESK);
  const turn = useTurnLanguage();
  const { data: door, error, refetch } = useAsk(readDoor, {}, { everyMs: WHILE_FILLING_MS });
  const [withCode, setWithCode] = useState(false);
  const [title, lead] = door?.needsFirstAdmin
    ? (['adminTitle', 'adminLead'] as const)
    : withCode
      ? (['firstTitle', 'firstLead'] as const)
      : (['title', 'lead'] as const);
  return (
    <main className="door">
      <div className="door-card">
        <div className="door-head">
          <span className="brand">
            {desk('product')} <small>{door?.organisation}</small>
          </span>
          <Button type="text" size="small" onClick={turn}>
            {desk('language')}
          </Button>
        </div>
        <h1>{t(title)}</h1>
        <p className="lead">{t(lead)}</p>
        {!globalThis.isSecureContext && <p className="note note-warn">{t('insecure')}</p>}
        <Trouble error={error} onRetry={() => void refetch()} />
        {door?.needsFirstAdmin ? <FirstAdminForm /> : withCode ? <FirstPasswordForm /> : <SignInForm />}
        {door && !door.needsFirstAdmin && (
          <Button type="link" className="door-switch" onClick={() => setWithCode(!withCode)}>
            {t(withCode ? 'backToSignIn' : 'haveCode')}
          </Button>
        )}
        {door && <Filling filling={door.filling} />}
        {door && door.logins.length > 0 && <DemoLogins logins={door.logins} />}
      </div>
    </main>
  );
}

type Door = z.output<(typeof readDoor)['reply']>;

function Filling({ filling }: Pick<Door, 'filling'>) {
  const t = useSay(DOOR);
  if (!filling) return null;
  return (
    <output className="note">
      {t('filling', filling)}
      <Progress percent={Math.round((100 * filling.done) / Math.max(1, filling.of))} size="small" aria-label={t('filling', filling)} />
    </output>
  );
}

function DemoLogins({ logins }: Pick<Door, 'logins'>) {
  const t = useSay(DOOR);
  const role = useTell(ROLE);
  const { mutate, isPending, error } = useDo(signIn);
  return (
    <section className="logins">
      <h2>{t('demoTitle')}</h2>
      <div className="login-list">
        {logins.map(({ employeeNo, password, name, role: as }) => (
          <Button key={employeeNo} disabled={isPending} onClick={() => mutate({ employeeNo, password })}>
            <strong>{name}</strong>
            <small>
              {role(as)} · {employeeNo}
            </small>
          </Button>
        ))}
      </div>
      <Trouble error={error} />
    </section>
  );
}
