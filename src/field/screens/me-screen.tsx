import { useState } from 'react';
import { isOnDuty } from '../../domain/person.ts';
import { inLanguage } from '../../domain/sop/text.ts';
import { LEAVE, ROLE } from '../../words/terms.ts';
import { AppPart } from '../parts/app-part.tsx';
import { Choices } from '../parts/choices.tsx';
import { DevicesPart } from '../parts/devices-part.tsx';
import { LeavePart } from '../parts/leave-part.tsx';
import { LinkRow } from '../parts/line.tsx';
import { type Theme, useFormats, useLook, useSay } from '../parts/look.tsx';
import { Page } from '../parts/page.tsx';
import { PasskeysPart } from '../parts/passkeys-part.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useNow, usePocket, useToday, useView } from '../parts/use-pocket.ts';
import { FRAME } from '../words/frame.ts';
import { ME } from '../words/me.ts';

export default function MeScreen() {
  const t = useSay();
  const { language } = useLook();
  const { me, line } = useView();
  return (
    <Page title={me.name}>
      <p className="num text-soft">
        {[me.employeeNo, t(ROLE, me.role), line ? inLanguage(line.title, language) : ''].filter(Boolean).join(' · ')}
      </p>
      <h2 className="section">{t(ME, 'hours')}</h2>
      <Duty />
      <LeavePart />
      <ul className="rows mt-5 rounded-2xl border border-line-soft bg-card px-4">
        <li>
          <LinkRow href="/me/sync">{t(ME, 'sync')}</LinkRow>
        </li>
        <li>
          <LinkRow href="/me/recorded">{t(ME, 'recorded')}</LinkRow>
        </li>
      </ul>
      <h2 className="section">{t(ME, 'look')}</h2>
      <LookPart />
      <h2 className="section">{t(ME, 'app')}</h2>
      <AppPart />
      <h2 className="section">{t(ME, 'devices')}</h2>
      <DevicesPart />
      <PasskeysPart />
      <SignOut />
    </Page>
  );
}

function Duty() {
  const t = useSay();
  const pocket = usePocket();
  const { me, dutySpans } = useView();
  const now = useNow();
  const formats = useFormats(me.duty.zone);
  const today = useToday();
  const on = isOnDuty(me, dutySpans, now);
  const bySchedule = isOnDuty(me, [], now);
  const leave = me.leaves.find(({ from, to }) => from <= today && today <= to);
  return (
    <div className="card">
      <p className="font-semibold">{t(ME, on ? (bySchedule ? 'onDuty' : 'openedSelf') : 'offDuty')}</p>
      {leave && <p className="hint">{t(LEAVE, leave.kind)}</p>}
      <ul className="num mt-1">
        {weekOf(me.duty.hours).map(({ days, hours }) => (
          <li key={days.join()} className="flex justify-between gap-3">
            <span className="text-soft">{days.map((day) => formats.weekday(day)).join(' ')}</span>
            <span className="shrink-0 whitespace-nowrap">
              {hours.map(({ fromMinute, toMinute }) => `${formats.minute(fromMinute)}–${formats.minute(toMinute)}`).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {me.duty.hours.length === 0 && <p className="text-soft">{t(ME, 'noHours')}</p>}
      <p className="hint mt-2">{t(ME, 'hoursHint')}</p>
      <button type="button" className="btn mt-3 w-full" onClick={() => void (on ? pocket.closeDuty() : pocket.openDuty())}>
        {t(ME, on ? 'close' : 'open')}
      </button>
    </div>
  );
}

type Hours = readonly { readonly weekday: number; readonly fromMinute: number; readonly toMinute: number }[];

/** Days with the same hours stand together. */
function weekOf(hours: Hours): readonly { readonly days: readonly number[]; readonly hours: Hours }[] {
  const groups = new Map<string, { days: number[]; hours: Hours }>();
  for (let day = 1; day <= 7; day++) {
    const own = hours.filter(({ weekday }) => weekday === day);
    if (own.length === 0) continue;
    const key = own.map(({ fromMinute, toMinute }) => `${fromMinute}-${toMinute}`).join();
    const group = groups.get(key);
    if (group) group.days.push(day);
    else groups.set(key, { days: [day], hours: own });
  }
  return [...groups.values()];
}

function LookPart() {
  const t = useSay();
  const { language, theme, setLanguage, setTheme } = useLook();
  return (
    <div className="card flex flex-col gap-4">
      <Choices
        legend={t(ME, 'language')}
        options={[
          { value: 'zh', title: t(ME, 'zh') },
          { value: 'en', title: t(ME, 'en') },
        ]}
        chosen={[language]}
        onChoose={([it]) => it && setLanguage(it)}
      />
      <Choices
        legend={t(ME, 'theme')}
        options={(['auto', 'light', 'dark'] as const satisfies readonly Theme[]).map((value) => ({ value, title: t(ME, value) }))}
        chosen={[theme]}
        onChoose={([it]) => it && setTheme(it)}
      />
    </div>
  );
}

function SignOut() {
  const t = useSay();
  const pocket = usePocket();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="btn mt-6 w-full" onClick={() => setAsking(true)}>
        {t(ME, 'signOut')}
      </button>
      {asking && (
        <Sheet title={t(ME, 'signOut')} onClose={() => setAsking(false)}>
          <p className="mb-4">{t(ME, 'signOutHint')}</p>
          <div className="flex gap-3">
            <button type="button" className="btn flex-1" onClick={() => setAsking(false)}>
              {t(FRAME, 'cancel')}
            </button>
            <button type="button" className="btn flex-1" onClick={() => void pocket.signOut()}>
              {t(ME, 'signOut')}
            </button>
          </div>
        </Sheet>
      )}
    </>
  );
}
