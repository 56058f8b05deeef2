import type { RouteProblem, Solution } from '../../src/domain/route/problem.ts';

/** What one solve came to, in the instance's own units; null where there is no answer that holds. */
export interface Outcome {
  readonly cost: number | null;
  /** Held by the checker, and whole where everything must be visited. */
  readonly feasible: boolean;
  /** What the checker has against it. */
  readonly complaints: readonly string[];
}

export interface Budget {
  readonly seed: number;
  /** The share of the CPU time that is used up, 1 being all of it. */
  readonly spent: () => number;
}

/** One instance, ready to be solved as often as one likes. */
export interface Trial {
  readonly solve: (budget: Budget) => Outcome;
  /** For a peer that is asked the same; left out where none can be. */
  readonly question?: { readonly problem: RouteProblem; readonly value: (solution: Solution) => number };
}

/** A kind of instance. Its files lie in the folder of its name; `first` keeps so many customers of them. */
export interface Family {
  readonly name: string;
  /** CPU milliseconds for an instance of so many customers, where nobody says otherwise. */
  readonly budgetMs: (customers: number) => number;
  /** More is better: prizes. */
  readonly more: boolean;
  readonly open: (text: string, first: number | undefined) => Trial & { readonly customers: number };
}
