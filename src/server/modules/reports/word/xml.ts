/**
 * Text that may stand in an XML document: control characters and lone surrogates, which no escape makes legal, are
 * left out. A file with one of them does not open.
 */
export function legalText(text: string): string {
  return text.toWellFormed().replace(/[\uFFFE\uFFFF]|(?![\t\n])\p{Cc}/gu, "");
}

/** Text and attribute values, escaped. */
export function escapeXml(text: string): string {
  return legalText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** ` a="1" b="2"`; null leaves an attribute out. */
export function attributes(values: Record<string, string | number | null>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join("");
}
