import { DomainError } from "./errors.ts";

/**
 * Finds a secrecy marking (GB/T 9704—2012 7.2.2: 密级 with ★ and period; or a labelled or bracketed level).
 * Talking about secrets (保守国家秘密、机密级计算机) is no marking.
 * @returns the marking as written, or null
 */
export function secrecyMarking(text: string): string | null {
  const found =
    /(?:绝\s?密|机\s?密|秘\s?密)\s*[★☆＊*]/.exec(text) ??
    /密级\s*[:：]\s*(?:绝密|机密|秘密)/.exec(text) ??
    /[[【（(〔]\s*(?:绝密|机密|秘密)\s*[\]】）)〕]/.exec(text) ??
    /^\s*(?:绝\s?密|机\s?密|秘\s?密)\s*(?:\d+\s*年|$)/m.exec(text);
  return found ? found[0].trim() : null;
}

/** @throws secret-marking, naming the field */
export function requireUnmarked(texts: Readonly<Record<string, string>>): void {
  for (const [field, text] of Object.entries(texts)) {
    const marking = secrecyMarking(text);
    if (marking !== null) throw new DomainError("secret-marking", { marking }, field);
  }
}
