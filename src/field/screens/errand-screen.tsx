import { Navigation } from 'lucide-react';
import { useState } from 'react';
import { localDate } from '../../base/moment.ts';
import { ErrandForm, NOTHING_HEARD } from '../parts/errand-form.tsx';
import { type OwnErrand, ownErrands } from '../parts/errands.ts';
import { Notice } from '../parts/line.tsx';
import { useLooking } from '../parts/looking.ts';
import { useFormats, useSay } from '../parts/look.tsx';
import { NavigateSheet } from '../parts/navigate-sheet.tsx';
import { Page } from '../parts/page.tsx';
import { usePocket, useView } from '../parts/use-pocket.ts';
import { ERRAND, ERRAND_ANSWER } from '../words/errands.ts';

/** A customer of somebody else's who was drawn to be asked: where to go, what to ask, and what they said. */
export default function ErrandScreen({ id }: { readonly id: string }) {
  const t = useSay();
  const errand = ownErrands(useView()).find(({ task }) => task === id);
  const [isThere, setIsThere] = useState(false);
  if (errand && isThere && !errand.isOver) return <Asking errand={errand} onDone={() => setIsThere(false)} />;
  const begin = (
    <button type="button" className="btn btn-main flex-1" onClick={() => setIsThere(true)}>
      {t(ERRAND, 'begin')}
    </button>
  );
  return (
    <Page title={errand?.customerName ?? t(ERRAND, 'title')} back="/" action={errand && !errand.isOver ? begin : undefined}>
      {errand ? <Told errand={errand} /> : <p className="py-6 text-soft">{t(ERRAND, 'gone')}</p>}
    </Page>
  );
}

function Told({ errand }: { readonly errand: OwnErrand }) {
  const t = useSay();
  const { zone } = useView().me.duty;
  const formats = useFormats(zone);
  const [wayShown, setWayShown] = useState(false);
  const { customerName: name, address, fence, dueAt, outcome, isOver } = errand;
  if (isOver && outcome) {
    return (
      <>
        <p className="font-semibold">{t(ERRAND_ANSWER, outcome)}</p>
        <Notice tone="calm">{t(ERRAND, 'thanks')}</Notice>
      </>
    );
  }
  return (
    <>
      {outcome === 'not-reached' && <Notice tone="calm">{t(ERRAND, 'again')}</Notice>}
      <p className="leading-snug">{t(ERRAND, 'lead')}</p>
      <h2 className="section">{t(ERRAND, 'where')}</h2>
      {address && <p className="break-words">{address}</p>}
      <p className="hint num">{t(ERRAND, 'by', { by: formats.date(localDate(dueAt, zone)) })}</p>
      <button type="button" className="btn mt-3 w-full" onClick={() => setWayShown(true)}>
        <Navigation size={20} aria-hidden />
        {t(ERRAND, 'ways')}
      </button>
      {wayShown && <NavigateSheet customer={{ name, fence, ...(address && { address }) }} onClose={() => setWayShown(false)} />}
      <h2 className="section">{t(ERRAND, 'ask')}</h2>
      <ol className="list-decimal pl-6 leading-relaxed">
        <li>{t(ERRAND, 'came', { day: formats.date(errand.day) })}</li>
        <li>{t(ERRAND, 'askWhen')}</li>
        <li>{t(ERRAND, 'askAbout')}</li>
      </ol>
      <p className="hint mt-2">{t(ERRAND, 'neutral')}</p>
    </>
  );
}

/** The phone looks where it is only from here on: whoever reads about an errand at home is not looked for. */
function Asking({ errand, onDone }: { readonly errand: OwnErrand; readonly onDone: () => void }) {
  const t = useSay();
  const pocket = usePocket();
  const looking = useLooking();
  const [{ outcome, ...words }, setHeard] = useState(NOTHING_HEARD);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (!outcome) return;
    setBusy(true);
    await pocket.answerErrand({ errand, outcome, heard: words, seen: looking.seenNow() }).finally(() => setBusy(false));
    onDone();
  };
  const action = (
    <button type="button" className="btn btn-main flex-1" disabled={busy || !outcome} onClick={() => void send()}>
      {t(ERRAND, 'send')}
    </button>
  );
  return (
    <Page title={errand.customerName} back="/" action={action}>
      <ErrandForm errand={errand} looking={looking} heard={{ outcome, ...words }} onHeard={setHeard} />
    </Page>
  );
}
