import { activityKind, kindField, kindName, kindsWith } from "#shared/catalogue/kinds.ts";
import {
  type FigureRole,
  type FigureSpec,
  isBaseMetric,
  type MetricId,
  type PeriodRef,
  type Reach,
} from "#shared/figures/spec.ts";
import type { ClaimSetting, Whose } from "./setting.ts";

/** A figure that a claim may state. `departs`: how it departs from the words of the text, "" where it follows them. */
export type Candidate = { spec: FigureSpec; departs: string };

/** What a claim is compared with; without `stated` nothing can be, and `why` says so. */
export type Candidates = {
  /** readings that the text allows, likeliest first */
  stated: Candidate[];
  /** other definitions that may explain the number */
  others: Candidate[];
  why: string;
  verdict: "unrecorded" | "unclear" | "external" | null;
};

const OCCASIONS = new Set("次 场 场次 期 轮 届次 期次 班次 节 节次 堂 讲 课次 遍 回 个 批次 批 项 处 件 起".split(" "));
/** 个, 项, 件 count occasions only where the words name a kind and nothing else follows. */
const WEAK = new Set("个 批次 批 项 处 件 起 节 回".split(" "));
const ORGANISATIONS = /支部|党组织|单位|部门|镇街|乡镇|党委|总支/u;
const REACHED = /覆盖|受众|听众|受教育|惠及|受益/u;

/** What says that people were there. */
const ATTENDING =
  /^$|参加|参与|参训|参会|参学|参赛|到会|到场|出席|实到|覆盖|受众|听众|受教育|接受教育|惠及|受益|^培训|轮训|聆听|观看|^(?:党员|干部|群众|人员|学员|师生|职工|代表)$/u;
const TAKING_PART = /参加|参与|覆盖|联合/u;

const none = (verdict: Candidates["verdict"], why: string): Candidates => ({ stated: [], others: [], why, verdict });

export function candidatesFor(setting: ClaimSetting, whose: Whose): Candidates {
  const { claim, source } = setting;
  if (source !== null) return none("external", `文中注明来自“${source}”，不是本系统的记录，请核对原件`);
  if (claim.kind === "frequency") return none("unclear", "这是每人、每月或者平均的数，不能由记录相加得出，请人工核对");
  if (claim.value === null) return none("unclear", "这是几个数的比例，没有单一的数值");
  const metrics = metricsOf(setting);
  if (metrics.length === 0) return none("unrecorded", unrecordedWhy(setting));
  const readings = metrics.flatMap((metric) => kindReadings(setting, metric).map((kinds) => ({ metric, kinds })));
  if (readings.length === 0) return none("unrecorded", unrecordedWhy(setting));
  const stated = readings.flatMap(({ metric, kinds }) =>
    scopesOf(setting, whose).map(({ org, reach }) => specOf(setting, metric, kinds, org, reach)),
  );
  const first = stated[0]!;
  return {
    stated: distinct(stated.map((spec) => ({ spec, departs: "" }))),
    others: othersOf(first, setting, whose),
    why: "",
    verdict: null,
  };
}

function unrecordedWhy({ claim }: ClaimSetting): string {
  const what = claim.subject ? `“${claim.subject}”` : "这一项";
  return `系统没有${what}的记录项，请补充依据`;
}

/** Which metrics the unit and the words of a claim can mean, likeliest first. */
function metricsOf({ claim, measures, rate, lead, kinds, inherited }: ClaimSetting): MetricId[] {
  const { unit, subject } = claim;
  const known = [...kinds, ...inherited.flat()];
  const fields = measures.filter((id) => fieldUnit(id) === unit || sameSort(fieldUnit(id), unit));
  if (kinds.length === 0 && EVERY_KIND.test(subject)) return metricsOfUnit(unit, subject, rate);
  const ofKnown = fields.filter((id) => kindsWith(id).some((kind) => known.includes(kind)));
  if (ofKnown.length > 0) return ofKnown;
  if (fields.length > 0 && kinds.length === 0) return fields;
  if (unit === "%") return rate ? ["attendance_rate"] : [];
  if (unit === "学时" || unit === "课时")
    return known.some((kind) => kindsWith("study_hours").includes(kind)) ? ["study_hours"] : [];
  if (known.length === 0) return [];
  // 发展党员12名 behind 主题党日258次 counts no one who came to it
  if (kinds.length === 0 && PERSONS.has(unit) && !ATTENDING.test(subject)) return [];
  if (unit === "人次") return REACHED.test(subject) ? ["reach", "attendances"] : ["attendances", "reach"];
  if (unit === "人" || unit === "名" || unit === "位") return ["people", "attendances", "reach"];
  if (kinds.length > 0 && OCCASIONS.has(unit) && (!WEAK.has(unit) || endsWithKind(subject, kinds)))
    return ["occasions"];
  if (kinds.length === 0 && OCCASIONS.has(unit) && !WEAK.has(unit) && isNamedLike(subject, inherited[0] ?? []))
    return ["occasions"];
  if ((unit === "个" || unit === "家") && ORGANISATIONS.test(subject) && TAKING_PART.test(lead))
    return ["organisations"];
  return [];
}

/** 各类活动参加994人次, 总体出勤率93.7%: every kind together. */
const EVERY_KIND = /各类活动|各项活动|全部活动|总体|总出勤|总到会/u;

function metricsOfUnit(unit: string, subject: string, rate: boolean): MetricId[] {
  if (unit === "%") return rate ? ["attendance_rate"] : [];
  if (unit === "人次") return REACHED.test(subject) ? ["reach", "attendances"] : ["attendances", "reach"];
  if (unit === "人" || unit === "名") return ["people", "attendances", "reach"];
  return OCCASIONS.has(unit) && !WEAK.has(unit) ? ["occasions"] : [];
}

const fieldUnit = (id: string): string => {
  const field = kindField(id);
  return field?.type === "number" ? field.unit : "";
};

const PERSONS = new Set(["人", "名", "位", "人次"]);
const THINGS = new Set(["个", "条", "项", "件", "处", "家", "户", "篇", "份"]);
const sameSort = (a: string, b: string): boolean =>
  (PERSONS.has(a) && PERSONS.has(b)) || (THINGS.has(a) && THINGS.has(b));

function endsWithKind(subject: string, kinds: readonly string[]): boolean {
  return kinds.some((id) =>
    [kindName(id), ...(activityKind(id)?.synonyms ?? [])].some((name) => subject.endsWith(name)),
  );
}

/** 比赛 after 党课我来讲活动, or nothing at all (累计开展6次): the kind before is meant. */
function isNamedLike(subject: string, kinds: readonly string[]): boolean {
  const names = kinds.flatMap((id) => [kindName(id), ...(activityKind(id)?.synonyms ?? [])]);
  return subject === "" || names.some((name) => name.includes(subject) || subject.includes(name));
}

/** Which kinds a metric is counted over: those that the claim names, else those before it. */
function kindReadings({ claim, kinds, inherited }: ClaimSetting, metric: MetricId): string[][] {
  if (kinds.length === 0 && isBaseMetric(metric) && EVERY_KIND.test(claim.subject)) return [[]];
  const having = kindField(metric) ? kindsWith(metric) : null;
  const fit = (list: readonly string[]) => (having ? list.filter((kind) => having.includes(kind)) : [...list]);
  const readings = (kinds.length > 0 ? [kinds] : inherited).map(fit).filter((list) => list.length > 0);
  if (readings.length > 0) return readings;
  return having ? [having] : [];
}

/** A scope that is not said in the sentence itself may be meant or not: then the report's own stands beside it. */
function scopesOf({ scope, claim }: ClaimSetting, whose: Whose): { org: string; reach: Reach }[] {
  const own = { org: whose.own, reach: whose.ownReach };
  // every kind of activity together, of nobody named: its own or all below it
  if (scope.said === "nowhere" && EVERY_KIND.test(claim.subject)) return [own, { ...own, reach: "tree" }];
  const said = scope.orgs.map((org) => ({ org, reach: scope.reach }));
  return scope.said === "above" ? [...said, own] : said;
}

function specOf(setting: ClaimSetting, metric: MetricId, kinds: string[], org: string, reach: Reach): FigureSpec {
  const role: FigureRole = metric === "occasions" ? (setting.role ?? "host") : "host";
  const period: PeriodRef = setting.period ?? "report";
  return {
    metric,
    version: null,
    org,
    reach,
    role,
    period,
    kinds,
    themes: setting.themes,
    programme: setting.programme,
  };
}

const ROLE_WORDS: Record<FigureRole, string> = {
  host: "主办",
  cohost: "承办",
  participant: "参加",
  guided: "指导",
  any: "各种身份",
};
const REACH_WORDS: Record<Reach, string> = {
  self: "仅本级",
  inner: "本级及内设科室",
  tree: "含全部下级",
  below: "仅下级",
};

/** One thing changed at a time, then whose together with in which role: what people confuse most. */
function othersOf(first: FigureSpec, setting: ClaimSetting, whose: Whose): Candidate[] {
  const roles = (["host", "participant", "cohost", "guided", "any"] as const).filter((role) => role !== first.role);
  const places = [
    ...(["self", "inner", "tree", "below"] as const).map((reach) => ({ org: first.org, reach })),
    { org: whose.own, reach: whose.ownReach },
    { org: whose.district, reach: "tree" as const },
  ].filter(({ org, reach }) => org !== first.org || reach !== first.reach);
  const placed = places.map(({ org, reach }) => ({
    spec: { ...first, org, reach },
    departs: `范围：${org === whose.district && org !== first.org ? "全区" : REACH_WORDS[reach]}`,
  }));
  const acted = roles.map((role) => ({ spec: { ...first, role }, departs: `身份：${ROLE_WORDS[role]}` }));
  const both = placed.flatMap((place) =>
    roles.map((role) => ({ spec: { ...place.spec, role }, departs: `${place.departs}，身份：${ROLE_WORDS[role]}` })),
  );
  const timed = periodsOf(first, setting).map(({ period, departs }) => ({ spec: { ...first, period }, departs }));
  const counted = metricsBeside(first.metric).map(({ metric, departs }) => ({ spec: { ...first, metric }, departs }));
  const themed = first.themes.length > 0 ? [{ spec: { ...first, themes: [] }, departs: "不限主题" }] : [];
  return distinct([...acted, ...placed, ...timed, ...counted, ...themed, ...both]);
}

function periodsOf(first: FigureSpec, { period }: ClaimSetting): { period: PeriodRef; departs: string }[] {
  const all: { period: PeriodRef; departs: string }[] = [
    ...(period === null ? [] : [{ period: "report" as const, departs: "期间：报告期" }]),
    { period: "report-1", departs: "期间：上一期" },
    { period: "year-before", departs: "期间：上年同期" },
    ...(first.programme ? [{ period: "programme" as const, departs: "期间：专项开始以来" }] : []),
  ];
  return all.filter((one) => one.period !== first.period);
}

function metricsBeside(metric: MetricId): { metric: MetricId; departs: string }[] {
  if (metric === "people")
    return [
      { metric: "attendances", departs: "按人次" },
      { metric: "reach", departs: "按覆盖人次（含列席）" },
    ];
  if (metric === "attendances")
    return [
      { metric: "reach", departs: "按覆盖人次（含列席）" },
      { metric: "people", departs: "按人数（去重）" },
    ];
  if (metric === "reach")
    return [
      { metric: "attendances", departs: "按参加人次（不含列席）" },
      { metric: "people", departs: "按人数（去重）" },
    ];
  return [];
}

function distinct(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.toReversed().map((one) => [JSON.stringify(one.spec), one])).values()].toReversed();
}
