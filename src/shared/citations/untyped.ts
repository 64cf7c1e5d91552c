/** What ends like this names a matter, not a kind of document. */
const MATTER =
  /(?:工作|建设|活动|管理|整治|服务|教育|培训|检查|发展|改革|治理|监督|学习|落实|能力|水平|质量|作用|责任|问题|事项|力度|保障)$/u;
const CALLED_OUT = /(?:印发|出台|制定|制发|下发|转发|起草|修订|根据|按照|依据)(?:了|出|并实施了?)?$/u;
/** 关于…的 with its kind lost: anything longer is a sentence, anything shorter a slogan. */
const LENGTHS = [8, 60] as const;

/** 印发《关于加强基层党建工作》: a file that is named without its 文种 (党政机关公文处理工作条例 第八条、第九条). */
export function lacksType(title: string, before: string): boolean {
  const long = title.length >= LENGTHS[0] && title.length <= LENGTHS[1];
  return long && title.startsWith("关于") && MATTER.test(title) && CALLED_OUT.test(before);
}
