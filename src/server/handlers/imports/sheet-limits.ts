/** Twice the sheet that has to come in quickly. Headings are not counted. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 200;
/** As many as Excel takes into a cell. */
export const MOST_CELL_LETTERS = 32_767;
export const MOST_LETTERS = 20_000_000;
export const MOST_UNPACKED_BYTES = 100_000_000;
export const MOST_READING_MS = 20_000;
export const MOST_MEMORY_MB = 512;
/** Others wait their turn: each reading may take the memory above. */
export const MOST_AT_ONCE = 2;
