/** One numbered or free statement of a roll call. */
export type Statement = { text: string; number: number | null; last: number | null };

const PRESENT_MARKS = /[\u2705\u2713\u2714\u2611\u221A👌👍🙋🙌💪🙏]|\[(?:OK|强|握手|抱拳|胜利|玫瑰|鼓掌|赞)\]/gu;
const ABSENT_MARKS = /[\u274C\u2716\u2717]/gu;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|\uFE0E|\uFE0F|\u20E3/gu;
const DATE_TIME =
  /(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)?[ T]*(?:[上下]午|晚上)?[ ]*\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/g;
/** What no name is made of, and nobody wants to keep: telephone and identity numbers. */
const LONG_NUMBERS = /\d{7,18}[xX]?/g;

/** A line as it is read: half width, emoji gone, ❌ as a word. */
export function tidyLine(line: string): string {
  return line
    .normalize("NFC")
    .replace(/🔟/gu, "10")
    .replace(INVISIBLE, "")
    .replace(PRESENT_MARKS, " ")
    .replace(ABSENT_MARKS, " 缺席 ")
    .replace(/[①-⑳⑴-⒇]/gu, (mark) => ` ${mark.normalize("NFKC").replace(/[()]/g, "")}. `)
    .replace(/[㊀-㊉]/gu, " ")
    .normalize("NFKC")
    .replace(/(?![\d#*])(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator})/gu, " ")
    .replace(LONG_NUMBERS, " ")
    .replace(DATE_TIME, " ")
    .replace(/[•・･‧∙]/g, "·")
    .replace(/[ \t\u3000]+/g, " ")
    .trim();
}

/** A number that heads a statement: "1.", "(1)", "1、", "第1位", "01 ", "1-5" for several; no date, no count. */
const NUMBER =
  /^[#([【<]?\s*(?:第|No\.?)?\s*(\d{1,3})(?:\s*[-~—–至到]\s*(\d{1,3})(?=\s*[.、,:)\]】 ]))?\s*(?:号|位|楼)?\s*(?:[)\]】>.、,::;_\-—–]+|(?=\s|[^\d\s]))\s*(?![\d年月日点时分人名个次场期周岁层届])/;
const CHINESE_NUMBER = /^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]\s*(?=\p{Script=Han})/u;

/** Further numbers inside one line: "1.张示例 2.李示例". */
const INNER =
  /(?<=[^\d\s.、(（~—–-])\s*(?=(?<![\d:])\d{1,3}\s*[.、)]\s*\p{Script=Han}{2})|\s+(?=\d{1,3}\s+\p{Script=Han}{2,4}(?:\s|$))/gu;

/** The statements of a tidy line, each with its number. */
export function statementsOf(line: string): Statement[] {
  return line
    .split(INNER)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const found = NUMBER.exec(part);
      if (!found) return { text: part.replace(CHINESE_NUMBER, ""), number: null, last: null };
      const [whole, first, last] = found;
      return { text: part.slice(whole.length).trim(), number: Number(first), last: last ? Number(last) : null };
    });
}
