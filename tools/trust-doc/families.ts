/** A test that lives a family through phone, sync, server and what is made of it: where it stands, and words of its title. */
export interface CrookedDay {
  readonly file: string;
  readonly title: string;
}
export interface FamilyNote {
  /** What it is, in the words of the field. */
  readonly what: string;
  readonly day: CrookedDay;
}

const FED = 'test/days/fed-positions.test.ts';
const CROOKED = 'test/days/crooked-days.test.ts';
const UNPROVEN = 'test/days/unproven-days.test.ts';
const TIMES = 'test/days/told-times.test.ts';
const COPIED = 'test/days/copied-photo.test.ts';
const BEHAVIOUR = 'test/days/behaviour-days.test.ts';

/** Every family of attacks that the bench knows, and those told beside it. */
export const FAMILIES: Readonly<Record<string, FamilyNote>> = {
  L6: {
    what: 'a fake position that is set and left, on the pin, ten and twenty-five metres off',
    day: { file: FED, title: 'set to a point and left there' },
  },
  L7: { what: 'the same with noise of 3, 8 and 15 m, drawn anew for each fix', day: { file: FED, title: "'set to a point, with noise'" } },
  'L7-drift': {
    what: 'the same with noise of 8 m that wanders over 5, 20 and 60 s',
    day: { file: FED, title: 'set to a point, with noise that wanders for some seconds' },
  },
  L8: { what: 'a way drawn by a route planner, at 14, 4 and 1.4 m a second', day: { file: FED, title: 'led along a drawn way' } },
  L9: {
    what: 'the positions of an earlier visit, as they were, with noise of 1 m and of 3 m, filled up to one a second',
    day: { file: FED, title: 'a colleague’s positions of last week, which arrive only afterwards' },
  },
  L10: {
    what: 'the same, with an error of 10 to 20 m that swings slowly and smoothly',
    day: { file: FED, title: 'a colleague’s positions with a slow error of fifteen metres' },
  },
  L11: { what: 'the next customer, 60, 35 and 20 km on, four minutes later', day: { file: CROOKED, title: 'sixty kilometres in %s' } },
  L13: {
    what: 'positions of the Chinese map datums handed in as WGS-84',
    day: { file: UNPROVEN, title: 'positions of another map datum' },
  },
  L14: {
    what: 'the customer’s pin is to come to where the rep likes to be: asked for alone (waits), or with a second person’s help (expert)',
    day: { file: 'test/days/pins.test.ts', title: 'L14: the pin is moved to the café where the rep sits' },
  },
  sofa: {
    what: 'no trick at all: checked in and out from 6, 3.5 and 2.4 km away',
    day: { file: CROOKED, title: 'checked in and out three kilometres away' },
  },
  T1: {
    what: 'the clock set back to before the server’s last word',
    day: { file: TIMES, title: 'a clock that is put back by a day after the morning’s contact' },
  },
  'T1-inside': {
    what: 'the clock set back inside what the server’s word leaves open',
    day: { file: TIMES, title: 'put back inside what server and receipt leave open' },
  },
  T2: { what: 'records that did not please were never sent', day: { file: UNPROVEN, title: 'a record that did not please is never sent' } },
  T3: { what: 'made beforehand for later hours of the day', day: { file: TIMES, title: 'made in the morning for the afternoon' } },
  T4: {
    what: 'in at the door, out from 3 km, 1.2 km and 500 m away',
    day: { file: UNPROVEN, title: 'in at the door, out from a café a kilometre away' },
  },
  I2: { what: 'a copied phone: one key, two stories', day: { file: CROOKED, title: 'one key on two phones tells two stories' } },
  P2: { what: 'the same photo file again', day: { file: CROOKED, title: 'last week’s picture once more' } },
  P3: {
    what: 'an old photo saved anew, shrunk, tinted, with a bar',
    day: { file: COPIED, title: 'a colleague’s picture of the week made lighter and smaller' },
  },
  P4: {
    what: 'an old photo cropped, turned, mirrored, taken off a screen’s frame, or all of it',
    day: { file: COPIED, title: 'cropped by a tenth on each side' },
  },
  P5: {
    what: 'an old photo shown on a screen and photographed, straight and somewhat askew (drawn, not filmed)',
    day: { file: COPIED, title: 'shown on a screen and photographed' },
  },
  P10: {
    what: 'a real photo, of another customer’s place',
    day: {
      file: 'test/days/other-scene.test.ts',
      title: 'the shelf of the shop before, photographed again and handed in for the next one',
    },
  },
  X2: { what: 'an old message sent again as a new one', day: { file: UNPROVEN, title: 'an old message sent again as a new one' } },
  X3: {
    what: 'other bytes under the digest that was sealed',
    day: { file: UNPROVEN, title: 'other bytes under the digest that was sealed never come in' },
  },
  X4: {
    what: 'a line of the log edited, removed, put in, moved or dated back, the whole tree rebuilt after it',
    day: { file: 'test/days/rewritten-log.test.ts', title: 'a line of the log is %s and all of it signed again' },
  },
  B1: { what: 'in and out: a visit of a few minutes', day: { file: BEHAVIOUR, title: 'in, a few taps, and out' } },
  B2: { what: 'dwell padded in the car park', day: { file: BEHAVIOUR, title: 'all done at the door, and the rest of an hour in the car' } },
  B3: { what: 'the phone left in the shop', day: { file: BEHAVIOUR, title: 'the phone is left in the shop for three hours' } },
  B4: { what: 'a burst at the end of month or week', day: { file: BEHAVIOUR, title: 'six visits on the Friday instead of two' } },
  B5: {
    what: 'answers copied, straight lines, the last visit’s counts again',
    day: { file: BEHAVIOUR, title: 'the sheet of the last visit handed in again' },
  },
  B6: {
    what: 'a form filled in faster than anybody reads',
    day: { file: BEHAVIOUR, title: 'ten questions tapped through in five seconds' },
  },
  B10: { what: 'all photos of the day within one minute', day: { file: BEHAVIOUR, title: 'the pictures of two shops within one minute' } },
};

/** The families that no test lives, each with what is lacking; `read` gives the text of a file, undefined where there is none. */
export function unlived(ids: readonly string[], notes: typeof FAMILIES, read: (file: string) => string | undefined): string[] {
  return ids.flatMap((id) => {
    const day = notes[id]?.day;
    if (!day) return [`${id} has no crooked day`];
    const lines = (read(day.file) ?? '').split('\n').filter((line) => !/^\s*(\/\/|\*)|\.(skip|todo)\b/.test(line));
    return lines.some((line) => line.includes(day.title)) ? [] : [`${id}: no test in ${day.file} is called ${day.title}`];
  });
}
