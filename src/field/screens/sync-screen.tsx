import { useEffect, useState } from 'react';
import { codeOf } from '../../domain/evidence/letting-in.ts';
import { FACT_KIND } from '../../words/terms.ts';
import { say } from '../../words/language.ts';
import { Notice } from '../parts/line.tsx';
import { useFormats, useLook, useSay } from '../parts/look.tsx';
import { Page } from '../parts/page.tsx';
import { useNow, usePocket, useView } from '../parts/use-pocket.ts';
import { ASIDE, SYNC } from '../words/me.ts';

export default function SyncScreen({ onSignIn }: { readonly onSignIn: () => void }) {
  const t = useSay();
  const pocket = usePocket();
  const { sync, me } = useView();
  const now = useNow();
  const formats = useFormats(me.duty.zone);
  const waiting = sync.unsentFacts + sync.unsentPhotos > 0;
  const action = (
    <button type="button" className="btn btn-main flex-1" disabled={sync.busy} onClick={() => void pocket.sync()}>
      {t(SYNC, sync.busy ? 'busy' : 'retry')}
    </button>
  );
  return (
    <Page title={t(SYNC, 'title')} back="/me" action={action}>
      <div className="card">
        <p className="num font-semibold">
          {waiting ? t(SYNC, 'waiting', { facts: sync.unsentFacts, photos: sync.unsentPhotos }) : t(SYNC, 'allUp')}
        </p>
        {waiting && (
          <p className="hint mt-1">
            {sync.oldestUnsentAt !== undefined && `${t(SYNC, 'since', { at: formats.moment(sync.oldestUnsentAt) })} · `}
            {t(SYNC, 'safe')}
          </p>
        )}
        <p className="hint num mt-1">
          {sync.lastContactAt === undefined ? t(SYNC, 'noContact') : t(SYNC, 'lastContact', { at: formats.ago(sync.lastContactAt, now) })}
        </p>
      </div>
      {sync.lastTrouble && (
        <Notice tone={sync.lastTrouble === 'offline' ? 'calm' : 'warn'}>
          {t(SYNC, sync.lastTrouble, { code: codeOf(pocket.device) })}
        </Notice>
      )}
      {sync.lastTrouble === 'signed-out' && (
        <button type="button" className="btn w-full" onClick={onSignIn}>
          {t(SYNC, 'signIn')}
        </button>
      )}
      <ExportDispute />
      <PutAside />
      {waiting && <ExportUnsent />}
    </Page>
  );
}

function PutAside() {
  const t = useSay();
  const { language } = useLook();
  const { sync, me } = useView();
  const formats = useFormats(me.duty.zone);
  if (sync.quarantined.length === 0) return null;
  return (
    <>
      <h2 className="section">{t(SYNC, 'aside')}</h2>
      <p className="hint mb-2">{t(SYNC, 'asideHint')}</p>
      <ul className="rows rounded-2xl border border-line-soft bg-card px-4">
        {sync.quarantined.map(({ id, kind, at, why }) => (
          <li key={id} className="py-2.5">
            <p className="num flex justify-between gap-3">
              <span>{say(FACT_KIND, kind, language)}</span>
              <span className="text-soft">{formats.moment(at)}</span>
            </p>
            <p className="hint">{say(ASIDE, why, language)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the server signed before and what it says now: for whoever should hear of it. */
function ExportDispute() {
  const t = useSay();
  const pocket = usePocket();
  const [file, setFile] = useState<Blob>();
  useEffect(() => void pocket.exportDispute().then(setFile), [pocket]);
  if (!file) return null;
  const save = () => saveFile(file, `rounds-dispute-${stampOf(pocket.now())}.json`);
  return (
    <button type="button" className="btn mt-2 w-full" onClick={save}>
      {t(SYNC, 'dispute')}
    </button>
  );
}

function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function stampOf(now: number): string {
  return new Date(now).toISOString().slice(0, 16).replace(/[:T]/g, '');
}

function ExportUnsent() {
  const t = useSay();
  const pocket = usePocket();
  const save = async () => saveFile(await pocket.exportUnsent(), `rounds-unsent-${stampOf(pocket.now())}.json`);
  return (
    <div className="mt-5">
      <button type="button" className="btn w-full" onClick={() => void save()}>
        {t(SYNC, 'export')}
      </button>
      <p className="hint mt-2">{t(SYNC, 'exportHint')}</p>
    </div>
  );
}
