import { describe, expect, it } from "vitest";
import { draftOf } from "#shared/checks/draft.ts";
import { CITATION_RULES, citationFindings } from "./citation-findings.ts";
import { findCitations, libraryOf } from "./find-citations.ts";

const days = {
  adoptedOn: null,
  issuedOn: null,
  effectiveFrom: null,
  effectiveTo: null,
  repealedOn: null,
  supersededOn: null,
};
const library = libraryOf([
  {
    id: "own-duty",
    title: "示例街道值班工作办法",
    shortNames: ["值班办法"],
    number: "示街发〔2020〕6号",
    versions: [{ ...days, label: "", issuedOn: "2020-03-01", repealedOn: "2025-06-30", verified: "seen" }],
  },
  {
    id: "own-visits",
    title: "示例街道走访服务制度",
    shortNames: [],
    number: "示街发〔2026〕9号",
    versions: [{ ...days, label: "", issuedOn: "2026-05-01", verified: "memory" }],
  },
]);
const DAY = "2026-11-20";

/** rule, severity, what is marked → what should stand there */
function found(text: string, on = DAY): string[] {
  return citationFindings(findCitations(draftOf(text), library, on)).map(
    ({ rule, severity, start, length, suggestion }) =>
      `${rule} ${severity} ${text.slice(start, start + length)}${suggestion ? ` → ${suggestion}` : ""}`,
  );
}

describe("a citation that is wrong", () => {
  it.each([
    [
      "学习《中国共产党纪律处罚条例》。",
      ["citation.near warning 《中国共产党纪律处罚条例》 → 《中国共产党纪律处分条例》"],
    ],
    [
      "严格执行<<中国共产党党员教育管理条例>>。",
      ["citation.near warning <<中国共产党党员教育管理条例>> → 《中国共产党党员教育管理工作条例》"],
    ],
    [
      "落实《中国共产党支部工作条例》。",
      ["citation.near hint 《中国共产党支部工作条例》 → 《中国共产党支部工作条例（试行）》"],
    ],
    [
      "制定《关于贯彻〈中国共产党纪律处罚条例〉的实施办法》。",
      ["citation.near warning 〈中国共产党纪律处罚条例〉 → 《中国共产党纪律处分条例》"],
    ],
    [
      "贯彻《中国共产党\n纪律处罚条例》精神。",
      ["citation.near warning 《中国共产党\n纪律处罚条例》 → 《中国共产党纪律处分条例》"],
    ],
    ["学习《中国共产党宣传工作条例》。", ["citation.unknown hint 《中国共产党宣传工作条例》"]],
    ["依据《中国共产党纪律处分条例》第一百五十九条处理。", ["citation.article error 一百五十九"]],
    ["依据《中国共产党纪律处分条例》第160条第2款处理。", ["citation.article error 160"]],
    ["按照《党政机关公文处理工作条例》第四十二、四十三条办理。", ["citation.article error 四十三"]],
    ["按照《党政机关公文处理工作条例》第四十条至第四十五条办理。", ["citation.article error 四十五"]],
    [
      "《中国共产党重大事项请示报告条例》（以下简称《条例》）印发以来，按照《条例》第四十九条办理，条例第五十条除外。",
      ["citation.article error 四十九", "citation.article error 五十"],
    ],
    [
      "《中国共产党重大事项请示报告条例》（以下简称“请示报告条例”），请示报告条例第六十条。",
      ["citation.article error 六十"],
    ],
    [
      "《党政机关公文处理工作条例》（中办发〔2012〕41号）要求规范行文。",
      ["citation.number error 中办发〔2012〕41号 → 中办发〔2012〕14号"],
    ],
    [
      "《党政机关公文处理工作条例》(厅字[2012]14号，以下简称《条例》)要求规范行文。",
      ["citation.number error 厅字[2012]14号 → 中办发〔2012〕14号"],
    ],
    [
      "严格执行2014年印发的《中国共产党发展党员工作细则》。",
      ["citation.superseded warning 《中国共产党发展党员工作细则》"],
    ],
    [
      "对照《中国共产党纪律处分条例》（2018年修订）查找差距。",
      ["citation.superseded warning 《中国共产党纪律处分条例》"],
    ],
    [
      "按照《党委（党组）落实全面从严治党主体责任规定》（2021年印发）执行。",
      ["citation.number warning 《党委（党组）落实全面从严治党主体责任规定》 → 2020"],
    ],
    [
      "按照《2019—2023年全国党员教育培训工作规划》要求，组织集中培训。",
      ["citation.expired warning 《2019—2023年全国党员教育培训工作规划》"],
    ],
    ["按照《示例街道值班工作办法》安排值班。", ["citation.repealed warning 《示例街道值班工作办法》"]],
    [
      "印发《关于加强基层党建工作》，明确责任。",
      ["citation.untyped warning 《关于加强基层党建工作》 → 在标题末尾补上文种"],
    ],
  ])("%s", (text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });

  it("is found by a rule of the list, never graver than that", () => {
    const GRAVITY = ["hint", "warning", "error"];
    const texts = [
      "《中国共产党纪律处罚条例》、《中国共产党宣传工作条例》、《中国共产党纪律处分条例》第一百六十条。",
      "《党政机关公文处理工作条例》（中办发〔2012〕41号）；印发《关于加强基层党建工作》；《示例街道值班工作办法》。",
    ];
    const findings = texts.flatMap((text) => citationFindings(findCitations(draftOf(text), library, DAY)));
    expect(findings.map(({ rule }) => rule)).toEqual([
      "citation.near",
      "citation.unknown",
      "citation.article",
      "citation.number",
      "citation.untyped",
      "citation.repealed",
    ]);
    for (const { rule, severity } of findings) {
      const listed = CITATION_RULES.find(({ id }) => id === rule)!;
      expect(GRAVITY.indexOf(severity)).toBeLessThanOrEqual(GRAVITY.indexOf(listed.severity));
    }
  });

  it("is judged on the day of the report, and weighs less where the day was never seen", () => {
    expect(found("按照《中国共产党纪律处分条例》办理。", "2003-12-01")).toEqual([
      "citation.not_yet warning 《中国共产党纪律处分条例》",
    ]);
    expect(found("按照《示例街道走访服务制度》开展走访。", "2026-04-01")).toEqual([
      "citation.not_yet hint 《示例街道走访服务制度》",
    ]);
    expect(found("按照《示例街道值班工作办法》安排值班。", "2025-06-01")).toEqual([]);
  });
});

describe("a citation that is fine, or of which nothing is known", () => {
  it.each([
    "认真学习《中国共产党支部工作条例（试行）》《中国共产党党员教育管理工作条例》。",
    "学习《支部工作条例》《纪律处分条例》和党章。",
    "对照《条例》要求逐条检查。",
    "《中国共产党纪律处分条例》（以下简称《条例》）共158条，《条例》第一百五十八条规定了施行日期。",
    "《中国共产党纪律处分条例》（以下简称《处分条例》）第三十条、第一百条。",
    "《示例区城市更新行动计划》（以下简称《计划》）第200条措施。",
    "依据《中国共产党纪律处分条例》第一编、第十二条第二款第（三）项处理。",
    "根据《中国共产党支部工作条例（试行）》第九十九条。",
    "《党政机关公文处理工作条例》（中办发〔2012〕14号）第八条规定了15种文种。",
    "《党政机关公文处理工作条例》（中办发[2012]14号）印发后，行文更加规范。",
    "学习2026年修订的《中国共产党发展党员工作细则》。",
    "学习2023年修订、2024年1月1日起施行的《中国共产党纪律处分条例》。",
    "学习《中国共产党纪律处分条例》（2024年版）。",
    "过去按照2014年印发的《中国共产党发展党员工作细则》办理的，不再变动。",
    "2022年，按照《2019—2023年全国党员教育培训工作规划》组织培训。",
    "《2019—2023年全国党员教育培训工作规划》实施期间，共培训党员420人次。",
    "《2019—2023年全国党员教育培训工作规划》已到期。",
    "制定《关于贯彻〈中国共产党支部工作条例（试行）〉的实施办法》。",
    "印发《关于加强基层党建工作的意见》。",
    "印发《关于开展党员进社区活动的通知》《2026年党建工作要点》。",
    "观看电影《关于一座桥的故事》，阅读《红色家书》。",
    "《示例日报》刊发《关于基层治理的观察与思考》。",
    "组织《关于加强基层党建工作》专题讲座。",
    "印发《示例街道2026年度党员教育培训方案》。",
    "《中国共产党党组工作条例》第一百条。",
    "党员阅读《习惯的力量》等书籍20余本。",
    "《党章》规定的八项义务。",
    "《GB/T 9704—2012 党政机关公文格式》是排版依据。",
    "2015年8月印发《中国共产党巡视工作条例》，其后两次修订。",
    "严格执行《党费收缴管理规定》《党支部工作规则》。",
    "未写完的《标题",
    "》《中国共产党支部工作条例（试行）》《",
    "3<<5，参数>>输出。",
    "按照《全国干部教育培训规划（2023—2027年）》，县处级以上干部五年累计不少于550学时。",
    "《中国共产党巡视工作条例》2024年2月修订，本轮巡察据此开展。",
    "学习新修订的《中国共产党纪律处分条例》，用好“四种形态”。",
    "《党委（党组）落实全面从严治党主体责任规定》（2020年3月印发）实施以来，责任更加清晰。",
  ])("%s", (text) => {
    expect(found(text).filter((line) => !line.startsWith("citation.unknown"))).toEqual([]);
  });

  it("is named with its entry all the same", () => {
    const text = "《中国共产党纪律处分条例》（以下简称《条例》）和《条例》、《论语》";
    expect(
      findCitations(draftOf(text), library, DAY).map(({ title, verdict, regulation }) => [title, verdict, regulation]),
    ).toEqual([
      ["中国共产党纪律处分条例", "exact", "disciplinary-action"],
      ["条例", "unchecked", null],
      ["条例", "exact", "disciplinary-action"],
      ["论语", "unchecked", null],
    ]);
  });
});
