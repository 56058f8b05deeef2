import { useEffect, useState } from 'react';
import type { Result } from '../../base/result.ts';
import { say } from '../../words/language.ts';
import { ROLE } from '../../words/terms.ts';
import { Notice } from '../parts/line.tsx';
import { useLook, useSay } from '../parts/look.tsx';
import type { Door, DoorInfo, DoorTrouble } from '../parts/pocket.ts';
import { DOOR, DOOR_TROUBLE } from '../words/door.ts';
import { FRAME } from '../words/frame.ts';

const SHORTEST_PASSWORD = 8;

interface DoorProps {
  readonly door: Door;
  readonly trouble: DoorTrouble | undefined;
  readonly onSignedIn: () => void;
}

/** Before anybody is known: number and password, the first password by code, and in a demo a tap on who one is. */
export function DoorScreen({ door, trouble, onSignedIn }: DoorProps) {
  const t = useSay();
  const { language, setLanguage } = useLook();
  const [info, setInfo] = useState<DoorInfo>();
  const [first, setFirst] = useState(false);
  const [wrong, setWrong] = useState<DoorTrouble | 'tooShort' | 'bothNeeded' | undefined>(trouble);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void door.read().then(setInfo);
  }, [door]);
  const enter = async (work: () => Promise<Result<void, DoorTrouble>>) => {
    setBusy(true);
    setWrong(undefined);
    const done = await work();
    if (done.ok) return onSignedIn();
    setBusy(false);
    setWrong(done.error);
  };
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col px-5 pt-[calc(2.5rem+env(safe-area-inset-top))] pb-8">
      <div className="flex items-start justify-between gap-3">
        <div>
          <h1 className="text-[1.9rem] leading-tight font-semibold">{t(DOOR, 'product')}</h1>
          <p className="mt-1 text-soft">{info?.organisation || t(DOOR, 'lead')}</p>
        </div>
        <button
          type="button"
          className="btn btn-quiet -mr-3"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t(DOOR, 'language')}
        </button>
      </div>
      {isSecureContext ? (
        <>
          {wrong && <Notice tone="warn">{wrong === 'tooShort' || wrong === 'bothNeeded' ? t(DOOR, wrong) : t(DOOR_TROUBLE, wrong)}</Notice>}
          {first ? (
            <FirstForm
              busy={busy}
              onWrong={setWrong}
              onSend={(no, code, password) => enter(() => door.firstPassword(no, code, password))}
            />
          ) : (
            <SignInForm busy={busy} onWrong={setWrong} onSend={(no, password) => enter(() => door.signIn(no, password))} />
          )}
          <button
            type="button"
            className="btn btn-quiet mt-2"
            onClick={() => {
              setFirst(!first);
              setWrong(undefined);
            }}
          >
            {t(DOOR, first ? 'back' : 'haveCode')}
          </button>
          {info && info.logins.length > 0 && (
            <DemoLogins info={info} busy={busy} onPick={(no, password) => void enter(() => door.signIn(no, password))} />
          )}
        </>
      ) : (
        <Notice tone="warn">{t(FRAME, 'insecure')}</Notice>
      )}
    </main>
  );
}

interface FormProps {
  readonly busy: boolean;
  readonly onWrong: (wrong: 'tooShort' | 'bothNeeded') => void;
}

function SignInForm({ busy, onWrong, onSend }: FormProps & { readonly onSend: (employeeNo: string, password: string) => Promise<void> }) {
  const t = useSay();
  const [employeeNo, setEmployeeNo] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form
      className="mt-6 flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!employeeNo.trim() || !password) return onWrong('bothNeeded');
        void onSend(employeeNo.trim(), password);
      }}
    >
      <Field label={t(DOOR, 'employeeNo')} value={employeeNo} onChange={setEmployeeNo} autoComplete="username" />
      <Field label={t(DOOR, 'password')} value={password} onChange={setPassword} autoComplete="current-password" secret />
      <button type="submit" className="btn btn-main" disabled={busy}>
        {t(DOOR, busy ? 'signingIn' : 'signIn')}
      </button>
    </form>
  );
}

function FirstForm({
  busy,
  onWrong,
  onSend,
}: FormProps & { readonly onSend: (employeeNo: string, code: string, password: string) => Promise<void> }) {
  const t = useSay();
  const [employeeNo, setEmployeeNo] = useState('');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form
      className="mt-6 flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!employeeNo.trim() || !code.trim()) return onWrong('bothNeeded');
        if (password.length < SHORTEST_PASSWORD) return onWrong('tooShort');
        void onSend(employeeNo.trim(), code.trim(), password);
      }}
    >
      <Field label={t(DOOR, 'employeeNo')} value={employeeNo} onChange={setEmployeeNo} autoComplete="username" />
      <Field label={t(DOOR, 'code')} hint={t(DOOR, 'codeHint')} value={code} onChange={setCode} autoComplete="one-time-code" />
      <Field label={t(DOOR, 'newPassword')} value={password} onChange={setPassword} autoComplete="new-password" secret />
      <button type="submit" className="btn btn-main" disabled={busy}>
        {t(DOOR, busy ? 'signingIn' : 'set')}
      </button>
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: string;
  readonly secret?: boolean;
}

function Field({ label, hint, value, onChange, autoComplete, secret = false }: FieldProps) {
  return (
    <label>
      <span className="label">{label}</span>
      <input
        className="field"
        type={secret ? 'password' : 'text'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={128}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {hint && <span className="hint mt-1 block">{hint}</span>}
    </label>
  );
}

interface DemoProps {
  readonly info: DoorInfo;
  readonly busy: boolean;
  readonly onPick: (employeeNo: string, password: string) => void;
}

function DemoLogins({ info, busy, onPick }: DemoProps) {
  const t = useSay();
  const { language } = useLook();
  // Who only works at a desk has nothing to do on the phone.
  const reps = info.logins.filter(({ role }) => role === 'rep');
  return (
    <section className="mt-6">
      <h2 className="section mt-0">{t(DOOR, 'demo')}</h2>
      {info.filling && <p className="hint num mb-2">{t(DOOR, 'filling', { ...info.filling })}</p>}
      <ul className="flex flex-col gap-2">
        {reps.map(({ employeeNo, password, name, role, line }) => (
          <li key={employeeNo}>
            <button
              type="button"
              className="btn w-full justify-between text-left"
              disabled={busy}
              onClick={() => onPick(employeeNo, password)}
            >
              <span>{name}</span>
              <span className="hint num font-normal">
                {[line ? say(DOOR, line, language) : '', say(ROLE, role, language), employeeNo].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
