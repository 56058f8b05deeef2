import { useSay } from '../parts/look.tsx';
import { DOOR } from '../words/door.ts';

/** Shown once in the life of a phone, while it makes its key and fetches what it will need without a network. */
export function EnrolScreen() {
  const t = useSay();
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-4 px-6" aria-busy="true">
      <h1 className="text-[1.4rem] leading-tight font-semibold">{t(DOOR, 'enrolTitle')}</h1>
      <ol className="flex flex-col gap-2 text-soft">
        {(['enrolKey', 'enrolBind', 'enrolPull'] as const).map((code, i) => (
          <li key={code} className="flex gap-3">
            <span className="num flex size-7 shrink-0 items-center justify-center rounded-full bg-line-soft text-[0.88rem] text-ink">
              {i + 1}
            </span>
            {t(DOOR, code)}
          </li>
        ))}
      </ol>
      <p className="hint">{t(DOOR, 'enrolSafe')}</p>
    </main>
  );
}
