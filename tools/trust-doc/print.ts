import { SIGNALS } from '../../src/domain/trust/signals.ts';
import { say } from '../../src/words/language.ts';
import { FINDING_TITLES } from '../../src/words/finding-titles.ts';
import { familyTable, type Figures, percent, summaryOf } from '../bench-trust/report.ts';
import type { SceneBench } from '../bench-trust/scenes.ts';
import { FAMILIES } from './families.ts';
import { SIGNAL_NOTES } from './signal-notes.ts';

/** Figures as they are kept beside the page, and how they came about. */
export interface Kept {
  readonly command: string;
  readonly machine: string;
  readonly figures: Figures;
  /** Of `npm run bench:scenes`. */
  readonly scenes?: SceneBench | undefined;
}

/** docs/trust.md, whole. */
export function trustDoc({ figures, command, machine, scenes }: Kept): string {
  return `${[
    '# What is caught, at what price',
    INTRODUCTION,
    '## The bench',
    `\`${command}\`\n\n${machine}`,
    summaryOf(figures),
    familyTable(figures),
    FAMILIES_SAY,
    familyList(),
    '## Photos',
    photoPart(figures),
    ...(scenes ? [scenePart(scenes)] : []),
    '## The signals',
    SIGNALS_SAY,
    signalTable(figures),
    LIMITS,
  ].join('\n\n')}\n`;
}

const INTRODUCTION = `This page is printed by \`npm run trust:doc\` from the figures of \`npm run bench:trust\`; nothing in it is written by hand next to a figure.

Two numbers are kept apart. The **grade** says how much of a visit was provable; the **doubt**, in bans (powers of ten of a likelihood ratio),
says what contradicts it. Missing evidence lowers the grade and never raises doubt. From two bans on a person should look; it is never more than that.

Each family of attacks has one outcome that it is meant to come to: *doubted* (somebody looks), *unproven* (less than the grade that its
standard asks for, here B) or *ranked* (among the first tenth of the week’s order of back-checks; behaviour never raises doubt).`;

const FAMILIES_SAY = `Each family has a crooked day as well: a test that lives it through the phone’s own code, its sync, the server and what is made of it, beside an honest day that looks much like it. A test fails where a family has none.`;

const SIGNALS_SAY = `\`spoke\`: how many honest visits, and how many attacked ones of the families it was written for, it spoke against with weight. \`carries\`: the bans that these
counts can carry, log₁₀ of the ratio with half an honest visit added, so that no weight rests on visits that were never seen. A cap above it is a judgment of ours, not a measurement.`;

const LIMITS = `## What it cannot do

- **A web app cannot see that a position is made up.** A replay with a slow error of ten metres (L10) is caught in 0 % of visits. What changes that is
  something at the customer’s: with a code of their screen, a tap of their tag or their word on a receipt a visit reaches grade A, and without one
  it does not, however good its positions look. A standard that asks for A makes L10 *unproven*.
- **A clock moved inside what server and receipt leave open** (T1-inside) cannot be seen by anybody. The interval is shown on each visit instead.
- **The tracks are of 2007 to 2012, from loggers.** Real positions once a second are few among them; what phones of today do indoors, above all how long
  they hold one point, is not in them. Rules fall silent by themselves where people’s decisions show that they are wrong.
- **Thresholds were set on every second person and half of the shelves; the table is of the others.** No attack was used to set one, so each family counts as held out. The
  first look at how real watches shake went over all people, before they were parted; what was kept is what the calibration half says. The
  last column is harsher: what is left when the signals written for the family are off. For most it is nothing; each trick needs its own eye.
- **Attacks are made up**, on top of real movement and real photos. No public record of real cheating exists that we know of.
- **False cases in 10,000 rep-months** cannot be shown smaller than the line above says; the aim of one stays an aim until there are that many months.
- **P10** (a real photo of another shop) has half a ban and asks for no look by itself; folders of products stand for shops, so shops of one chain are not measured.
- **A flat screen is not told by parallax.** That is missing here, not forgotten.`;

function photoPart({ photos, photoMargin, search, msPerPhoto, photosPerSBeforeOrb, msPerOrbPair }: Figures): string {
  if (!photos) return 'Not measured in this run.';
  const { sameShelfFalse, ...edits } = photos;
  const rows = Object.entries(edits).map(
    ([edit, { n, recall, ci95 }]) => `| ${edit} | ${n} | ${percent(recall)} | ${percent(ci95[0])}–${percent(ci95[1])} |`,
  );
  return [
    ['| edit | photos | found | 95 % |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    `Fresh photos of one product’s shelf, in pairs, taken for one picture: ${sameShelfFalse.k} of ${sameShelfFalse.n} (95 % up to ${percent(sameShelfFalse.ci95[1])}). In the low blocks copies agreed by ${photoMargin?.copiesP1.toFixed(2)} or more in 99 of 100, fresh pairs by ${photoMargin?.freshMost.toFixed(2)} at most.`,
    `${msPerPhoto?.toFixed(0)} ms a photo of the size that phones send, ${photosPerSBeforeOrb?.toFixed(1)} a second up to the hash, ${msPerOrbPair?.toFixed(0)} ms a pair.${search ? ` Searched among ${search.stored.toLocaleString('en')} hashes in ${search.msMedian.toFixed(1)} ms; all eight turns in ${search.msMedianAllTurns.toFixed(0)} ms.` : ''}`,
  ].join('\n\n');
}

function scenePart({ shops, honest, p10, each }: SceneBench): string {
  const share = ({ n, k, ci95 }: SceneBench['p10']) => `${k} of ${n} (${percent(k / n)}, 95 % ${percent(ci95[0])}–${percent(ci95[1])})`;
  return `P10, by \`npm run bench:scenes -- --photos DIR --seed 1${each === undefined ? '' : ` --each ${each}`}\`, outside the headline, on the half of the folders that no threshold was set on: ${shops} folders of one product each stand for shops, three photos of either known before, ${each === undefined ? 'all others' : `${each} of the others`} held against another shop in turn. Fresh photos of another shop told from this one’s: ${share(p10)}; fresh photos of the shop itself taken for another’s: ${share(honest)}. The intervals are bootstraps over shops, of none at all three in so many photos. It weighs half a ban, so none of them is doubted by it alone.`;
}

function familyList(): string {
  const rows = Object.entries(FAMILIES).map(([id, { what, day }]) => `| ${id} | ${what} | \`${day.file}\`: ${titleOf(day.title)} |`);
  return ['| family | what it is | its crooked day |', '| --- | --- | --- |', ...rows].join('\n');
}

/** As a person would say it: without the quotes and the gaps that a table of tests has. */
function titleOf(title: string): string {
  return title.replaceAll("'", '').replace('%s', '…');
}

/** Photos are judged by the pictures themselves, not on visits; what needs the customer's side has days and no bench. */
function notBenched(name: string): string {
  return name === 'copied-photo' || name === 'other-scene' ? 'see Photos' : 'not in the bench';
}

function signalTable({ signals }: Figures): string {
  const rows = SIGNALS.map(({ name, family, capBans }) => {
    const { catches, day, cannot } = SIGNAL_NOTES[name];
    const counted = signals[name];
    const spoke = counted
      ? `${counted.honest.k} of ${counted.honest.n}; ${counted.attacked.n === 0 ? notBenched(name) : `${counted.attacked.k} of ${counted.attacked.n}`}`
      : '';
    const carries = !counted || counted.attacked.k === 0 ? '' : counted.carriesBans.toFixed(1);
    return `| ${say(FINDING_TITLES, name, 'en')} \`${name}\` | ${family}, ${capBans} | ${catches} | ${spoke} | ${carries} | \`${day}\` | ${cannot} |`;
  });
  return [
    '| signal | family, cap | catches | spoke: honest; attacked | carries | its day | cannot |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
