import type { Point } from '../../domain/place.ts';

export const MAPS = ['amap', 'baidu', 'tencent', 'apple', 'google'] as const;
export type MapName = (typeof MAPS)[number];

/** Links that hand the way over to a map app, each in the datum that it counts in: ours would lead some 500 m astray. */
export async function waysTo({ lat, lon }: Point, name: string): Promise<Record<MapName, string>> {
  // Its tables are only needed by who asks for the way.
  const { default: gcoord } = await import('gcoord');
  const [gcjLon, gcjLat] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02) as [number, number];
  const [bdLon, bdLat] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.BD09) as [number, number];
  const gcj = { lat: gcjLat.toFixed(6), lon: gcjLon.toFixed(6) };
  const label = encodeURIComponent(name);
  return {
    amap: `https://uri.amap.com/navigation?to=${gcj.lon},${gcj.lat},${label}&mode=car&coordinate=gaode&callnative=1&src=rounds`,
    baidu: `https://api.map.baidu.com/marker?location=${bdLat.toFixed(6)},${bdLon.toFixed(6)}&title=${label}&content=${label}&coord_type=bd09ll&output=html&src=webapp.rounds`,
    tencent: `https://apis.map.qq.com/uri/v1/routeplan?type=drive&to=${label}&tocoord=${gcj.lat},${gcj.lon}&referer=rounds`,
    // In mainland China Apple's own map is drawn in GCJ-02 as well; elsewhere nothing is turned.
    apple: `https://maps.apple.com/?daddr=${gcj.lat},${gcj.lon}&q=${label}`,
    google: `https://www.google.com/maps/dir/?api=1&destination=${lat.toFixed(6)},${lon.toFixed(6)}`,
  };
}
