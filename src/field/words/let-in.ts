import type { Words } from '../../words/language.ts';

export const LET_IN = {
  ask: {
    zh: ({ code }) => `先看一眼那台手机：它在“同步”里显示的配对码应当是 ${code}。允许之后，它就能以你的名义记录。`,
    en: ({ code }) => `Look at that phone first: under “Upload” it should show the code ${code}. Once allowed, it records in your name.`,
  },
} as const satisfies Words<string>;
