import type { Vocabulary } from "#shared/figures/search.ts";

const [HEAD, FOOT] = [6, 12];

/**
 * The organisation that a draft speaks for: whose name signs it, or stands in its title. null when neither names one, or
 * names several.
 */
export function saidSpeaker(text: string, orgs: Vocabulary["orgs"]): string | null {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const signed = lines.slice(-FOOT).toReversed();
  for (const line of signed) {
    const same = orgs.filter(({ names }) => names.includes(line.replace(/^中共|\s/gu, "")) || names.includes(line));
    if (same.length === 1) return same[0]!.id;
  }
  const title = lines
    .slice(0, HEAD)
    // 区委组织部： is whom it is addressed to
    .filter((line) => line.length <= 60 && !/[：:]$/u.test(line))
    .join("");
  const named = orgs.flatMap(({ id, names }) =>
    names.filter((name) => title.includes(name)).map((name) => ({ id, name })),
  );
  const longest = Math.max(0, ...named.map(({ name }) => name.length));
  const best = new Set(named.filter(({ name }) => name.length === longest).map(({ id }) => id));
  return best.size === 1 ? [...best][0]! : null;
}
