/** What one draft may hold to be checked; each bound has a refusal that says what to do. */
export const DRAFT_LIMITS = {
  unpackedBytes: 200 * 1024 * 1024,
  characters: 2_000_000,
  pages: 2_000,
  milliseconds: 60_000,
  memoryMb: 768,
} as const;
