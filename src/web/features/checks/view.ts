import type { CheckDetail } from "#shared/checks/contracts.ts";
import { VERDICTS } from "#shared/matching/verdict.ts";
import type { Point } from "./points.ts";
import { TONES, type Tone } from "./tones.ts";

/** Of what kind the places are that one looks at; null stands for all. */
export type Filter = Tone | "citation" | "returned";

export type View = { filter: Filter | null; hints: boolean };

/** Whether a place is marked in the text. */
export function isShown({ sort, tone, hidden }: Point, { filter, hints }: View): boolean {
  if (filter === "citation" || filter === "returned") return sort === filter;
  if (hidden && !hints) return false;
  return filter === null || (tone === filter && (sort === "claim" || sort === "finding" || filter === "hint"));
}

/** Whether the way from place to place stops there: at what is open, and at everything of a kind that one asked for. */
export const isOnTheWay = (point: Point, { filter }: View) => filter !== null || point.open || point.tone === "hint";

export type FilterChoice = { filter: Filter; tone: Tone; name: string; count: number };

/** The kinds that there are, each with how many places it has. */
export function choicesOf({ coverage }: CheckDetail, points: readonly Point[], hints: boolean): FilterChoice[] {
  const ofStyle = points.filter(({ tone, hidden }) => tone === "hint" && (hints || !hidden));
  const count = (tone: Tone, sort: Point["sort"]) =>
    points.filter((one) => one.tone === tone && one.sort === sort).length;
  const plain = (tone: Tone, sort: Point["sort"]) => ({
    ...{ filter: tone, tone, name: TONES[tone].name, count: count(tone, sort) },
  });
  const changed = count("changed", "returned");
  const doubtful = coverage?.doubtful ?? 0;
  const all: FilterChoice[] = [
    {
      ...{ filter: "returned", tone: changed > 0 ? "changed" : "warning", name: "与印发稿不同" },
      count: points.filter(({ sort }) => sort === "returned").length,
    },
    ...VERDICTS.map((one) => plain(one, "claim")),
    {
      ...{ filter: "citation", tone: doubtful > 0 ? "warning" : "sound" },
      ...{ name: doubtful > 0 ? `引文（${doubtful} 处有误）` : "引文", count: coverage?.citations ?? 0 },
    },
    { ...plain("error", "finding"), name: "文字错误" },
    { ...plain("warning", "finding"), name: "文字请核对" },
    { ...plain("hint", "finding"), name: "文体提示", count: ofStyle.length },
  ];
  return all.filter(({ count: found }) => found > 0);
}
