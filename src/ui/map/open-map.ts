import * as maplibregl from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import landUrl from 'world-atlas/land-50m.json?url';
import type { MapDatum, MapPoint } from './datum.ts';
import { fromBase, onBase } from './datum.ts';
import { gridOf } from './grid.ts';
import { type Marks, pointsOf, shapesOf } from './marks.ts';
import type { MapProvider } from './provider.ts';
import { type MapColours, styleOf } from './style.ts';

maplibregl.setWorkerUrl(workerUrl);

/** A map that stands: it can be given other marks, shown another place, and taken away. */
export interface OpenMap {
  readonly show: (marks: Marks) => void;
  readonly fit: (marks: Marks) => void;
  readonly lookAt: (point: MapPoint) => void;
  readonly close: () => void;
}

export interface MapWishes {
  readonly provider: MapProvider | undefined;
  readonly colours: MapColours;
  readonly language: 'zh' | 'en';
  readonly onPick?: (id: string) => void;
  readonly onPoint?: (point: MapPoint) => void;
  readonly onReady?: () => void;
}

const FARTHEST_IN = 17;

/** Draws a map into an element. Throws where the machine has no WebGL; the list beside it then says the same. */
export async function openMap(box: HTMLElement, wishes: MapWishes): Promise<OpenMap> {
  const { provider, colours, language } = wishes;
  if (provider?.layers.some(([first]) => first?.endsWith('.pmtiles'))) await readPmtiles();
  const map = new maplibregl.Map({
    container: box,
    style: styleOf(provider, colours),
    center: [108, 33],
    zoom: 3,
    attributionControl: provider?.attribution ? { compact: true } : false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    locale: language === 'zh' ? ZH : {},
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new maplibregl.ScaleControl({ unit: 'metric' }), 'bottom-left');
  await new Promise<void>((done) => map.once('load', () => done()));
  drawGrid(map);
  map.on('moveend', () => drawGrid(map));
  void drawLand(map);
  listen(map, wishes);
  return standing(map, provider?.datum ?? 'wgs84', wishes);
}

function standing(map: maplibregl.Map, datum: MapDatum, { onPick, onReady }: MapWishes): OpenMap {
  let stops: maplibregl.Marker[] = [];
  return {
    show: (marks) => {
      source(map, 'marks')?.setData(shapesOf(marks, datum));
      for (const stop of stops) stop.remove();
      stops = (marks.stops ?? []).map((stop) =>
        new maplibregl.Marker({ element: pinOf(stop, onPick) }).setLngLat(onBase(stop.at, datum)).addTo(map),
      );
      map.once('idle', () => onReady?.());
    },
    fit: (marks) => {
      const bounds = new maplibregl.LngLatBounds();
      for (const point of pointsOf(marks)) bounds.extend(onBase(point, datum));
      if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 40, maxZoom: FARTHEST_IN, animate: false });
    },
    lookAt: (point) => map.jumpTo({ center: onBase(point, datum), zoom: Math.max(map.getZoom(), 15) }),
    close: () => map.remove(),
  };
}

function listen(map: maplibregl.Map, { onPick, onPoint, provider }: MapWishes): void {
  if (onPick) {
    map.on('click', 'dot', ({ features }) => onPick(`${features?.[0]?.properties.id}`));
    map.on('mouseenter', 'dot', () => (map.getCanvas().style.cursor = 'pointer'));
    map.on('mouseleave', 'dot', () => (map.getCanvas().style.cursor = ''));
  }
  if (onPoint) map.on('click', ({ lngLat }) => onPoint(fromBase([lngLat.lng, lngLat.lat], provider?.datum ?? 'wgs84')));
}

function pinOf({ number, label, tone, id }: NonNullable<Marks['stops']>[number], onPick: MapWishes['onPick']): HTMLElement {
  const pin = document.createElement(onPick && id ? 'button' : 'span');
  pin.className = `map-pin map-pin-${tone}`;
  pin.textContent = number;
  pin.title = label;
  pin.setAttribute('aria-label', `${number} ${label}`);
  if (onPick && id) pin.addEventListener('click', () => onPick(id));
  return pin;
}

function drawGrid(map: maplibregl.Map): void {
  const bounds = map.getBounds();
  source(map, 'grid')?.setData(
    gridOf({ west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() }),
  );
}

/** Coasts only: which borders a map may show differs by country, and a provider that is allowed to draws them. */
async function drawLand(map: maplibregl.Map): Promise<void> {
  const answer = await fetch(landUrl).catch(() => undefined);
  if (!answer?.ok) return; // without it the grid and the marks stand all the same
  const atlas = (await answer.json()) as Topology<{ land: GeometryCollection }>;
  source(map, 'land')?.setData(feature(atlas, atlas.objects.land));
}

function source(map: maplibregl.Map, name: string): maplibregl.GeoJSONSource | undefined {
  return map.getSource<maplibregl.GeoJSONSource>(name);
}

let readsPmtiles = false;

async function readPmtiles(): Promise<void> {
  if (readsPmtiles) return;
  const { Protocol } = await import('pmtiles');
  maplibregl.addProtocol('pmtiles', new Protocol().tile);
  readsPmtiles = true;
}

const ZH = {
  'NavigationControl.ZoomIn': '放大',
  'NavigationControl.ZoomOut': '缩小',
  'ScaleControl.Meters': '米',
  'ScaleControl.Kilometers': '公里',
  'Map.Title': '地图',
};
