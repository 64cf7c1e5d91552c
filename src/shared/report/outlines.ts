import type { Dimension } from "#shared/catalogue/types.ts";
import type { FigureClause, GroupClause, Outline, OutlineClause, OutlineSentence } from "./outline-document.ts";
import { PROMPTS } from "./prompts.ts";

type Scope = Pick<FigureClause, "of" | "reach" | "role">;

const OWN: Scope = { of: "own", reach: "inner", role: "host" };
const OWN_TREE: Scope = { of: "own", reach: "tree", role: "host" };
const DISTRICT: Scope = { of: "district", reach: "tree", role: "host" };

const say = (lead: string, ...clauses: OutlineClause[]): OutlineSentence => ({ lead, clauses });
const fact = (text: string): OutlineClause => ({ type: "fact", text });
const prompt = (text: string): OutlineClause => ({ type: "prompt", text });

const figure = (metric: string, kinds: string[], scope: Scope, text: string): FigureClause => ({
  ...{ type: "figure", text, metric, kinds, ...scope, aside: false },
});

/** The kinds one by one with what they count besides. */
const work = (scope: Scope, ...kinds: string[]): GroupClause => ({
  ...{ type: "group", dimension: null, kinds, except: [], measures: true, ...scope },
});

/** The kinds of a dimension one by one, with what they count besides. */
const workOf = (dimension: Dimension, scope: Scope, except: string[] = []): GroupClause => ({
  ...{ type: "group", dimension, kinds: [], except, measures: true, ...scope },
});

/** How often alone. */
const timesOf = (group: GroupClause): GroupClause => ({ ...group, measures: false });

const BRANCH_LIFE = [
  "member_assembly",
  "branch_committee",
  "group_meeting",
  "party_lecture",
  "theme_day",
  "life_meeting",
  "member_review",
  "red_education",
];

const periodic: Outline = {
  id: "periodic",
  version: 1,
  name: "四型机关工作报告",
  about: "按政治型、学习型、效能型、廉洁型四个方面，适合部门的年度、半年、季度报告",
  document: {
    title: "关于{period}四型机关建设情况的报告",
    sections: [
      {
        heading: "突出政治建设，着力打造政治型机关",
        level: 1,
        paragraphs: [
          [
            say("", fact("坚持把政治建设摆在首位，健全学习传达、研究部署、推动落实的工作链条")),
            say("部机关", workOf("political", OWN, BRANCH_LIFE)),
            say(
              "",
              figure("attendances", ["all_staff_meeting"], OWN, "参加全体干部会议{n}"),
              figure("attendance_rate", ["all_staff_meeting"], OWN, "平均出勤率{n}"),
            ),
          ],
          [
            say("全区各级党组织落实组织生活制度，", work(DISTRICT, ...BRANCH_LIFE)),
            say("", figure("attendances", ["theme_day"], DISTRICT, "主题党日参加党员{n}")),
          ],
        ],
      },
      {
        heading: "强化理论武装，着力打造学习型机关",
        level: 1,
        paragraphs: [
          [
            say("", fact("把集中教育成果转化为经常性学习机制，推动学思用贯通")),
            say("部机关", workOf("learning", OWN, ["night_school"])),
            say("", figure("people", ["special_study", "reading_class"], OWN, "参加专题学习的干部{n}")),
          ],
          [say("各镇街、各部门", work(DISTRICT, "night_school"))],
        ],
      },
      {
        heading: "聚焦主责主业，着力打造效能型机关",
        level: 1,
        paragraphs: [
          [
            say("", fact("围绕中心、服务大局，推动组织工作与基层需求精准对接")),
            say(
              "组织开展“党课我来讲”活动，",
              figure("occasions", ["contest_round"], DISTRICT, "各镇街、各部门举办比赛{n}"),
              figure("occasions", ["contest_final"], DISTRICT, "在此基础上举办全区决赛{n}"),
            ),
            say(
              "",
              figure("attendances", ["contest_round", "contest_final"], DISTRICT, "参加人员{n}"),
              figure("occasions", ["service"], DISTRICT, "全区开展志愿服务{n}"),
              work(OWN, "salon"),
            ),
            say("全区", work(DISTRICT, "teaching_service", "pioneer_action", "assistance", "opinion_meeting")),
            say("部机关", work(OWN, "campaign_meeting", "recognition")),
          ],
        ],
      },
      {
        heading: "严守纪律规矩，着力打造廉洁型机关",
        level: 1,
        paragraphs: [
          [
            say("", fact("压实党风廉政建设责任，做到与组织工作同部署、同落实、同检查")),
            say("部机关", workOf("clean", OWN)),
            say("", figure("attendance_rate", ["warning_education"], OWN, "警示教育出勤率{n}")),
          ],
        ],
      },
      { heading: "存在问题和下一步打算", level: 1, paragraphs: [[say("", prompt(PROMPTS.problems))]] },
    ],
  },
};

const branchYear: Outline = {
  id: "branch-year",
  version: 1,
  name: "党支部年度工作总结",
  about: "党支部的组织生活、党员教育和作用发挥，适合支部书记年终使用",
  document: {
    title: "{org}{period}工作总结",
    sections: [
      {
        heading: "严格组织生活",
        level: 1,
        paragraphs: [
          [
            say("支部", timesOf(work(OWN_TREE, ...BRANCH_LIFE))),
            say(
              "",
              figure("attendances", ["theme_day"], OWN_TREE, "主题党日参加党员{n}"),
              figure("attendance_rate", ["theme_day"], OWN_TREE, "出勤率{n}"),
            ),
          ],
        ],
      },
      {
        heading: "加强党员教育",
        level: 1,
        paragraphs: [
          [
            say("", fact("结合党员实际开展经常性教育，注重学用结合")),
            say("", timesOf(workOf("learning", OWN_TREE)), timesOf(workOf("clean", OWN_TREE))),
          ],
        ],
      },
      {
        heading: "发挥党员作用",
        level: 1,
        paragraphs: [[say("", timesOf(workOf("efficient", { ...OWN_TREE, role: "any" })))]],
      },
      { heading: "存在不足和努力方向", level: 1, paragraphs: [[say("", prompt(PROMPTS.shortcomings))]] },
    ],
  },
};

const briefing: Outline = {
  id: "briefing",
  version: 1,
  name: "一页简报",
  about: "一页纸说清一段时间做了什么，适合向领导口头汇报前打印",
  document: {
    title: "{org}{period}工作简报",
    sections: [
      {
        heading: "主要工作",
        level: 1,
        paragraphs: [
          [say("本期", timesOf(workOf("political", OWN, BRANCH_LIFE)), timesOf(workOf("learning", OWN)))],
          [say("", timesOf(workOf("efficient", OWN_TREE)), timesOf(workOf("clean", OWN_TREE)))],
        ],
      },
      {
        heading: "参与情况",
        level: 1,
        paragraphs: [
          [
            say(
              "",
              figure("attendances", [], OWN_TREE, "各类活动参加{n}"),
              figure("attendance_rate", [], OWN_TREE, "总体出勤率{n}"),
            ),
          ],
        ],
      },
    ],
  },
};

/** The outlines of the release. Whoever changes one raises its version: reports say with which they were made. */
export const OUTLINES: readonly Outline[] = [periodic, branchYear, briefing];

export function builtInOutline(id: string): Outline | undefined {
  return OUTLINES.find((outline) => outline.id === id);
}
