import { z } from "zod";
import { figureSpec } from "#shared/figures/spec.ts";

/**
 * agrees · differs · definition: only another definition gives the number (口径不同), which explains and is no agreement ·
 * unrecorded: the system has no such records, evidence is to be added · external: another unit's number · exempt: a
 * reader decided that it needs no evidence · unclear: nobody can tell, and why stands beside.
 */
export const VERDICTS = ["agrees", "differs", "definition", "unrecorded", "external", "exempt", "unclear"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const VERDICT_NAMES: Record<Verdict, string> = {
  agrees: "一致",
  differs: "不一致",
  definition: "口径不同",
  unrecorded: "无记录",
  external: "外部数据",
  exempt: "无需核对",
  unclear: "无法判断",
};

/** A figure beside a claim: what it counts, what it comes to, and how it differs from what the text says. */
export const comparedFigure = z.object({
  spec: figureSpec,
  label: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  /** how many records it stands on */
  records: z.int(),
  /** in which way its definition departs from the words of the text; "" for the one that follows them */
  departs: z.string(),
});
export type ComparedFigure = z.infer<typeof comparedFigure>;
