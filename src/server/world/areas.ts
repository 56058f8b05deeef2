import type { Point } from '../../domain/place.ts';

export type Region = '江西' | '浙江';

/** A district where people work: its middle in WGS-84, how far its shops are strewn, and streets that it has. */
export interface Area {
  readonly region: Region;
  readonly city: string;
  readonly name: string;
  readonly middle: Point;
  readonly spreadM: number;
  readonly streets: readonly string[];
}

const ROWS: readonly (readonly [Region, city: string, name: string, lat: number, lon: number, spreadM: number, streets: string])[] = [
  ['江西', '南昌市', '东湖区', 28.685, 115.899, 1_100, '民德路 八一大道 阳明路 叠山路 象山北路 青山南路 省府北二路 董家窑路'],
  ['江西', '南昌市', '西湖区', 28.655, 115.892, 1_200, '站前路 洪城路 朝阳中路 抚生路 丁公路 孺子路 云飞路 桃苑西路'],
  ['江西', '南昌市', '青云谱区', 28.622, 115.926, 1_500, '井冈山大道 解放西路 迎宾北大道 三店西路 洪都中大道 何坊西路 岱山东路'],
  ['江西', '南昌市', '青山湖区', 28.684, 115.958, 1_700, '北京东路 南京东路 湖滨东路 上海路 火炬大街 国威路 高新大道'],
  ['江西', '南昌市', '红谷滩区', 28.69, 115.852, 1_400, '红谷中大道 丰和中大道 凤凰中大道 绿茵路 世贸路 会展路 碟子湖大道'],
  ['江西', '南昌市', '新建区', 28.692, 115.815, 1_200, '长堎大道 建设路 解放路 文化大道 兴国路 子实路'],
  ['江西', '南昌市', '南昌县', 28.545, 115.942, 1_600, '澄湖北大道 莲塘北大道 向阳路 五一路 府前东路 斗柏路'],
  ['江西', '南昌市', '进贤县', 28.377, 116.242, 1_200, '胜利中路 岚湖路 人民大道 子羽路'],
  ['浙江', '杭州市', '上城区', 30.249, 120.176, 1_100, '中山中路 江城路 清泰街 庆春路 建国中路 凯旋路 望江路 秋涛路'],
  ['浙江', '杭州市', '拱墅区', 30.318, 120.143, 1_500, '莫干山路 湖墅南路 丽水路 上塘路 绍兴路 东新路 登云路'],
  ['浙江', '杭州市', '西湖区', 30.281, 120.119, 1_300, '文三路 古翠路 学院路 天目山路 文二路 教工路 西溪路 益乐路'],
  ['浙江', '杭州市', '滨江区', 30.205, 120.203, 1_300, '江南大道 滨盛路 江汉路 西兴路 滨安路 长河路 火炬大道'],
  ['浙江', '杭州市', '萧山区', 30.171, 120.268, 1_500, '市心中路 人民路 金城路 通惠路 萧绍路 育才路 拱秀路'],
  ['浙江', '杭州市', '余杭区', 30.279, 119.985, 1_700, '文一西路 高教路 荆长大道 五常大道 良睦路 海曙路'],
  ['浙江', '杭州市', '临平区', 30.42, 120.296, 1_300, '南苑街 邱山大街 迎宾路 藕花洲大街 北大街'],
  ['浙江', '杭州市', '钱塘区', 30.312, 120.35, 1_500, '学源街 海达南路 金沙大道 文泽路 幸福北路'],
];

export const AREAS: readonly Area[] = ROWS.map(([region, city, name, lat, lon, spreadM, streets]) => ({
  region,
  city,
  name,
  middle: { lat, lon },
  spreadM,
  streets: streets.split(' '),
}));

export function areasOf(region: Region): readonly Area[] {
  return AREAS.filter((area) => area.region === region);
}
