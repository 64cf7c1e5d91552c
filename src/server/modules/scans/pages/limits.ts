/** Bounds of reading one page; what goes beyond them becomes a page that a person has to look at. */
export const PAGE_LIMITS = {
  /** a bitmap of 8 bit gray: A0 at 150 dpi fits, a page of five metres is rendered more coarsely */
  pixels: 40_000_000,
  millisecondsPerPage: 20_000,
  millisecondsToOpen: 30_000,
  millisecondsToCut: 180_000,
  /** of a PDF whose pages end the thread one after the other, this many are tried */
  restarts: 5,
} as const;

/** The corner code is 28 mm wide and has 29 modules: at 150 dpi a module is nearly six pixels. */
export const COARSE_DPI = 150;
export const FINE_DPI = 300;
export const THUMB_WIDTH = 240;
/** The long side of A4 at COARSE_DPI: what photos are first looked at in, and the large picture of every page. */
export const LARGE_SIDE = 1754;
