import type { ProductKey } from '../../domain/ids.ts';
import type { Product } from '../../domain/sop/product.ts';

// Invented medicines of an invented company, so that no real product is spoken of.
const ROWS: readonly (readonly [key: string, zh: string, en: string, unit: string])[] = [
  ['yinqiao-granules', '银翘解表颗粒 10g×10袋', 'Yinqiao granules, 10 sachets', '盒'],
  ['stomach-calm', '安胃片 0.4g×24片', 'Stomach tablets, 24', '盒'],
  ['calcium-d3', '碳酸钙D3咀嚼片 60片', 'Calcium and D3 chewables, 60', '瓶'],
  ['joint-plaster', '活络关节贴 6贴', 'Joint plaster, 6', '盒'],
  ['eye-drops', '润目滴眼液 10ml', 'Eye drops, 10 ml', '支'],
  ['cough-syrup', '清肺止咳糖浆 120ml', 'Cough syrup, 120 ml', '瓶'],
  ['probiotic', '双歧益生菌散 12袋', 'Probiotic powder, 12 sachets', '盒'],
  ['press-low', '缬沙平胶囊 80mg×28粒', 'Blood-pressure capsules, 28', '盒'],
];

export const PRODUCTS: readonly Product[] = ROWS.map(([key, zh, en, unit]) => ({
  key: key as ProductKey,
  title: { zh, en },
  unit: { zh: unit, en: 'unit' },
}));

/** What a pharmacy counts at every visit: few enough to be counted truly. */
export const COUNTED: readonly Product[] = PRODUCTS.slice(0, 5);
