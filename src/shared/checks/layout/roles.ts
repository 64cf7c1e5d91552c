import type { Draft, DraftParagraph } from "../draft.ts";
import type { LayoutFacts, ParagraphFacts } from "./facts.ts";

/** What a paragraph is to GB/T 9704—2012, by its text and place; a convention, as no file says so. */
export type Role = "title" | "addressee" | "heading1" | "heading2" | "body" | "date" | "number" | "other";

export type Placed = { index: number; paragraph: DraftParagraph; facts: ParagraphFacts | null; role: Role };

export const DATE_LINE =
  /^[\s\u3000]*((?:\d{4}|[〇零○ＯO一二三四五六七八九]{4})\s?年\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?日|\d{4}[.\-/．]\d{1,2}[.\-/．]\d{1,2})[\s\u3000]*$/;
export const NUMBER_LINE =
  /^[\s\u3000]*(\p{Script=Han}{1,12})([〔[【（(［﹝])(\d{2,4})([〕\]】）)］﹞])(第?)(\d{1,4})号(?=$|[\s\u3000])/u;

const HEADING_1 = /^[\s\u3000]*[一二三四五六七八九十]{1,4}、/;
const HEADING_2 = /^[\s\u3000]*（[一二三四五六七八九十]{1,4}）/;
const ADDRESSEE = /^[^。；！？]{2,80}[：:][\s\u3000]*$/;
const ANNEX = /^[\s\u3000]*附件[\s\u3000]?\d{0,2}[\s\u3000]*$/;
const ATTACHMENTS = /^[\s\u3000]*附件[：:]/;
const CONTENTS = /\t\d{1,4}$/;
const SENTENCE_END = /[。！？；：:]$/;
/** The red head of a paper names its issuer and 文件; it is no title. */
const LETTERHEAD = /文件$/;
/** A title stands within these paragraphs with text, and has at most so many characters. */
const TITLE_WITHIN = 8;
const TITLE_LENGTH = 80;
const TITLE_SIZE = 18;

/** The role of each paragraph; what stands behind the date or begins an attachment is left alone. */
export function rolesOf(draft: Draft, facts: LayoutFacts): Placed[] {
  const placed = draft.paragraphs.map((paragraph, index): Placed => {
    return { index, paragraph, facts: facts.paragraphs[index] ?? null, role: "other" };
  });
  const body = placed.filter(({ paragraph }) => paragraph.part === "body" && paragraph.text.trim() !== "");
  const annex = body.findIndex(({ paragraph }) => ANNEX.test(paragraph.text));
  const main = annex < 0 ? body : body.slice(0, annex);
  const dateAt = main.findLastIndex(({ paragraph }) => DATE_LINE.test(paragraph.text));
  // a date in the head of a paper is not the one below it
  const dated = dateAt > main.length / 2 ? dateAt : -1;
  if (dated >= 0) main[dated]!.role = "date";
  const text = dated < 0 ? main : main.slice(0, signatureStart(main, dated));
  for (const one of text.slice(0, TITLE_WITHIN)) if (NUMBER_LINE.test(one.paragraph.text)) one.role = "number";
  const titleEnd = markTitle(text);
  if (titleEnd < 0) return placed;
  const rest = text.slice(titleEnd);
  const attachments = rest.findIndex(({ paragraph }) => ATTACHMENTS.test(paragraph.text));
  for (const [at, one] of (attachments < 0 ? rest : rest.slice(0, attachments)).entries()) {
    if (one.role === "other") one.role = roleOfText(one, at);
  }
  return placed;
}

function roleOfText({ paragraph: { text }, facts }: Placed, at: number): Role {
  if (at === 0 && ADDRESSEE.test(text)) return "addressee";
  if (CONTENTS.test(text)) return "other";
  if (HEADING_1.test(text)) return "heading1";
  if (HEADING_2.test(text)) return "heading2";
  return facts?.align === "center" || facts?.align === "right" ? "other" : "body";
}

/** Marks the title and says where the text behind it begins; -1 without a title. */
function markTitle(text: readonly Placed[]): number {
  const head = text.slice(0, TITLE_WITHIN);
  const candidates = head.filter(({ role, paragraph }) => {
    const line = paragraph.text.trim();
    return role === "other" && line.length <= TITLE_LENGTH && !SENTENCE_END.test(line) && !LETTERHEAD.test(line);
  });
  const sizeOf = (one: Placed) => one.facts?.type?.size ?? 0;
  const largest = Math.max(0, ...candidates.map(sizeOf));
  const first = candidates.find((one) => largest >= TITLE_SIZE && sizeOf(one) === largest) ?? candidates[0];
  if (!first || (sizeOf(first) < TITLE_SIZE && head.indexOf(first) > 1)) return -1;
  let at = head.indexOf(first);
  const goesOn = (one: Placed | undefined) =>
    one !== undefined &&
    candidates.includes(one) &&
    one.facts?.align === first.facts?.align &&
    sizeOf(one) === sizeOf(first) &&
    (one === first || sizeOf(first) >= TITLE_SIZE);
  for (; goesOn(head[at]); at += 1) head[at]!.role = "title";
  return at;
}

/** The name above the date, if one stands there, belongs to the date. */
function signatureStart(main: readonly Placed[], dated: number): number {
  const above = main[dated - 1]?.paragraph.text.trim() ?? "";
  return above !== "" && above.length <= 40 && !/[。！？；：:]$/.test(above) ? dated - 1 : dated;
}
