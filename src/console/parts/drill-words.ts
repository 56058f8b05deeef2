import { OPPORTUNITY_STAGE } from '../../words/terms.ts';
import type { Says } from '../../words/language.ts';
import { BOARD } from '../words/board.ts';
import { STOP_STATE } from '../words/plans.ts';
import { RESULTS } from '../words/results.ts';
import { useFormats } from './formats.ts';
import { useTell } from './speak.tsx';

/** What stands behind one row of a number: its state, its amount, how often against how often. */
export function useDrillWords(): (says: Says) => string {
  const board = useTell(BOARD);
  const stop = useTell(STOP_STATE);
  const stage = useTell(OPPORTUNITY_STAGE);
  const result = useTell(RESULTS);
  const f = useFormats();
  const state = (it: string) => {
    if (Object.hasOwn(STOP_STATE, it)) return stop(it);
    return Object.hasOwn(OPPORTUNITY_STAGE, it) ? stage(it) : result(`state_${it}`);
  };
  const words = (key: string, it: string | number) => {
    if (key === 'state') return state(`${it}`);
    if (key === 'fen') return f.money(Number(it));
    return Object.hasOwn(BOARD, `says_${key}`) ? board(`says_${key}`, { it }) : `${key}: ${it}`;
  };
  return (says) =>
    Object.entries(says)
      .map(([key, it]) => words(key, it))
      .join(' · ');
}
