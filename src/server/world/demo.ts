import { spawn } from 'node:child_process';
import { join } from 'node:path';

const TOOL = join(import.meta.dirname, '../../../tools/demo.ts');
/** The line by which the tool says that its logins can sign in. */
export const READY = 'ready';

export interface Filling {
  /** The logins can sign in; their team's story follows within seconds. */
  readonly ready: Promise<void>;
  /** The story was lived, or broke off. */
  readonly rest: Promise<void>;
  readonly stop: () => void;
}

/**
 * Lives the demo company's story in a process of its own, so that this one goes on serving: the real phones' code, the
 * real server's code, over the same database and folder. It may be ended at any time; the next one goes on from there.
 */
export function seedDemo({ url, dataDir }: { readonly url: string; readonly dataDir: string }): Filling {
  const child = spawn(process.execPath, [TOOL], {
    env: { ...process.env, DATABASE_URL: url, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  // A story that breaks off says so itself; the server goes on with what there is.
  const rest = new Promise<void>((resolved) => {
    child.once('error', () => resolved());
    child.once('exit', () => resolved());
  });
  const spoke = new Promise<void>((resolved) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-1_000);
      if (said.split('\n').includes(READY)) resolved();
    });
  });
  const abandon = () => child.kill();
  process.once('exit', abandon);
  child.once('exit', () => process.off('exit', abandon));
  return { ready: Promise.race([spoke, rest]), rest, stop: abandon };
}
