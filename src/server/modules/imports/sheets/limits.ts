/** What one uploaded file may hold; each bound has a refusal that says what to do. */
export const SHEET_LIMITS = {
  bytes: 50 * 1024 * 1024,
  uncompressedBytes: 500 * 1024 * 1024,
  rows: 200_000,
  columns: 200,
  /** all cells together: one shared string can be repeated by a million cells */
  characters: 100_000_000,
  milliseconds: 120_000,
} as const;
