import type { Offer } from '../../domain/route/replan.ts';
import type { Words } from '../../words/language.ts';

export const OFFER: Words<Offer['kind']> = {
  keep: { zh: '顺序不变', en: 'Same order' },
  small: { zh: '小改', en: 'Small change' },
  best: { zh: '最省', en: 'Best' },
};

export const REPLAN = {
  title: { zh: '改排今天剩下的', en: 'Replan the rest of today' },
  lead: {
    zh: '只改手机上的顺序，算指标的还是冻结的计划。没有网络也能改。',
    en: 'Only the order on this phone changes; what is counted stays the frozen plan. Works without a network.',
  },
  ends: { zh: ({ at }) => `${at} 结束`, en: ({ at }) => `ends ${at}` },
  saved: { zh: ({ min }) => `早 ${min} 分`, en: ({ min }) => `${min} min earlier` },
  later: { zh: ({ min }) => `晚 ${min} 分`, en: ({ min }) => `${min} min later` },
  drive: { zh: ({ min }) => `路上 ${min} 分`, en: ({ min }) => `${min} min on the road` },
  moved: {
    zh: ({ n }) => (n === 0 ? '一站不动' : `动 ${n} 站`),
    en: ({ n }) => (n === 0 ? 'nothing moves' : n === 1 ? '1 stop moves' : `${n} stops move`),
  },
  left: { zh: ({ names }) => `放不下：${names}`, en: ({ names }) => `does not fit: ${names}` },
  risk: { zh: ({ names }) => `约好的时间很紧：${names}`, en: ({ names }) => `an agreed hour is tight: ${names}` },
  why: { zh: '这几站为什么不去了', en: 'Why are these left out' },
  take: { zh: '就这样走', en: 'Go on like this' },
  nothing: { zh: '今天没有还没走的站点。', en: 'No stops of today are ahead.' },
  aside: { zh: ({ names }) => `没有坐标，排不进来：${names}`, en: ({ names }) => `no pin, so no place on a route: ${names}` },
  guess: { zh: '路上时间按直线距离估计', en: 'Driving is reckoned from straight lines' },
} as const satisfies Words<string>;
