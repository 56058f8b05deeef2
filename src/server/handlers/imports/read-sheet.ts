import { type ChildProcess, fork } from 'node:child_process';
import type { ProblemCode } from '../../../wire/problem.ts';
import { Problem } from '../../http/problem.ts';
import { MOST_AT_ONCE, MOST_MEMORY_MB, MOST_READING_MS } from './sheet-limits.ts';

export type SheetAnswer =
  | { readonly rows: string[][] }
  | { readonly refused: ProblemCode; readonly says: Readonly<Record<string, string | number>> };

let underWay = 0;

/**
 * Reads a sheet beside the server, in a process with its own memory and an end, so that others are served meanwhile
 * and a file that nobody thought of takes down its reader alone. A thread would not do: a single table that outgrows
 * the memory of a thread ends the whole process. The reader gets none of our environment: it needs no secrets.
 */
export async function readSheet(bytes: Uint8Array, most = { ms: MOST_READING_MS, memoryMb: MOST_MEMORY_MB }): Promise<string[][]> {
  if (underWay >= MOST_AT_ONCE) throw new Problem('busy');
  underWay += 1;
  try {
    const answer = await answerOf(startReader(most.memoryMb), bytes, most.ms);
    if ('rows' in answer) return answer.rows;
    throw new Problem(answer.refused, answer.says);
  } finally {
    underWay -= 1;
  }
}

function startReader(memoryMb: number): ChildProcess {
  return fork(new URL('./sheet-process.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** No answer in time, or none at all because memory ran out: too much for us, whatever it is. */
function answerOf(reader: ChildProcess, bytes: Uint8Array, mostMs: number): Promise<SheetAnswer> {
  return new Promise((resolve) => {
    const end = (answer: SheetAnswer) => {
      clearTimeout(timer);
      reader.kill('SIGKILL');
      resolve(answer);
    };
    const giveUp = () => end({ refused: 'sheet-too-hard', says: {} });
    const timer = setTimeout(giveUp, mostMs);
    reader.once('message', (answer) => end(answer as SheetAnswer));
    reader.once('exit', giveUp);
    reader.on('error', giveUp);
    reader.send(bytes, (error) => error && giveUp());
  });
}
