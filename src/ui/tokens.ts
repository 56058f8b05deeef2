// One file of colours for phone and desk. Amber is for marks; words in amber take `amberInk`, which is dark enough to read.

export interface Palette {
  readonly ink: string;
  readonly inkSoft: string;
  readonly paper: string;
  readonly card: string;
  readonly line: string;
  readonly lineSoft: string;
  /** The one main action, and what was kept. */
  readonly jade: string;
  readonly jadeSoft: string;
  /** Needs you. */
  readonly amber: string;
  readonly amberInk: string;
  readonly amberSoft: string;
  /** Loss or contradiction, and nothing else. */
  readonly brick: string;
  readonly brickSoft: string;
  readonly onMain: string;
  /** The main action on the phone, where the sun shines on it: 7:1 against what is written on it. */
  readonly mainAction: string;
  readonly onMainAction: string;
  readonly water: string;
  readonly land: string;
}

export const LIGHT: Palette = {
  ink: '#12211E',
  inkSoft: '#52615D',
  paper: '#FBFCFA',
  card: '#FFFFFF',
  line: '#D5DBD8',
  lineSoft: '#E9EDEA',
  jade: '#0B7F63',
  jadeSoft: '#E3F2ED',
  amber: '#B86E00',
  amberInk: '#8A5300',
  amberSoft: '#FBF0DC',
  brick: '#B5392B',
  brickSoft: '#FAE8E5',
  onMain: '#FFFFFF',
  mainAction: '#075E49',
  onMainAction: '#FFFFFF',
  water: '#E6EDEE',
  land: '#F6F7F3',
};

export const DARK: Palette = {
  ink: '#E8EEEB',
  inkSoft: '#A3B1AC',
  paper: '#101816',
  card: '#18221F',
  line: '#35433F',
  lineSoft: '#24302C',
  jade: '#3FBF9B',
  jadeSoft: '#12352B',
  amber: '#E5A23C',
  amberInk: '#E5A23C',
  amberSoft: '#3A2B10',
  brick: '#EE8375',
  brickSoft: '#40201B',
  onMain: '#0A1512',
  mainAction: '#4CC9A5',
  onMainAction: '#06110E',
  water: '#141D20',
  land: '#1D2724',
};

export const FONT = "'PingFang SC', 'HarmonyOS Sans SC', MiSans, 'Noto Sans SC', system-ui, sans-serif";
