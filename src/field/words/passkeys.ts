import type { Words } from '../../words/language.ts';

export const PASSKEYS = {
  title: { zh: '我的通行密钥', en: 'My passkeys' },
  here: { zh: '在这台手机上登记', en: 'registered on this phone' },
  elsewhere: { zh: '在另一台手机上登记', en: 'registered on another phone' },
  remove: { zh: '停用', en: 'Give up' },
  hint: {
    zh: '停用后不能再用它确认本人；以前确认过的仍然有效。不认识的请马上停用，并告诉主管。',
    en: 'Given up, it confirms nothing more; what it confirmed before stays. If you do not know one, give it up at once and tell your manager.',
  },
} as const satisfies Words<string>;
