import { dirname, join } from 'node:path/posix';

// The floor plan. ARCHITECTURE.md says why; this says no. Which rooms a room may use:
const ROOMS: Readonly<Record<string, string>> = {
  base: '',
  ui: 'base',
  domain: 'base',
  wire: 'base domain',
  words: 'base domain',
  server: 'base domain wire words',
  field: 'base domain wire words ui',
  console: 'base domain wire words ui',
  proof: 'base domain words ui',
};
// And inside a room, on one shelf: a part may use only the parts that stand before it.
const SHELVES: Readonly<Record<string, string>> = {
  domain: 'ids fact motion place person scope customer evidence route sop plan visit photo trust expense result kpi facts directives',
  server: 'ports store adapters log directives derive http access world jobs handlers app main',
  field: 'ports log sync actions adapters words parts screens worker app main',
  console: 'paths call words parts forms pages routes main',
};
// These rooms are told the time and given their chance; the type libraries keep the rest of the world out.
const PURE = ['base', 'domain', 'wire', 'words'];
const MAX_LINES = 400;

/** Paths from `src/`, with the text behind each. */
export type House = Readonly<Record<string, string>>;

/** Every breach of the plan, as a sentence. */
export function breaches(house: House): readonly string[] {
  const sources = Object.entries(house).filter(([file]) => /\.tsx?$/.test(file));
  return [...sources.flatMap(([file, text]) => [...breachesOfForm(file, text), ...breachesOfPlan(file, text)]), ...circles(house)];
}

function breachesOfForm(file: string, text: string): string[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  return [
    lines > MAX_LINES ? `${file} has ${lines} lines, and ${MAX_LINES} is the most` : '',
    /(^|\/)index\.tsx?$/.test(file) ? `${file} is a barrel: import the file that says it` : '',
  ].filter(Boolean);
}

function breachesOfPlan(file: string, text: string): string[] {
  const [room, part] = placeOf(file);
  if (ROOMS[room] === undefined) return [`${file} stands in ${room}, which is no room of the plan`];
  if (isTest(file)) return [];
  const shelf = SHELVES[room]?.split(' ');
  if (shelf && !shelf.includes(part)) return [`${file}: the shelf of ${room} has no part ${part}`];
  const climbing = importsOf(file, text).filter((target) => !mayUse([room, part], placeOf(target)));
  const untold = PURE.includes(room) ? text.match(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/g) : null;
  return [...climbing.map((target) => `${file} uses ${target}`), ...(untold ?? []).map((call) => `${file} calls ${call} and must be told`)];
}

function mayUse([room, part]: Place, [thereRoom, therePart]: Place): boolean {
  if (room !== thereRoom) return ROOMS[room]?.split(' ').includes(thereRoom) ?? false;
  const shelf = SHELVES[room]?.split(' ');
  return !shelf || part === therePart || shelf.slice(0, shelf.indexOf(part)).includes(therePart);
}

/** Types that go in a circle are read in a circle too, so they count. */
function circles(house: House): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) found.push(`a circle: ${[...trail.slice(at), file].join(' → ')}`);
    if (at >= 0 || seen.has(file)) return;
    seen.add(file);
    for (const target of importsOf(file, house[file] ?? '')) walk(target, [...trail, file]);
  };
  for (const file of Object.keys(house)) if (!isTest(file)) walk(file, []);
  return found;
}

function importsOf(file: string, text: string): string[] {
  const paths = text.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"?]+\.tsx?)(?:\?[^'"]*)?['"]/g);
  return [...paths].map(([, path = '']) => join(dirname(file), path));
}

type Place = readonly [room: string, part: string];

function placeOf(file: string): Place {
  const [room = '', part = ''] = file.split('/');
  return [room, part.replace(/\.tsx?$/, '')];
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}
