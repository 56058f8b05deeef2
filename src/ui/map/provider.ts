import type { MapDatum } from './datum.ts';

/** Where the picture below the marks comes from. Without one there is the built-in base, which needs no network. */
export interface MapProvider {
  readonly key: string;
  readonly datum: MapDatum;
  /** Tile addresses; `{key}` is what the operator was given by the provider. Layers lie on each other in this order. */
  readonly layers: readonly (readonly string[])[];
  readonly scheme: 'xyz' | 'tms';
  readonly tileSizePx: number;
  readonly maxZoom: number;
  readonly needsKey: boolean;
  readonly attribution: string;
}

const servers = (from: number, to: number, address: (server: number) => string) =>
  Array.from({ length: to - from + 1 }, (_, i) => address(from + i));

const tianditu = (layer: string) =>
  servers(
    0,
    7,
    (n) =>
      `https://t${n}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}`,
  );

export const PROVIDERS: readonly MapProvider[] = [
  {
    key: 'tianditu',
    datum: 'wgs84', // CGCS2000, which is the same to a few centimetres
    layers: [tianditu('vec'), tianditu('cva')],
    scheme: 'xyz',
    tileSizePx: 256,
    maxZoom: 18,
    needsKey: true,
    attribution: '© 天地图',
  },
  {
    key: 'amap',
    datum: 'gcj02',
    layers: [servers(1, 4, (n) => `https://webrd0${n}.is.autonavi.com/appmaptile?lang=zh_cn&size=1&scale=1&style=8&x={x}&y={y}&z={z}`)],
    scheme: 'xyz',
    tileSizePx: 256,
    maxZoom: 18,
    needsKey: false,
    attribution: '© 高德地图',
  },
  {
    key: 'tencent',
    datum: 'gcj02',
    layers: [servers(0, 3, (n) => `https://rt${n}.map.gtimg.com/tile?z={z}&x={x}&y={y}&type=vector&styleid=3`)],
    scheme: 'tms', // counted from the south
    tileSizePx: 256,
    maxZoom: 18,
    needsKey: false,
    attribution: '© 腾讯地图',
  },
  {
    key: 'osm',
    datum: 'wgs84',
    layers: [['https://tile.openstreetmap.org/{z}/{x}/{y}.png']],
    scheme: 'xyz',
    tileSizePx: 256,
    maxZoom: 19,
    needsKey: false,
    attribution: '© OpenStreetMap contributors',
  },
];

/** What an operator chose: one of the providers, or an own raster address (`.../{z}/{x}/{y}.png` or a `.pmtiles` file). */
export interface BaseChoice {
  readonly provider: string;
  readonly key?: string;
  readonly address?: string;
  readonly datum?: MapDatum;
}

/** The provider of a choice with its key filled in; undefined means the built-in base. */
export function providerOf(choice: BaseChoice | undefined): MapProvider | undefined {
  if (!choice) return undefined;
  if (choice.provider === 'own' && choice.address) {
    const { address, datum = 'wgs84' } = choice;
    return { key: 'own', datum, layers: [[address]], scheme: 'xyz', tileSizePx: 256, maxZoom: 18, needsKey: false, attribution: '' };
  }
  const known = PROVIDERS.find(({ key }) => key === choice.provider);
  if (!known || (known.needsKey && !choice.key)) return undefined;
  const filled = known.layers.map((tiles) => tiles.map((tile) => tile.replace('{key}', encodeURIComponent(choice.key ?? ''))));
  return { ...known, layers: filled };
}
