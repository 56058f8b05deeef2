import type { SignalName } from '../../src/domain/trust/signals.ts';

export interface SignalNote {
  readonly catches: string;
  /** The file in test/ in which its crooked day, or its label, is lived or tried. */
  readonly day: string;
  readonly cannot: string;
}

/** What each signal is for and where it ends: a signal without its note does not compile. */
export const SIGNAL_NOTES: Readonly<Record<SignalName, SignalNote>> = {
  'same-photo-bytes': {
    catches: 'P2: the same file under another visit or question, anybody’s, at any time',
    day: 'test/days/crooked-days.test.ts',
    cannot: 'say who took it first where two phones share a picture at once',
  },
  'copied-photo': {
    catches: 'P3, P4, P5 taken head-on: an earlier photo cropped, turned, mirrored, shrunk, framed, tinted or shown on a screen',
    day: 'test/days/copied-photo.test.ts',
    cannot:
      'find a picture that was never sent before, a screen photographed at a slant, or another person’s cropped picture of another customer from before this week',
  },
  'other-scene': {
    catches: 'P10: a fresh photo of another customer’s place, where that place was photographed before and this customer’s as well',
    day: 'test/days/other-scene.test.ts',
    cannot:
      'ask for a look by itself; tell a place from goods that fill the whole picture; see a place that nobody photographed before, or that was already shown for this customer once',
  },
  'customer-denies': {
    catches: 'C1, and any visit that the customer says nobody made',
    day: 'test/days/site-proof.test.ts',
    cannot: 'help where the customer never answers, or forgot',
  },
  'denied-visit': {
    catches: 'a drawn visit of which the customer, asked by phone or at the door, says that nobody made it',
    day: 'test/days/back-check-tasks.test.ts',
    cannot: 'see visits that were not drawn, or help where the customer is not reached, forgot, or is the rep’s friend',
  },
  'used-site-proof': {
    catches: 'a code or a tap that was used before, or a tag’s counter that goes back',
    day: 'test/days/site-proof.test.ts',
    cannot: 'see a tap that is used for the first time by somebody it was handed to',
  },
  'stale-site-code': {
    catches: 'a code of the customer’s screen that was kept for later',
    day: 'test/days/site-proof.test.ts',
    cannot: 'see a code that is passed on within its minute',
  },
  'broken-chain': {
    catches: 'I2, T2: two stories from one place of a phone’s records; a gap is only a label',
    day: 'test/days/crooked-days.test.ts',
    cannot: 'see what was never written down',
  },
  'altered-facts': {
    catches: 'X2: a record that is not what the phone had sealed',
    day: 'test/days/crooked-days.test.ts',
    cannot: 'say who changed it on the way',
  },
  'replayed-place': {
    catches: 'L9: coordinates of an earlier visit to the customer, the person’s own or a colleague’s; looks on the very spots of theirs',
    day: 'test/days/fed-positions.test.ts',
    cannot: 'see a replay with an error of ten metres that drifts slowly (L10), nor one of a track that no phone ever sent us',
  },
  'frozen-place': {
    catches: 'L6: one coordinate in all looks of a visit, sure of itself',
    day: 'test/days/fed-positions.test.ts',
    cannot:
      'tell a set point from a phone that holds a point of Wi-Fi and says that it is sure: what phones do that are newer than our tracks is not known to us',
  },
  'restless-place': {
    catches: 'L7, and replays with noise: positions that shake as numbers do, not as receivers do',
    day: 'test/days/fed-positions.test.ts',
    cannot: 'see noise that wanders over a minute or more, where it is as slow as a receiver’s own',
  },
  'ruled-line': {
    catches: 'L8: each look on a straight line at one speed',
    day: 'test/days/fed-positions.test.ts',
    cannot: 'see a drawn way on which each point was shaken slowly',
  },
  'impossible-hop': {
    catches: 'L11: two visits too far apart for the time between them, both ends seen twice',
    day: 'test/days/crooked-days.test.ts',
    cannot: 'see hops of less than 8 km, which a single wrong fix explains; ask for a look by itself below three times 300 km/h',
  },
  'impossible-time': {
    catches: 'T1, T3: a time before the server’s word that the records carry, after they came, or before older ones of the same phone',
    day: 'test/days/told-times.test.ts',
    cannot: 'see a clock that is moved inside what server and receipt leave open: nothing can',
  },
  'overlapping-visits': {
    catches: 'one person at two customers at once',
    day: 'test/days/crooked-days.test.ts',
    cannot: 'tell a forgotten check-out from a visit that was not made',
  },
  'devices-in-step': {
    catches: 'I2, I1: two people’s phones that always check in together, on days and at customers that only one of them needs',
    day: 'test/days/two-phones.test.ts',
    cannot: 'see one person with two phones at two people’s separate customers',
  },
  'outside-fence': {
    catches: 'visits from the sofa: every look that is sure of something lies outside by more than it may be wrong',
    day: 'test/days/crooked-days.test.ts',
    cannot: 'doubt a visit much where the pin may be what is wrong: below 1.8 km the weight falls with the distance',
  },
  'pin-moved': {
    catches: 'L14 with a second person’s help: a visit at a pin that came to where this person used to be',
    day: 'test/days/pins.test.ts',
    cannot: 'ask for a look by itself: a second person approved the move',
  },
  'moved-while-still': {
    catches: 'L8, L9: positions that walk while the motion sensor feels a table',
    day: 'test/days/still-phone.test.ts',
    cannot: 'work without the sensor’s leave, nor against somebody who shakes the phone; its limits are not calibrated on real phones',
  },
  'too-short': {
    catches: 'B1 where nothing was left of the time that the steps need',
    day: 'test/days/crooked-days.test.ts',
    cannot: 'ask for a look by itself',
  },
  'clock-moved': {
    catches: 'T1 by minutes: a label with half a ban',
    day: 'test/days/crooked-days.test.ts',
    cannot: 'tell automatic time from a hand',
  },
  'late-entry': { catches: 'what was written down hours later: a label', day: 'test/days/crooked-days.test.ts', cannot: 'weigh anything' },
  'poor-accuracy': {
    catches: 'a phone that is sure of nothing: a label',
    day: 'src/domain/trust/signals.test.ts',
    cannot: 'weigh anything',
  },
  'virtual-camera': {
    catches: 'P7: a camera that bears the name of a program',
    day: 'src/domain/trust/phone-signals.test.ts',
    cannot: 'see a program that lies about its name',
  },
  'gallery-photo': {
    catches: 'P1: a picture from the gallery, as a label; the grade is what suffers',
    day: 'src/domain/trust/signals.test.ts',
    cannot: 'weigh anything',
  },
  'new-device': { catches: 'I5: the first day of a new phone, as a label', day: 'test/days/two-phones.test.ts', cannot: 'weigh anything' },
  'shared-device': {
    catches: 'I2: two people who use one phone, as a label',
    day: 'test/days/two-phones.test.ts',
    cannot: 'weigh anything; phones enrolled before it was asked are not known',
  },
  'unmatched-site-proof': {
    catches: 'a code or a tap that fits nothing we know: a label',
    day: 'test/days/site-proof.test.ts',
    cannot: 'weigh anything',
  },
  'off-duty-place': {
    catches: 'places that the door did not let in: a label, and a promise kept',
    day: 'src/domain/trust/signals.test.ts',
    cannot: 'weigh anything',
  },
};
