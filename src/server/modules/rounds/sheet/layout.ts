import type { RoundColumn } from "#shared/rounds/contracts.ts";

/** The sheet that is filled in, and the hidden one that says what it belongs to. */
export const SHEET_NAME = "填报表";
export const CODE_SHEET = "实录";
export const CODE_MARK = "shilu-round";

/** Headings of the columns; reading finds the table by them wherever it has been moved to. */
export const HEADINGS = ["代号", "项目", "填报内容", "单位", "说明", "上期"] as const;
/** Rows above the first item: title, whose it is, explanation, headings. */
export const FIRST_ITEM = 4;
export const VALUE_COLUMN = 2;

export const WHO = "填报单位：";

export const itemName = ({ label, required, kind }: Pick<RoundColumn, "label" | "required" | "kind">): string =>
  required && kind !== "derived" && kind !== "total" ? `${label} *` : label;

/** A name as it was given, whatever mark or space was added to it. */
export const foldName = (text: string): string => text.normalize("NFKC").replace(/[\s*]+/g, "");
