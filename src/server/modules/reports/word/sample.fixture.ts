import {
  type BlockNode,
  type InlineNode,
  type ReportDocument,
  type ReportFrame,
  reportDocument,
  reportFrame,
} from "#shared/report/document.ts";
import type { FigureTrace, WordInput } from "./input.ts";

/** An invented report of an invented district, long enough for four pages, with every kind of node. */

const ORG = "0197b000-0000-7000-8000-0000000000aa";
const id = (n: number) => `0197b000-0000-7000-8000-${String(n).padStart(12, "0")}`;

const text = (content: string): InlineNode => ({ type: "text", text: content });
const figure = (n: number, shown: string | null): InlineNode => ({
  type: "figure",
  attrs: {
    id: id(n),
    text: shown,
    form: "arabic",
    spec: {
      metric: "occasions",
      version: 3,
      org: ORG,
      reach: "inner",
      role: "host",
      period: "report",
      kinds: [],
      themes: [],
      programme: null,
    },
  },
});
const fact = (n: number, content: string, labels: string[]): InlineNode => ({
  type: "text",
  text: content,
  marks: [
    {
      type: "fact",
      attrs: {
        id: id(n),
        evidence: labels.map((label, index) => ({ type: "activity", id: id(n * 100 + index), label })),
      },
    },
  ],
});
const heading = (level: number, content: string): BlockNode => ({
  type: "heading",
  attrs: { level },
  content: [text(content)],
});
const paragraph = (...content: InlineNode[]): BlockNode => ({ type: "paragraph", content });

export const SAMPLE_DOCUMENT: ReportDocument = reportDocument.parse({
  type: "doc",
  content: [
    paragraph(
      text(
        "今年以来，示例区委组织部坚持把机关自身建设摆在突出位置，以政治型、学习型、效能型、廉洁型“四型机关”建设为抓手，一体推进学习教育、作风建设和业务提升，各项工作有序开展。现将上半年工作情况报告如下。",
      ),
    ),
    heading(1, "突出政治引领，夯实思想根基。"),
    heading(2, "坚持集体学习制度"),
    paragraph(
      text("上半年召开全体干部会议"),
      figure(1, "9"),
      text("次、开展交流研讨"),
      figure(2, "8"),
      text("次，参加"),
      figure(3, "312"),
      text("人次，出勤率"),
      figure(4, "98.3%"),
      text(
        "。坚持“第一议题”制度，重要文件到达后及时组织传达学习，并结合岗位职责逐条研究贯彻意见，做到学习有计划、讨论有主题、落实有回音。",
      ),
      fact(11, "制定《示例区委组织部机关学习管理办法（试行）》。", ["机关学习管理办法（试行）印发稿"]),
    ),
    paragraph(
      text("组工上讲台举办"),
      figure(5, "12"),
      text(
        "期，由各科室业务骨干轮流主讲，内容涵盖干部考察、党员发展、基层治理、档案管理等方面。讲课人事先拟写提纲，讲后收集意见，由干部科汇总整理，形成可以反复使用的课件。部机关还组织青年干部围绕基层减负、村级组织运转、流动党员管理等题目分组调研，提交调研材料，并在部务会上逐一汇报交流。",
      ),
    ),
    heading(2, "严格党内组织生活"),
    heading(3, "抓实基本制度"),
    paragraph(
      text("机关支部召开党员大会"),
      figure(6, "6"),
      text("次、支委会"),
      figure(7, "7"),
      text(
        "次，开展谈心谈话，做到班子成员之间、班子成员与党员之间、党员与党员之间应谈尽谈。专题组织生活会前认真学习、广泛征求意见、深入查摆问题，会上严肃开展批评和自我批评，会后逐项列出清单、明确责任人和完成时限，定期向支部党员大会报告整改进度。",
      ),
    ),
    heading(4, "主题党日"),
    paragraph(
      text("围绕“七一”系列活动，组织党员到示例纪念馆、示例村旧址开展现场学习，重温入党誓词。"),
      fact(12, "组织党员志愿服务队进社区开展政策宣讲。", []),
      text("活动全部做到事先有方案、事中有记录、事后有小结，相关材料当日归入支部工作台账。"),
    ),
    heading(1, "突出学习赋能，提升能力素质"),
    heading(2, "健全走访调研机制"),
    paragraph(
      text("部领导带队走访镇街"),
      figure(8, "15"),
      text("个、村社区40余个，面对面听取基层党组织书记和党员群众意见。据区统计部门数据，全区常住人口"),
      {
        type: "external",
        attrs: { id: id(21), text: "52.6万人", source: "示例区统计公报", date: "2026-03-18" },
      },
      text(
        "，流动党员分布较广、管理难度较大，是走访中反映较为集中的问题。对走访中收集的意见建议，按照职责分工逐条登记、逐条办理、逐条反馈，办理结果由提出意见的单位评价。",
      ),
    ),
    paragraph(
      text(
        "夜间党校坚持小班教学、自愿报名、按需点课，课程由党员提出、由支部汇总、由部机关统筹安排师资。授课地点尽量选在村社区、企业和商圈，方便党员就近参加。对因工作原因不能到场的党员，由所在支部安排送学上门，并在学习记录中如实注明学习方式和学习时间，不搞补签代签，不以留痕代替实际学习。各镇街结合本地实际，开设乡土课程，请农技人员、老党员和先进典型走上讲台，讲身边的人和事，受到普遍欢迎。",
      ),
    ),
    heading(2, "深化专题学习"),
    paragraph(
      text("组织专题读书班"),
      figure(9, "2"),
      text("期，每期安排"),
      { type: "exempt", attrs: { id: id(22), text: "3天", reason: "按方案安排的时长，不是统计数据" } },
      text(
        "集中学习。读书班采取领读、自学、研讨、辅导相结合的方式，聚焦党章党规、组织工作条例和基层党建重点任务，引导党员干部原原本本学、联系实际学。研讨发言不念稿子、不说套话，紧扣本职岗位谈认识、找差距、提措施，研讨成果及时转化为工作举措。",
      ),
    ),
    heading(1, "突出效能提升，服务中心大局"),
    paragraph(
      text(
        "扎实推进模范机关创建，细化任务分工，明确责任科室，按月自查、按季通报。组织非公企业和社会组织党建沙龙，现场收集企业需求，会后由相关部门认领办理。组建送教送学服务队，从各镇街和区直部门选派骨干，按照基层点单、部门派单、队伍接单的方式开展服务。开展“党课我来讲”比赛，镇街和部门先行初赛，优秀选手参加区级决赛，评选情况在全区通报。",
      ),
    ),
    heading(1, "突出廉洁自律，营造清风正气"),
    paragraph(
      text(
        "坚持党风廉政建设与组织工作同部署、同落实、同检查、同考核。开展警示教育，组织党员干部学习典型案例，结合岗位逐项排查廉政风险，登记风险点、评定风险等级、制定防控措施，并定期开展复查。对苗头性问题早发现、早提醒、早纠正。以案促改工作按照学习教育、对照检查、整改落实、建章立制的步骤推进，各科室分别提交对照检查材料，逐条列出整改措施，由机关纪检小组负责督促检查。",
      ),
    ),
    heading(1, "下一步工作打算"),
    paragraph(
      text(
        "上半年工作虽然取得一定成效，但仍存在一些不足：个别支部组织生活记录不够规范，部分意见建议办理周期偏长，党员教育内容与实际需求结合还不够紧密。下一步，将继续坚持问题导向，逐项抓好整改，按期完成销号；进一步规范工作台账，做到一次记录、多方使用，切实减轻基层负担；持续深化“四型机关”建设，以更高标准、更实举措推动组织工作提质增效。",
      ),
    ),
  ],
});

export const SAMPLE_FRAME: ReportFrame = reportFrame.parse({
  title: "中共示例区委组织部关于2026年上半年“四型机关”建设工作情况的报告",
  addressee: "中共示例区委",
  signatory: "中共示例区委组织部",
  date: "2026-07-05",
  attachments: ["示例区委组织部2026年上半年整改事项台账及下半年拟继续推进的重点事项清单", "示例区委组织部机关制度目录"],
});

const trace = (n: number, shown: string, label: string, value: string, unit: string): FigureTrace => ({
  id: id(n),
  text: shown,
  label,
  definition: `统计口径第${n}条：已归档的活动，同一活动兼属多类的各计一次`,
  scope: "示例区委组织部机关（含内设科室）",
  period: "2026年1月1日至6月30日",
  value,
  unit,
  records: Number.parseInt(value, 10),
  cutoff: "2026年6月30日24时",
});

export const SAMPLE_TRACES: FigureTrace[] = [
  trace(1, "9", "全体干部会议·场次", "9", "次"),
  trace(2, "8", "交流研讨·场次", "8", "次"),
  trace(3, "312", "全体干部会议·人次", "312", "人次"),
  trace(4, "98.3%", "全体干部会议·出勤率", "98.27", "%"),
  trace(5, "12", "组工上讲台·期数", "12", "期"),
  trace(6, "6", "党员大会·场次", "6", "次"),
  trace(7, "7", "支委会·场次", "7", "次"),
  trace(8, "15", "走访·单位数", "15", "个"),
  trace(9, "2", "专题读书班·期数", "2", "期"),
];

export const SAMPLE: WordInput = { frame: SAMPLE_FRAME, document: SAMPLE_DOCUMENT, traces: SAMPLE_TRACES };

/** The attachments as pages: one of them a table. */
export const SAMPLE_ANNEXES: WordInput["annexes"] = [
  {
    title: SAMPLE_FRAME.attachments[0]!,
    table: {
      columns: [
        { title: "序号", width: 8, align: "center" },
        { title: "问题", width: 46 },
        { title: "责任科室", width: 22 },
        { title: "完成时限", width: 24 },
      ],
      rows: [
        ["1", "个别支部组织生活记录不够规范", "组织科", "2026年9月底"],
        ["2", "部分意见建议办理周期偏长", "办公室", "2026年8月底"],
      ],
    },
  },
  {
    title: SAMPLE_FRAME.attachments[1]!,
    document: reportDocument.parse({
      type: "doc",
      content: [heading(1, "学习制度"), paragraph(text("示例学习管理办法（试行）。"))],
    }),
  },
];
