import { typedText } from "./coverage.ts";
import type { ReportDocument } from "./document.ts";

/** What an outline asks the writer to fill in, in words that nobody would leave in a report on purpose. */
export const PROMPTS = {
  problems: "（请结合实际补充存在的问题和下一步打算）",
  shortcomings: "（请结合实际补充存在不足和努力方向）",
} as const;

/** The prompts that still stand in the text: those of the release, and those of the outline it was made with. */
export function promptsIn(document: ReportDocument, ofOutline: readonly string[] = []): string[] {
  const texts = document.content.map(typedText);
  const prompts = new Set([...Object.values<string>(PROMPTS), ...ofOutline]);
  return [...prompts].filter((prompt) => texts.some((text) => text.includes(prompt)));
}
