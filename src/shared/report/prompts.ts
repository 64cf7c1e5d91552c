import { typedText } from "./coverage.ts";
import type { ReportDocument } from "./document.ts";

/** What an outline asks the writer to fill in, in words that nobody would leave in a report on purpose. */
export const PROMPTS = {
  problems: "（请结合实际补充存在的问题和下一步打算）",
  shortcomings: "（请结合实际补充存在不足和努力方向）",
} as const;

export function isPrompt(text: string): boolean {
  return Object.values<string>(PROMPTS).includes(text);
}

/** The prompts that still stand in the text. */
export function promptsIn(document: ReportDocument): string[] {
  const texts = document.content.map(typedText);
  return Object.values(PROMPTS).filter((prompt) => texts.some((text) => text.includes(prompt)));
}
