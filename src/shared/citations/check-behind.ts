import type { Citation } from "./citation.ts";
import type { CitationEntry } from "./citation-library.ts";
import { wordingOn } from "./standing.ts";
import type { Behind, Written } from "./written-behind.ts";

/** Articles that the wording of the day does not have, and a document number that is another one's. */
export function checkBehind(entry: CitationEntry, behind: Behind, on: string): Citation[] {
  const version = wordingOn(entry, on);
  if (!version) return [];
  const title = `《${entry.title}》`;
  const at = (written: Written<unknown>) => ({
    title: entry.title,
    start: written.start,
    length: written.length,
    regulation: entry.id,
  });
  const found: Citation[] = [];
  const { number, year } = behind;
  if (number && version.number && numberOf(number.value) !== numberOf(version.number)) {
    found.push({
      ...at(number),
      verdict: "number",
      suggestion: version.number,
      message: `${title}的文号是${version.number}，文中写的是${number.value}`,
      severity: version.verified === "seen" ? "error" : "warning",
    });
  }
  const articles = version.articles;
  // the articles of a wording that is named by its year are those of that wording
  if (articles === null || year !== null) return found;
  for (const written of behind.articles.filter(({ value }) => value > articles || value === 0)) {
    found.push({
      ...at(written),
      verdict: "article",
      suggestion: null,
      message: `${title}共${articles}条，没有第${written.value}条`,
      severity: version.verified === "seen" ? "error" : "warning",
    });
  }
  return found;
}

/** A document number without the shape of its brackets. */
function numberOf(written: string): string {
  return written.replace(/[\s〔〕[\]［］【】（）()第]/gu, "");
}
