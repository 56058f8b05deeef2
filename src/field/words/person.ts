import type { Words } from '../../words/language.ts';

export const PERSON = {
  asked: {
    zh: '这个规范请你在签到后十分钟内确认是本人：用手机的指纹、面容或锁屏密码。指纹和面容留在手机里，我们收不到。不确认也可以继续拜访。',
    en: 'This standard asks you to confirm within ten minutes that it is you, with the phone’s fingerprint, face or screen lock. That stays inside the phone; we never get it. You may also go on without.',
  },
  confirm: { zh: '确认是我本人', en: 'Confirm that it is me' },
  confirmed: { zh: '已确认本人', en: 'Confirmed in person' },
  'not-confirmed': { zh: '没有确认成功，可以再试一次，也可以直接继续。', en: 'It was not confirmed. Try again, or simply go on.' },
  'not-registered': {
    zh: '第一次要联网在这台手机上登记通行密钥，并且手机要设有锁屏。可以稍后再试，拜访照常进行。',
    en: 'The first time, a passkey is registered on this phone: that needs a network and a screen lock. Try later; the visit goes on as usual.',
  },
} as const satisfies Words<string>;
