import { theme, type ThemeConfig } from 'antd';
import { createContext, useContext } from 'react';
import type { MapColours } from '../../ui/map/style.ts';
import { DARK, FONT, LIGHT, type Palette } from '../../ui/tokens.ts';

export type Look = 'light' | 'dark';
export const LookContext = createContext<{ readonly look: Look; readonly turn: () => void }>({ look: 'light', turn: () => {} });

export function paletteOf(look: Look): Palette {
  return look === 'dark' ? DARK : LIGHT;
}

export function useColours(): Palette {
  return paletteOf(useContext(LookContext).look);
}

/** The tokens as the component library wants them: nothing of its own blue is left. */
export function themeOf(look: Look, still: boolean): ThemeConfig {
  const it = paletteOf(look);
  return {
    algorithm: look === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: it.jade,
      colorInfo: it.jade,
      colorSuccess: it.jade,
      colorLink: it.jade,
      colorWarning: it.amber,
      colorError: it.brick,
      colorTextBase: it.ink,
      colorBgBase: it.card,
      colorTextDescription: it.inkSoft,
      colorTextPlaceholder: it.inkSoft,
      colorTextSecondary: it.inkSoft,
      colorTextTertiary: it.inkSoft,
      colorTextLightSolid: it.onMain,
      colorBgContainer: it.card,
      colorBgElevated: it.card,
      colorBgLayout: it.paper,
      colorBorder: it.line,
      colorBorderSecondary: it.lineSoft,
      colorSplit: it.lineSoft,
      fontFamily: FONT,
      fontSize: 14,
      borderRadius: 6,
      motion: !still,
      motionDurationSlow: '0.15s',
      motionDurationMid: '0.12s',
      motionDurationFast: '0.08s',
      boxShadowTertiary: 'none',
    },
    components: {
      Table: {
        cellPaddingBlockMD: 9,
        cellPaddingBlockSM: 5,
        headerBg: it.paper,
        headerColor: it.inkSoft,
        rowHoverBg: it.paper,
        headerSplitColor: 'transparent',
      },
      Segmented: { trackBg: it.lineSoft, itemSelectedBg: it.card, itemColor: it.inkSoft },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  };
}

/** The same colours for our own style sheet. */
export function cssVariables(look: Look): Record<string, string> {
  return Object.fromEntries(Object.entries(paletteOf(look)).map(([name, colour]) => [`--${name}`, colour]));
}

const mapColours: Readonly<Record<Look, MapColours>> = { light: mapColoursOf(LIGHT), dark: mapColoursOf(DARK) };

export function useMapColours(): MapColours {
  return mapColours[useContext(LookContext).look];
}

function mapColoursOf(it: Palette): MapColours {
  const { water, land, ink, jade, amber, brick, inkSoft, paper, line } = it;
  return { water, land, grid: line, ink, paper, main: jade, quiet: inkSoft, warn: amber, loss: brick };
}
