import { doubtOf, roundBans } from './doubt.ts';
import { type Graded, gradeOf } from './grade.ts';
import type { Finding, Scene, Signal } from './signal.ts';
import { SIGNALS } from './signals.ts';
import { REVIEW_FROM_BANS, type Verdict } from './verdict.ts';

/** Changes when a signal, a cap or a grade rule does, so that a changed judgment never looks like a changed past. */
export const ENGINE = '2026-11-24';

type Found = Finding & Pick<Signal, 'family'> & { readonly signal: string };

const NONE: ReadonlySet<string> = new Set();

/**
 * What is thought of a visit. A function of the scene, of the policy's number and of the signals that are silent; it asks
 * nobody anything. What a silent signal sees is still told, and weighs nothing.
 */
export function judge(scene: Scene, policy: number, silent: ReadonlySet<string> = NONE): Verdict {
  const findings = SIGNALS.flatMap(({ name, family, capBans, look }: Signal): Found[] => {
    const finding = look(scene);
    if (!finding) return [];
    const bans = roundBans(Math.min(capBans, Math.max(0, finding.doubtBans)));
    const weight = silent.has(name) && bans > 0 ? { doubtBans: 0, silentBans: bans } : { doubtBans: bans };
    return [{ ...finding, ...weight, signal: name, family }];
  });
  const doubtBans = roundBans(doubtOf(findings));
  const { grade, eventOnly, reasons }: Graded = gradeOf(scene);
  return {
    grade,
    eventOnly,
    gradeReasons: reasons,
    doubtBans,
    review: doubtBans >= REVIEW_FROM_BANS,
    complete: scene.missingPhotos === 0,
    findings: findings.toSorted((a, b) => b.doubtBans - a.doubtBans),
    engine: ENGINE,
    policy,
  };
}
