import { useEffect } from 'react';
import { useNewest } from '../../ui/newest.ts';

export type KeyMap = Readonly<Record<string, () => void>>;

/** Listens to single keys while nobody is typing. `first` hears before the others, and what it takes they do not hear. */
export function useKeys(keys: KeyMap, { on = true, first = false } = {}): void {
  const newest = useNewest(keys);
  useEffect(() => {
    if (!on) return;
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
      const act = newest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      if (first) event.stopImmediatePropagation();
      act();
    };
    document.addEventListener('keydown', hear, first);
    return () => document.removeEventListener('keydown', hear, first);
  }, [on, first, newest]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('[role=dialog] form') !== null
  );
}
