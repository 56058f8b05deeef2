import type { Random } from '../../base/random.ts';

const FAMILY = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊洋艳勇军杰娟涛明超霞平刚辉健华红玉兰梅英建文斌波飞鹏宇浩晨欣怡婷雪琳瑶倩颖璐佳思雨梓涵博睿哲昊俊峰凯旋悦薇菲蓉岚清宁舒航翔毅诚恒川远安康泽润森林海洲',
];

/** A Chinese name of two or three characters. Any likeness to a person is chance. */
export function aName(random: Random): string {
  const given = random.next() < 0.72 ? random.pick(GIVEN) + random.pick(GIVEN) : random.pick(GIVEN);
  return random.pick(FAMILY) + given;
}

/** Names of which no two are alike. */
export function namesOf(count: number, random: Random): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(aName(random));
  return [...names];
}
