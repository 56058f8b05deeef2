/** CPU milliseconds of this thread since it began. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** A clock for one solve: the share of its budget that is used up. */
export function budgetOf(ms: number): { readonly spent: () => number; readonly usedMs: () => number } {
  const from = cpuMs();
  return { spent: () => (cpuMs() - from) / ms, usedMs: () => cpuMs() - from };
}

// What the loop takes on the machine on which the aims were set (2.6 GHz, 2026).
const REFERENCE_MS = 310;
const ROUNDS = 60_000_000;

/**
 * How much slower this machine is now than the one of the aims: the same additions in a table, best of three, so that
 * a budget means the same work everywhere.
 */
export function slowness(): { readonly loopMs: number; readonly factor: number } {
  const runs = Array.from({ length: 3 }, () => {
    const from = cpuMs();
    walk();
    return cpuMs() - from;
  });
  const loopMs = Math.min(...runs);
  return { loopMs, factor: loopMs / REFERENCE_MS };
}

function walk(): number {
  const table = new Int32Array(1 << 14);
  let [at, sum] = [1, 0];
  for (let round = 0; round < ROUNDS; round++) {
    at = (at * 1_103_515_245 + 12_345) & 0x3fff;
    table[at] = (table[at] ?? 0) + round;
    sum = (sum + (table[(at * 7) & 0x3fff] ?? 0)) | 0;
  }
  return sum;
}
