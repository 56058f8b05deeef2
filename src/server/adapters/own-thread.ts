import { type MessagePort, Worker } from 'node:worker_threads';

/** One question on its way to a thread, and what comes back. */
interface Asked<A> {
  readonly id: number;
  readonly asked: A;
}
type Answer<R> = { readonly id: number; readonly value: R } | { readonly id: number; readonly error: string };

export interface OwnThread<A, R> {
  readonly ask: (asked: A) => Promise<R>;
  readonly close: () => Promise<void>;
}

/** Work in a thread of its own, which begins with the first question. Should it die, whoever waits hears so, and the next begins another. */
export function ownThread<A, R>(file: URL): OwnThread<A, R> {
  const waiting = new Map<number, { readonly resolve: (value: R) => void; readonly reject: (error: Error) => void }>();
  const is: { worker: Worker | undefined; next: number } = { worker: undefined, next: 0 };
  const begin = (): Worker => {
    const worker = new Worker(file, { execArgv: [] });
    worker.on('message', (answer: Answer<R>) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) worker.unref();
      if ('error' in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.value);
    });
    const gone = (why: Error) => {
      if (is.worker !== worker) return;
      is.worker = undefined;
      for (const { reject } of waiting.values()) reject(why);
      waiting.clear();
    };
    worker.on('error', (error: Error) => gone(error));
    worker.on('exit', () => gone(new Error(`the thread of ${file.pathname.split('/').at(-1)} has ended`)));
    return worker;
  };
  return {
    ask: (asked) =>
      new Promise((resolve, reject) => {
        const worker = (is.worker ??= begin());
        const id = is.next++;
        waiting.set(id, { resolve, reject });
        worker.ref();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin
        worker.postMessage({ id, asked } satisfies Asked<A>);
      }),
    close: async () => void (await is.worker?.terminate()),
  };
}

/** The other side: answers one question after the other, and says what went wrong. */
export function answering<A, R>(port: MessagePort | null, work: (asked: A) => R | Promise<R>): void {
  let last = Promise.resolve();
  port?.on('message', ({ id, asked }: Asked<A>) => {
    last = last.then(async () => {
      const answer = await Promise.resolve(asked)
        .then(work)
        .then(
          (value): Answer<R> => ({ id, value }),
          (error: unknown): Answer<R> => ({ id, error: error instanceof Error ? error.message : `${error}` }),
        );
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      port.postMessage(answer);
    });
  });
}
