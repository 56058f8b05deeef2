import type { Hours, Source, TravelTrouble } from '../domain/route/travel.ts';
import type { Words } from './language.ts';

export const TRAVEL_SOURCE: Words<Source> = {
  osrm: { zh: '路线服务器', en: 'Routing server' },
  roads: { zh: '道路地图', en: 'Road map' },
  learned: { zh: '从拜访学到的', en: 'Learned from visits' },
  straight: { zh: '直线估计', en: 'Straight-line estimate' },
};

export const TRAVEL_HOURS: Words<Hours> = {
  rush: { zh: '早晚高峰', en: 'Rush hours' },
  day: { zh: '平日白天', en: 'Weekdays' },
  night: { zh: '夜间', en: 'Night' },
  weekend: { zh: '周末', en: 'Weekends' },
};

export const TRAVEL_TROUBLE: Words<TravelTrouble['code']> = {
  'osrm-slow': {
    zh: ({ n }) => `路线服务器没有及时回答，${n} 段改用后面的来源。`,
    en: ({ n }) => `The routing server did not answer in time: ${n} legs come from the next source.`,
  },
  'osrm-away': {
    zh: ({ n }) => `路线服务器连不上，${n} 段改用后面的来源。`,
    en: ({ n }) => `The routing server is not there: ${n} legs come from the next source.`,
  },
  'osrm-refused': {
    zh: ({ n }) => `路线服务器没有接受请求，${n} 段改用后面的来源。`,
    en: ({ n }) => `The routing server did not take the question: ${n} legs come from the next source.`,
  },
  'osrm-wrong': {
    zh: ({ n }) => `路线服务器的回答不成样子，没有采用；${n} 段改用后面的来源。`,
    en: ({ n }) => `The routing server’s answer made no sense and was not used: ${n} legs come from the next source.`,
  },
  'osrm-resting': {
    zh: ({ n }) => `路线服务器刚才出过错，先不打扰它；${n} 段改用后面的来源。`,
    en: ({ n }) => `The routing server failed a moment ago and is left alone for a while: ${n} legs come from the next source.`,
  },
  holes: {
    zh: ({ n }) => `路线服务器有 ${n} 段不知道，用后面的来源补上。`,
    en: ({ n }) => `The routing server knew no way for ${n} legs: they come from the next source.`,
  },
  'no-way': {
    zh: ({ n }) => `道路地图上有 ${n} 段走不通，用估计补上。`,
    en: ({ n }) => `On the road map ${n} legs have no way: they are estimates.`,
  },
  'far-from-road': {
    zh: ({ n }) => `有 ${n} 处离道路 2 公里以上，请核对坐标。`,
    en: ({ n }) => `${n} places lie more than 2 km from any road: please check their pins.`,
  },
  'roads-slow': {
    zh: ({ n }) => `道路地图没有及时算完，${n} 段用估计。`,
    en: ({ n }) => `The road map was not done in time: ${n} legs are estimates.`,
  },
  'roads-away': {
    zh: ({ n }) => `道路地图还没读好或读不了，${n} 段用估计。`,
    en: ({ n }) => `The road map is not read yet, or cannot be: ${n} legs are estimates.`,
  },
};
