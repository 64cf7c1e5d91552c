import type { Finding } from "#shared/checks/finding.ts";
import type { Claim } from "./claim.ts";
import { exactValue, figureFinding } from "./figure-finding.ts";

/** Words that say of whom and when: two numbers under different ones do not contradict. */
const WHERE_AND_WHEN =
  /[\u4e00-\u9fff]{1,6}(?:支部|总支|党委|镇|街道|乡|村|社区|局|科|办|所|站|学校|学院|医院|公司|中心|集团|部门|单位|组)|全[区县市镇乡村校院局]|部机关|机关|本级|各[\u4e00-\u9fff]|今年|去年|上年|本年|\d{4}年|[上下]半年|[一二三四]季度|\d{1,2}月|第[一二三四五六七八九十\d]+[次批期轮届]|线[上下]|其中|新增|每/gu;

/** The same thing, counted twice in one text with two results. */
export function toldTwice(text: string, claims: readonly Claim[]): Finding[] {
  const told = Map.groupBy(
    claims.filter((claim) => claim.relation === null && exactValue(claim) !== null && claim.subject.length >= 4),
    ({ subject, unit, kind }) => `${subject}|${unit}|${kind}`,
  );
  return [...told.values()].flatMap((same) => {
    const [first, second] = same;
    // Three and more are a table or a row of places: whose they are is not in the words.
    if (!first || !second || same.length > 2 || first.value === second.value) return [];
    if (first.sentence.start === second.sentence.start || signature(text, first) !== signature(text, second)) return [];
    const message = `“${second.subject}”前文写“${first.span}”，这里写“${second.span}”`;
    return [figureFinding("figure.twice", "warning", second, message, "统一为核实后的数字，口径不同的写明口径")];
  });
}

function signature(text: string, { sentence, start }: Claim): string {
  const line = text.lastIndexOf("\n", sentence.start - 1) + 1;
  const said = text.slice(Math.max(line, start - 200), start).match(WHERE_AND_WHEN) ?? [];
  return [...new Set(said)].sort().join();
}
