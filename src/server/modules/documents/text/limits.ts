/** What one file may hold to be read for its text; each bound has a refusal that says what to do. */
export const TEXT_LIMITS = {
  unpackedBytes: 200 * 1024 * 1024,
  characters: 2_000_000,
  pages: 2_000,
  milliseconds: 60_000,
  memoryMb: 512,
} as const;
