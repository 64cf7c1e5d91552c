/** Entries by first character, longest first: the longest match at a place costs one lookup and a few comparisons. */
export type Phrases<T extends { text: string }> = ReadonlyMap<string, readonly T[]>;

export function phrases<T extends { text: string }>(entries: readonly T[]): Phrases<T> {
  const map = new Map<string, T[]>();
  for (const entry of entries) {
    const first = entry.text[0];
    if (first === undefined) throw new Error("an empty phrase");
    const bucket = map.get(first);
    if (bucket) bucket.push(entry);
    else map.set(first, [entry]);
  }
  for (const bucket of map.values()) bucket.sort((a, b) => b.text.length - a.text.length);
  return map;
}

/** The longest entry that stands at the place and passes the test. */
export function longestAt<T extends { text: string }>(
  known: Phrases<T>,
  text: string,
  at: number,
  accept: (entry: T, end: number) => boolean = () => true,
): T | null {
  for (const entry of known.get(text[at] ?? "") ?? []) {
    if (text.startsWith(entry.text, at) && accept(entry, at + entry.text.length)) return entry;
  }
  return null;
}
