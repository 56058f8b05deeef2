import { useEffect, useRef } from 'react';

/**
 * Rows that are put in order by mouse or finger: while one is held it follows the pointer over the others. The window
 * listens, because the row itself is moved about meanwhile. `rows` selects them; what is returned takes hold of one.
 */
export function useDrag<Id extends string>(ids: readonly Id[], rows: string, move: (from: number, to: number) => void): (id: Id) => void {
  const held = useRef<Id>(undefined);
  useEffect(() => {
    const over = ({ clientX, clientY }: PointerEvent) => {
      const from = ids.findIndex((id) => id === held.current);
      const row = from < 0 ? undefined : document.elementsFromPoint(clientX, clientY).find((element) => element.matches(rows));
      const to = row?.parentElement ? [...row.parentElement.children].indexOf(row) : -1;
      if (to >= 0 && to !== from) move(from, to);
    };
    const drop = () => {
      held.current = undefined;
    };
    window.addEventListener('pointermove', over);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', drop);
    return () => {
      window.removeEventListener('pointermove', over);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', drop);
    };
  });
  return (id) => {
    held.current = id;
  };
}
