import type { Verified } from "#shared/documents/types.ts";

/** What an entry of the library is. */
export const REGULATION_TYPES = [
  { id: "party", name: "党内法规" },
  { id: "normative", name: "规范性文件" },
  { id: "programme", name: "规划" },
  { id: "law", name: "法律法规" },
  { id: "standard", name: "国家标准" },
] as const;
export type RegulationType = (typeof REGULATION_TYPES)[number]["id"];

/** A day as far as it is known (2019-12-30, 2019-12, 2019), and how sure we are of it. */
export type Known = { on: string; verified: Verified };

export type RegulationVersion = {
  /** 2019年修订, 试行; "" for the one wording there is */
  label: string;
  adopted?: Known;
  issued?: Known;
  /** when the text was made public, where that is another day */
  published?: Known;
  effective?: Known;
  /** the last day on which it holds */
  until?: Known;
  number?: string;
  /** how many articles this wording has */
  articles?: number;
  source: string;
};

/** What an article asks for as far as programs read it; `says` is a paraphrase or a short quotation. */
export type Provision = { article: string; says: string; verified: Verified };

export type Regulation = {
  /** stable: documents cite it */
  id: string;
  /** without 《》 */
  title: string;
  type: RegulationType;
  issuer: string;
  /** what people call it; each name belongs to one entry only */
  shortNames: readonly string[];
  /** oldest first */
  versions: readonly RegulationVersion[];
  provisions?: readonly Provision[];
  /** what is not known or easily mistaken */
  note?: string;
};

export const seen = (on: string): Known => ({ on, verified: "seen" });
export const told = (on: string): Known => ({ on, verified: "second-hand" });
export const recalled = (on: string): Known => ({ on, verified: "memory" });
