export { findNumbers } from "./find.ts";
export { type FormatOptions, formatNumber, type NumberForm } from "./format.ts";
export type { Approx, NumberClass, NumberSpan, QuantityKind } from "./spans.ts";
export { agrees, parseNumber } from "./surface.ts";
