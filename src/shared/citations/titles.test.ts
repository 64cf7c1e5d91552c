import { expect, test } from "vitest";
import { libraryOf } from "./citation-library.ts";
import { matchTitle } from "./match-title.ts";

const library = libraryOf([
  {
    id: "own-points",
    title: "示例街道党员积分管理办法",
    shortNames: [],
    number: "示街发〔2025〕6号",
    versions: [
      {
        label: "",
        adoptedOn: null,
        issuedOn: "2025-03-01",
        effectiveFrom: null,
        effectiveTo: null,
        repealedOn: null,
        supersededOn: null,
        verified: "seen",
      },
    ],
  },
]);

/** title → id of the entry that is meant */
const EXACT = `
中国共产党章程|constitution
党章|constitution
中国共产党支部工作条例（试行）|branch-work
中国共产党支部工作条例(试行)|branch-work
支部工作条例|branch-work
党支部工作条例（试行）|branch-work
中国共产党党员教育管理工作条例|member-education
党员教育管理工作条例|member-education
中国共产党 纪律处分条例|disciplinary-action
纪律处分条例|disciplinary-action
中国共产党发展党员工作细则|member-development
中国共产党国有企业基层组织工作条例（试行）|enterprise-organisations
中国共产党党和国家机关基层组织工作条例|organ-organisations
中国共产党党委（党组）理论学习中心组学习规则|study-groups
全国党员教育培训工作规划（2024-2028年）|member-training-2024
2019—2023年全国党员教育培训工作规划|member-training-2019
关于防治“指尖上的形式主义”的若干意见|fingertip-formalism
关于新形势下党内政治生活的若干准则|political-life
中华人民共和国网络安全法|cybersecurity
党政机关公文处理工作条例|official-documents
示例街道党员积分管理办法|own-points
`;

const NEAR = `
中国共产党支部工作条例|branch-work
党员教育管理条例|member-education
中国共产党党员教育管理条例|member-education
中国共产党党员教育和管理工作条例|member-education
中国共产党党员管理教育工作条例|member-education
中国共产党纪律处罚条例|disciplinary-action
中国共产党纪律处分条列|disciplinary-action
中国共产党发展党员工作条例|member-development
中国共产党发展党员细则|member-development
中国共产党基层组织选举条例|elections
中国共产党基层党组织选举工作条例|elections
中国共产党重大事项请示汇报条例|requests-and-reports
中国共产党党委（党组）理论中心组学习规则|study-groups
党委（党组）落实全面从严治党主体责任的规定|main-responsibility
关于新形势下党内政治生活若干准则|political-life
关于整治形式主义为基层减负的若干规定|less-burden
整治形式主义为基层减负若干意见|less-burden
中国共产党农村基层组织条例|rural-organisations
县以上党和国家机关党员领导干部民主生活会的若干规定|democratic-life-meeting
党政机关公文处理条例|official-documents
关于加强党的政治建设的若干意见|political-construction
中华人民共和国个人信息保障法|personal-information
中国共产党党内监督工作条例|supervision
示例街道党员积分管理方法|own-points
`;

const UNKNOWN = `
中国共产党地方委员会工作条例
中国共产党党校工作条例
中国共产党宣传工作条例
中国共产党统一战线工作条例
中国共产党组织工作条例
中国共产党政法工作条例
中国共产党机构编制工作条例
中国共产党问责条例
中国共产党廉洁自律准则
中国共产党党员权利保障条例
中国共产党党务公开条例（试行）
中国共产党党徽党旗条例
中国共产党组织处理规定（试行）
中国共产党纪律检查机关监督执纪工作规则
中国共产党纪律检查委员会工作条例
中国共产党党内功勋荣誉表彰条例
中国共产党农村工作条例
中国共产党巡察工作条例
党政领导干部选拔任用工作条例
党政领导干部考核工作条例
党政机关厉行节约反对浪费条例
信访工作条例
推进领导干部能上能下规定
领导干部报告个人有关事项规定
中华人民共和国监察法
中华人民共和国公务员法
中华人民共和国国家安全法
中华人民共和国公职人员政务处分法
关键信息基础设施安全保护条例
保障农民工工资支付条例
党费收缴管理规定
发展党员工作规则
`;

const UNCHECKED = `
条例
党建工作要点
示例街道党工委工作规则
示例区农村基层组织工作条例实施细则
示例市贯彻《中国共产党支部工作条例（试行）》的实施办法
示例街道党员量化管理办法
示例日报
红色家书
论持久战
党员必读
三三工作法
群众工作方法
中国书法
关于2026年党建工作情况的报告
关于开展“学习强基”活动的通知
示例社区治理三年行动方案
党支部工作法汇编
基层党建一百问
全国党员教育培训工作规划（2029—2033年）
纪律处分条例释义
学习《条例》心得
支部书记谈治理
长津湖
党的创新理论专题讲座
示例公司章程
年度工作总结
“十五五”发展规划
示例区城市更新行动计划
关于基层减负的几点思考
城市基层党建工作指南
干部教育培训课程目录
`;

const lines = (list: string) => list.trim().split("\n");
const pairs = (list: string) => lines(list).map((line) => line.split("|"));

test("every title on the list is read as what it is", () => {
  const read = (title: string) => {
    const match = matchTitle(library, title);
    return match.kind === "exact" || match.kind === "near" ? `${match.kind} ${match.entry.id}` : match.kind;
  };
  const wanted = new Map([
    ...pairs(EXACT).map(([title, id]) => [title!, `exact ${id}`] as const),
    ...pairs(NEAR).map(([title, id]) => [title!, `near ${id}`] as const),
    ...lines(UNKNOWN).map((title) => [title, "unknown"] as const),
    ...lines(UNCHECKED).map((title) => [title, "unchecked"] as const),
  ]);
  const wrong = [...wanted].flatMap(([title, want]) => (read(title) === want ? [] : [`${title}: ${read(title)}`]));
  expect(wanted.size).toBeGreaterThanOrEqual(100);
  expect(wrong).toEqual([]);
});
