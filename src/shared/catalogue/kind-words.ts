import { z } from "zod";
import { foldText } from "#shared/cells/normalise-text.ts";
import { figureWords } from "#shared/figures/words.ts";
import { ACTIVITY_KINDS, activityKind, kindName } from "./kinds.ts";

const phrase = z.string().trim().max(40, "措辞不超过四十个字");
const synonym = z.string().trim().min(2, "别称至少两个字").max(20, "别称不超过二十个字");

/** What a district calls a kind beside the words of the catalogue. */
export const kindWords = z.object({
  kind: z.string(),
  /** how reports put it; null: in the catalogue's words */
  phrase: z.string().nullable(),
  synonyms: z.array(z.string()),
});
export type KindWords = z.infer<typeof kindWords>;

/** A kind in the dictionary, with words or without. */
export const kindWordsRow = z.object({
  ...kindWords.shape,
  /** of its traces and versions; null while nothing was set */
  id: z.uuid().nullable(),
  revision: z.int(),
});
export type KindWordsRow = z.infer<typeof kindWordsRow>;

export const kindWordsChange = z.object({
  /** 0: nothing was set before */
  revision: z.int(),
  phrase: phrase.nullable(),
  synonyms: z.array(synonym).max(20, "每类活动最多二十个自有别称"),
});
export type KindWordsChange = z.infer<typeof kindWordsChange>;

export const kindWordsVersion = z.object({
  version: z.int(),
  phrase: z.string().nullable(),
  synonyms: z.array(z.string()),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
});
export type KindWordsVersion = z.infer<typeof kindWordsVersion>;

export type WordsProblem = { field: string; reason: string };

/**
 * Why these words cannot be a kind's: a phrase without the place of its number, a name that means something else already.
 * @param others the words that the district gave to all kinds
 */
export function problemOfWords(
  kind: string,
  { phrase, synonyms }: Pick<KindWords, "phrase" | "synonyms">,
  others: readonly KindWords[],
): WordsProblem | null {
  if (phrase !== null && phrase.split("{n}").length !== 2) {
    return { field: "phrase", reason: "措辞里要有一个 {n}，数字和量词写在那里，如“召开全体干部会议{n}”" };
  }
  const seen = new Set<string>();
  for (const [index, one] of synonyms.entries()) {
    const reason = whyNotSynonym(kind, one, others) ?? (seen.has(foldText(one)) ? `“${one}”写了两次` : null);
    if (reason) return { field: `synonyms.${index}`, reason };
    seen.add(foldText(one));
  }
  return null;
}

function whyNotSynonym(kind: string, text: string, others: readonly KindWords[]): string | null {
  const folded = foldText(text);
  const same = (word: string) => foldText(word) === folded;
  const own = activityKind(kind);
  if (own && [own.name, ...own.synonyms].some(same)) return `“${text}”本来就是“${own.name}”的名称，不必添加`;
  const other = ACTIVITY_KINDS.find((one) => one.id !== kind && [one.name, ...one.synonyms].some(same));
  if (other) return `“${text}”已是“${other.name}”的名称，会认不清是哪一类`;
  const taken = others.find((one) => one.kind !== kind && one.synonyms.some(same));
  if (taken) return `“${text}”已是“${kindName(taken.kind)}”的别称，会认不清是哪一类`;
  if (figureWords().some(same)) return `“${text}”在查询数据时另有含义，请换一个`;
  return null;
}
