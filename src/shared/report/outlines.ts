import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import type { ActivityKind, Dimension } from "#shared/catalogue/types.ts";
import type { FigureRole, MetricId, Reach } from "#shared/figures/spec.ts";
import { PROMPTS } from "./prompts.ts";

/** Which organisation a clause counts for: the report's own, or the top of the district. */
type Scope = { of: "own" | "district"; reach: Reach; role?: FigureRole };

export type ClauseFigure = Scope & { metric: MetricId; kinds: readonly string[] };

/**
 * A piece of a sentence. With a figure, `{n}` becomes the number with its unit, and the clause is left out when there
 * are no records; without one it is text, and as `fact` it asks for evidence.
 */
export type Clause = {
  text: string;
  figure?: ClauseFigure;
  fact?: true;
  /** goes with the clause before: nobody misses it where its number was not filled in */
  aside?: true;
};

/** Clauses are joined by ， and the sentence ends with 。 unless it is a prompt. A sentence whose clauses are all left out is left out. */
export type Sentence = { lead?: string; clauses: readonly Clause[] };

export type Section = { heading: string; level: 1 | 2; paragraphs: readonly (readonly Sentence[])[] };

export type Outline = {
  id: string;
  name: string;
  about: string;
  /** {org}, {period} */
  title: string;
  /** along the catalogue as it is when a report is made */
  sections: () => readonly Section[];
};

const OWN: Scope = { of: "own", reach: "inner" };
const DISTRICT: Scope = { of: "district", reach: "tree" };

const times = (kind: ActivityKind, scope: Scope, text = kind.phrase): Clause => ({
  text,
  figure: { metric: "occasions", kinds: [kind.id], ...scope },
});

/** How often, and what a number of the kind's own says beside it: 举办党建沙龙3场，提出需求12件. */
const work = (kind: ActivityKind, scope: Scope): Clause[] => {
  const aside = (metric: MetricId, text: string): Clause => ({
    text,
    figure: { metric, kinds: [kind.id], ...scope },
    aside: true,
  });
  const measures = (kind.fields ?? []).flatMap((field) =>
    field.type === "number" && field.measure ? [aside(field.id, field.measure.phrase)] : [],
  );
  return [times(kind, scope), ...(kind.reach ? [aside("reach", "覆盖{n}")] : []), ...measures];
};

const attended = (kinds: readonly string[], scope: Scope, text: string): Clause => ({
  text,
  figure: { metric: "attendances", kinds, ...scope },
});

const kindsOf = (dimension: Dimension, except: readonly string[] = []): ActivityKind[] =>
  ACTIVITY_KINDS.filter((kind) => kind.dimension === dimension && !except.includes(kind.id));

const kind = (id: string): ActivityKind => {
  const found = ACTIVITY_KINDS.find((one) => one.id === id);
  if (!found) throw new Error(`unknown kind ${id}`);
  return found;
};

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
  name: "四型机关工作报告",
  about: "按政治型、学习型、效能型、廉洁型四个方面，适合部门的年度、半年、季度报告",
  title: "关于{period}四型机关建设情况的报告",
  sections: () => [
    {
      heading: "突出政治建设，着力打造政治型机关",
      level: 1,
      paragraphs: [
        [
          { clauses: [{ text: "坚持把政治建设摆在首位，健全学习传达、研究部署、推动落实的工作链条", fact: true }] },
          { lead: "部机关", clauses: kindsOf("political", BRANCH_LIFE).flatMap((one) => work(one, OWN)) },
          {
            clauses: [
              attended(["all_staff_meeting"], OWN, "参加全体干部会议{n}"),
              {
                ...attended(["all_staff_meeting"], OWN, "平均出勤率{n}"),
                figure: { metric: "attendance_rate", kinds: ["all_staff_meeting"], ...OWN },
              },
            ],
          },
        ],
        [
          { lead: "全区各级党组织落实组织生活制度，", clauses: BRANCH_LIFE.flatMap((id) => work(kind(id), DISTRICT)) },
          { clauses: [attended(["theme_day"], DISTRICT, "主题党日参加党员{n}")] },
        ],
      ],
    },
    {
      heading: "强化理论武装，着力打造学习型机关",
      level: 1,
      paragraphs: [
        [
          { clauses: [{ text: "把集中教育成果转化为经常性学习机制，推动学思用贯通", fact: true }] },
          { lead: "部机关", clauses: kindsOf("learning", ["night_school"]).flatMap((one) => work(one, OWN)) },
          {
            clauses: [
              {
                text: "参加专题学习的干部{n}",
                figure: { metric: "people", kinds: ["special_study", "reading_class"], ...OWN },
              },
            ],
          },
        ],
        [{ lead: "各镇街、各部门", clauses: work(kind("night_school"), DISTRICT) }],
      ],
    },
    {
      heading: "聚焦主责主业，着力打造效能型机关",
      level: 1,
      paragraphs: [
        [
          { clauses: [{ text: "围绕中心、服务大局，推动组织工作与基层需求精准对接", fact: true }] },
          {
            lead: "组织开展“党课我来讲”活动，",
            clauses: [
              times(kind("contest_round"), DISTRICT, "各镇街、各部门举办比赛{n}"),
              times(kind("contest_final"), DISTRICT, "在此基础上举办全区决赛{n}"),
            ],
          },
          {
            clauses: [
              attended(["contest_round", "contest_final"], DISTRICT, "参加人员{n}"),
              times(kind("service"), DISTRICT, "全区开展志愿服务{n}"),
              ...work(kind("salon"), OWN),
            ],
          },
          {
            lead: "全区",
            clauses: ["teaching_service", "pioneer_action", "assistance", "opinion_meeting"].flatMap((id) =>
              work(kind(id), DISTRICT),
            ),
          },
          { lead: "部机关", clauses: ["campaign_meeting", "recognition"].flatMap((id) => work(kind(id), OWN)) },
        ],
      ],
    },
    {
      heading: "严守纪律规矩，着力打造廉洁型机关",
      level: 1,
      paragraphs: [
        [
          { clauses: [{ text: "压实党风廉政建设责任，做到与组织工作同部署、同落实、同检查", fact: true }] },
          { lead: "部机关", clauses: kindsOf("clean").flatMap((one) => work(one, OWN)) },
          {
            clauses: [
              {
                text: "警示教育出勤率{n}",
                figure: { metric: "attendance_rate", kinds: ["warning_education"], ...OWN },
              },
            ],
          },
        ],
      ],
    },
    {
      heading: "存在问题和下一步打算",
      level: 1,
      paragraphs: [[{ clauses: [{ text: PROMPTS.problems }] }]],
    },
  ],
};

const branchYear: Outline = {
  id: "branch-year",
  name: "党支部年度工作总结",
  about: "党支部的组织生活、党员教育和作用发挥，适合支部书记年终使用",
  title: "{org}{period}工作总结",
  sections: () => [
    {
      heading: "严格组织生活",
      level: 1,
      paragraphs: [
        [
          { lead: "支部", clauses: BRANCH_LIFE.map((id) => times(kind(id), { of: "own", reach: "tree" })) },
          {
            clauses: [
              attended(["theme_day"], { of: "own", reach: "tree" }, "主题党日参加党员{n}"),
              {
                text: "出勤率{n}",
                figure: { metric: "attendance_rate", kinds: ["theme_day"], of: "own", reach: "tree" },
              },
            ],
          },
        ],
      ],
    },
    {
      heading: "加强党员教育",
      level: 1,
      paragraphs: [
        [
          { clauses: [{ text: "结合党员实际开展经常性教育，注重学用结合", fact: true }] },
          {
            clauses: [...kindsOf("learning"), ...kindsOf("clean")].map((one) =>
              times(one, { of: "own", reach: "tree" }),
            ),
          },
        ],
      ],
    },
    {
      heading: "发挥党员作用",
      level: 1,
      paragraphs: [
        [{ clauses: kindsOf("efficient").map((one) => times(one, { of: "own", reach: "tree", role: "any" })) }],
      ],
    },
    {
      heading: "存在不足和努力方向",
      level: 1,
      paragraphs: [[{ clauses: [{ text: PROMPTS.shortcomings }] }]],
    },
  ],
};

const briefing: Outline = {
  id: "briefing",
  name: "一页简报",
  about: "一页纸说清一段时间做了什么，适合向领导口头汇报前打印",
  title: "{org}{period}工作简报",
  sections: () => [
    {
      heading: "主要工作",
      level: 1,
      paragraphs: [
        [
          {
            lead: "本期",
            clauses: kindsOf("political", BRANCH_LIFE)
              .concat(kindsOf("learning"))
              .map((one) => times(one, OWN)),
          },
        ],
        [
          {
            clauses: kindsOf("efficient")
              .concat(kindsOf("clean"))
              .map((one) => times(one, { of: "own", reach: "tree" })),
          },
        ],
      ],
    },
    {
      heading: "参与情况",
      level: 1,
      paragraphs: [
        [
          {
            clauses: [
              attended([], { of: "own", reach: "tree" }, "各类活动参加{n}"),
              { text: "总体出勤率{n}", figure: { metric: "attendance_rate", kinds: [], of: "own", reach: "tree" } },
            ],
          },
        ],
      ],
    },
  ],
};

export const OUTLINES: readonly Outline[] = [periodic, branchYear, briefing];

export function outlineOf(id: string): Outline | undefined {
  return OUTLINES.find((outline) => outline.id === id);
}
