import type { Dimension } from "./types.ts";

/** 四型机关, in the order of the periodic report. */
export const DIMENSIONS: readonly { id: Dimension; name: string }[] = [
  { id: "political", name: "政治型" },
  { id: "learning", name: "学习型" },
  { id: "efficient", name: "效能型" },
  { id: "clean", name: "廉洁型" },
];
