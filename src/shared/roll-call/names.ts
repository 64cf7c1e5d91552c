/** The surnames of two characters: a name of four begins with one. */
const DOUBLE = new Set(
  "欧阳 上官 司马 司徒 诸葛 皇甫 尉迟 公孙 慕容 令狐 夏侯 东方 南宫 长孙 宇文 轩辕 端木 钟离 百里 独孤 闻人 澹台 公冶 太史 申屠 仲孙 西门 呼延 赫连 完颜 拓跋 万俟 濮阳 淳于 单于 鲜于 闾丘 司空 亓官 第五".split(
    " ",
  ),
);

/** Words of two to four characters that stand in chats where a name could stand. */
const NO_NAMES =
  /^(?:接龙|签到|点名|报名|主题|党日|会议|大会|党课|学习|活动|通知|支部|党员|人员|名单|时间|地点|内容|备注|说明|要求|议题|大家|各位|同志们?|收到|谢谢|辛苦|好的|可以|上午|下午|晚上|今天|明天|全体|所有人?|应到|实到|请假|缺席|迟到|列席|参会|参加|到会|到场|出席|已到|未到|线上|线下|现场|序号|姓名|状态|情况|统计|汇总|合计|共计|其他|以上|以下|如下|无|没有|暂无|人数|总数|注意|提醒|截止|结束|开始|完毕|会后|会前|地址|链接|群里|本月|本次|月份|星期.|周.|第.|[上中下]旬|.*(?:支部|小组|社区|党委|办公室|村|镇|街道|会议|党日|大会|党课|学习|活动|签到|接龙|情况|名单|人员|同志们|如下|通知))$/;

const TITLES = /(?:同志|老师|书记|主任|委员|组长|主席|科长|局长|先生|女士)$/;

/** A name without the form of address behind it: 张示例同志. */
export function withoutTitle(text: string): string {
  const bare = text.replace(TITLES, "");
  return bare.length >= 2 ? bare : text;
}

/**
 * Whether a text can be somebody's name: two or three Chinese characters, four with a double surname, or with a middle dot.
 * @param numbered it stands behind a number of the roll call, where nothing but a name is to be expected
 */
export function looksLikeName(text: string, numbered: boolean): boolean {
  if (/^\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8}){1,3}$/u.test(text)) return true;
  if (!/^\p{Script=Han}{2,4}$/u.test(text) || NO_NAMES.test(text)) return false;
  return text.length < 4 || numbered || DOUBLE.has(text.slice(0, 2));
}

/** Han characters that are spaced out to the width of three: "李　乙", "欧 阳 示 例". */
export function joinSpaced(text: string): string {
  return text
    .replace(/(?<=^|[\s、,;，；])((?:\p{Script=Han}[ \t]+){1,3}\p{Script=Han})(?=$|[\s、,;，；(（:：])/gu, (spaced) =>
      spaced.replace(/[ \t]+/g, ""),
    )
    .replace(
      /(?<=^|[\s、,;，；])(\p{Script=Han})[ \t]+(\p{Script=Han}{2})(?=$|[\s、,;，；(（])/gu,
      (spaced, one, two) => (NO_NAMES.test(two) ? spaced : `${one}${two}`),
    );
}
