/**
 * A pattern of many alternatives, written as words are: one after the other with blanks between, as many lines as it
 * takes. `before` and `after` stand around each.
 */
export function oneOf(
  alternatives: string,
  { before = "", after = "", flags = "u" }: { before?: string; after?: string; flags?: string } = {},
): RegExp {
  return new RegExp(`${before}(?:${alternatives.trim().split(/\s+/u).join("|")})${after}`, flags);
}
