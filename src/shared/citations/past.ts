const PAST =
  /曾|当时|当年|原[《“]|原有|此前|以前|过去|历史|历年|废止|到期|期满|收官|期间|修订前|旧版|以来|自(?:19|20)\d{2}年/u;
const REACH = 60;

/**
 * Does the sentence around a title speak of earlier times, so that an instrument of then is in its place? A year earlier
 * than the report's before the title does, too: 2021年，按照《…》. Only so many characters on each side are read.
 */
export function speaksOfThePast(text: string, start: number, end: number, on: string): boolean {
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(/[。；！？\n]/u)
      .at(-1) ?? "";
  const after = text.slice(end, end + REACH).split(/[。；！？\n]/u)[0] ?? "";
  if (PAST.test(before) || PAST.test(after.slice(0, REACH / 2))) return true;
  const years = before.match(/(?:19|20)\d{2}(?=年(?!(?:\d{1,2}月)?(?:修[订正改]|印发|公布|发布|版)))/gu) ?? [];
  return years.some((year) => year < on.slice(0, 4));
}
