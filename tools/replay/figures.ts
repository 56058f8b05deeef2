/** What a replay came to. The order is that of the table; more may stand in it, nothing less. */
export interface Figures {
  readonly people: number;
  readonly personDays: number;
  readonly customers: number;
  readonly factsPushed: number;
  readonly factsStored: number;
  readonly quarantined: number;
  /** Places that the door did not let in: the phone should never have sent one. */
  readonly droppedPlaces: number;
  readonly visits: number;
  readonly judged: number;
  readonly byGrade: Readonly<Record<string, number>>;
  readonly doubted: number;
  readonly doubts: readonly Doubted[];
  readonly byFinding: Readonly<Record<string, number>>;
  readonly kpis: Readonly<Record<string, { readonly n: number; readonly d: number | null; readonly value: number | null }>>;
  readonly rebuildEqual: boolean;
  readonly logVerified: boolean;
  readonly logLeaves: number;
  readonly elapsedS: number;
  readonly factsPerS: number;
  readonly timesS: Readonly<Record<string, number>>;
}

/** A visit that a person should look at, with what speaks against it: each is to be explained. */
export interface Doubted {
  readonly person: string;
  readonly visit: string;
  readonly day: string;
  readonly customer: string;
  readonly doubtBans: number;
  readonly findings: readonly {
    readonly signal: string;
    readonly doubtBans: number;
    readonly says: Readonly<Record<string, string | number>>;
  }[];
}

export function tableOf(figures: Figures): string {
  const { byGrade, kpis, doubts, byFinding, timesS, ...plain } = figures;
  const rows: [string, string][] = [
    ...Object.entries(plain).map(([name, value]): [string, string] => [name, `${value}`]),
    ['byGrade', counts(byGrade)],
    ['byFinding', counts(byFinding)],
    ['timesS', counts(timesS)],
    ...Object.entries(kpis).map(([key, { n, d, value }]): [string, string] => [
      `kpi ${key}`,
      `${n}${d === null ? '' : ` of ${d}`}${value === null ? '' : ` = ${short(value)}`}`,
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  return [...lines, ...doubts.map(sentenceOf)].join('\n');
}

function sentenceOf({ person, day, customer, doubtBans, findings }: Doubted): string {
  const why = findings.filter((finding) => finding.doubtBans > 0).map(({ signal, says }) => `${signal} ${JSON.stringify(says)}`);
  return `doubted: ${person} at ${customer} on ${day}, ${short(doubtBans)} bans: ${why.join('; ')}`;
}

function counts(of: Readonly<Record<string, number>>): string {
  return Object.entries(of)
    .map(([name, n]) => `${name} ${short(n)}`)
    .join(', ');
}

function short(value: number): string {
  return `${Number(value.toFixed(3))}`;
}
