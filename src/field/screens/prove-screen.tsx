import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useSearch } from 'wouter';
import { SiteToken } from '../../domain/visit/facts.ts';
import { openVisit } from '../../domain/visit/state.ts';
import { useFinder } from '../parts/camera.tsx';
import { nameOf } from '../parts/customer-name.ts';
import { Notice } from '../parts/line.tsx';
import { useSay } from '../parts/look.tsx';
import { Page } from '../parts/page.tsx';
import { usePocket, useView } from '../parts/use-pocket.ts';
import { SITE } from '../words/site.ts';

/** Takes the code on the customer's screen, or what a tap of their tag opened, into the visit that is under way. */
export default function ProveScreen() {
  const t = useSay();
  const view = useView();
  const pocket = usePocket();
  const visit = openVisit(view.visits);
  const search = useSearch();
  const [took, setTook] = useState(false);
  const take = async (token: SiteToken) => setTook(await pocket.takeToken(token));
  useEffect(() => {
    const opened = tokenIn(search);
    if (!opened) return;
    // Once: a page that is opened again would take it again.
    history.replaceState(null, '', location.pathname);
    void pocket.takeToken(opened).then(setTook);
  }, [search, pocket]);
  const action = (
    <Link href={visit ? '/visit' : '/'} className="btn btn-main flex-1">
      {t(SITE, 'toVisit')}
    </Link>
  );
  return (
    <Page title={visit ? nameOf(view, visit) : t(SITE, 'title')} back={visit ? '/visit' : '/'} action={visit && action}>
      {!visit?.customer && <Notice tone="calm">{t(SITE, 'noVisit')}</Notice>}
      {took && (
        <p className="card flex items-start gap-3 leading-snug" role="status">
          <Check className="mt-0.5 shrink-0 text-jade" aria-hidden />
          {t(SITE, 'done')}
        </p>
      )}
      {visit?.customer && !took && (
        <>
          <p className="mb-3 text-soft">{t(SITE, 'lead')}</p>
          {'BarcodeDetector' in window ? <Finder onToken={take} /> : <Notice tone="calm">{t(SITE, 'noScanner')}</Notice>}
          <Typed onToken={take} />
        </>
      )}
    </Page>
  );
}

/** What a browser that has one reads codes with; the type libraries do not know it yet. */
interface Detector {
  readonly detect: (from: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}
declare const BarcodeDetector: new (how: { readonly formats: readonly string[] }) => Detector;
const LOOK_EVERY_MS = 250;

function Finder({ onToken }: { readonly onToken: (token: SiteToken) => Promise<void> }) {
  const t = useSay();
  const { video, state } = useFinder();
  useEffect(() => {
    if (state !== 'open') return undefined;
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    let busy = false;
    const look = async () => {
      if (busy || !video.current) return;
      busy = true;
      const found = await detector.detect(video.current).catch(() => []);
      const token = found.map(({ rawValue }) => tokenOf(rawValue)).find((it) => it !== undefined);
      if (token) await onToken(token);
      busy = false;
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [state, video, onToken]);
  if (state === 'closed') return <Notice tone="calm">{t(SITE, 'noScanner')}</Notice>;
  return (
    <video ref={video} playsInline muted className="aspect-square w-full rounded-2xl bg-black object-cover" aria-label={t(SITE, 'title')} />
  );
}

function Typed({ onToken }: { readonly onToken: (token: SiteToken) => Promise<void> }) {
  const t = useSay();
  const [digits, setDigits] = useState('');
  const code = digits.replaceAll(/\D/g, '');
  return (
    <form
      className="mt-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === 8) void onToken({ kind: 'code', code });
      }}
    >
      <label>
        <span className="label">{t(SITE, 'digits')}</span>
        <input
          className="field num text-center text-[1.6rem] tracking-widest"
          inputMode="numeric"
          autoComplete="off"
          maxLength={9}
          value={digits}
          onInput={({ currentTarget }) => setDigits(currentTarget.value)}
        />
      </label>
      <button type="submit" className="btn mt-3 w-full" disabled={code.length !== 8}>
        {t(SITE, 'take')}
      </button>
    </form>
  );
}

/** The code or the tap in an address of ours; a text that is only digits is a code too. */
function tokenOf(text: string): SiteToken | undefined {
  if (/^\d{8}$/.test(text)) return { kind: 'code', code: text };
  return URL.canParse(text) ? tokenIn(new URL(text).search) : undefined;
}

function tokenIn(search: string): SiteToken | undefined {
  const asked = new URLSearchParams(search);
  const [code, picc, mac] = [asked.get('c'), asked.get('p'), asked.get('m')];
  return SiteToken.safeParse(code ? { kind: 'code', code } : { kind: 'tap', picc, mac }).data;
}
