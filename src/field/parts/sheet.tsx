import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { FRAME } from '../words/frame.ts';
import { useSay } from './look.tsx';

/** A sheet from below. The browser's own dialog keeps the focus inside and hears Escape and the back gesture. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      className="sheet fixed inset-x-0 top-auto bottom-0 m-0 mx-auto max-h-[85dvh] w-full max-w-xl overflow-y-auto rounded-t-2xl border-0 bg-paper p-0 text-ink"
    >
      <div className="px-4 pt-2 pb-[calc(1.25rem+env(safe-area-inset-bottom))]">
        <div className="flex min-h-12 items-center gap-2">
          <h2 id={id} className="min-w-0 flex-1 font-semibold">
            {title}
          </h2>
          <button
            type="button"
            className="-mr-3 inline-flex size-12 items-center justify-center"
            aria-label={t(FRAME, 'close')}
            onClick={() => dialog.current?.close()}
          >
            <X aria-hidden />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
