import type { Family, Mark, ProofRule, Reading } from "./rule.ts";

const RULES = [
  {
    id: "names.two-forms",
    name: "同一名称的两种写法",
    severity: "warning",
    standard: "通行的写法",
    evidence: "practice",
  },
] as const satisfies readonly ProofRule[];

/** Names that are one thing under two names, the usual one first. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["党员先锋岗", "先锋党员岗"],
  ["党员先锋岗", "先锋示范岗"],
  ["党员示范岗", "示范党员岗"],
  ["党员突击队", "党员攻坚突击队"],
  ["党员责任区", "党员责任片区"],
  ["党员责任区", "党员责任岗区"],
  ["志愿服务队", "志愿者服务队"],
  ["志愿服务活动", "志愿者服务活动"],
  ["党群服务中心", "党员群众服务中心"],
  ["党建联席会议", "党建工作联席会"],
  ["党务公开栏", "党务公示栏"],
];

const SUFFIXES = /(?:岗|队|站|室|中心|平台|工程|行动|制度|机制|活动|品牌|驿站|课堂|讲堂|联盟|基地|阵地|清单)$/u;
const QUOTED = /“([\u4e00-\u9fff]{4,10})”/gu;
/** Syllables that come and go in a name without making it another one. */
const FILLERS = /[者的]|工作/gu;
const SHORTEST = 5;
/** A form that stands so often is meant; another one that stands once beside it is the slip. */
const COMMON = 2;

/**
 * Family 2: a term in two forms, not in one sentence: known pairs anywhere, and names in quotation marks that are made of
 * the same characters, of which one stands once and the other at least twice.
 */
export const names: Family = {
  rules: RULES,
  find: (reading) => {
    const known = PAIRS.flatMap(([one, other]) =>
      compare(reading, placesOf(reading, one), placesOf(reading, other), 1),
    );
    return [...known, ...quoted(reading)];
  },
};

type Places = { name: string; at: number[] };

function placesOf({ draft }: Reading, name: string): Places {
  const at: number[] = [];
  for (let i = draft.text.indexOf(name); i >= 0; i = draft.text.indexOf(name, i + name.length)) at.push(i);
  return { name, at };
}

function compare({ draft }: Reading, one: Places, other: Places, enough = COMMON): Mark[] {
  const [rare, common] = one.at.length < other.at.length ? [one, other] : [other, one];
  const at = rare.at[0];
  if (at === undefined || rare.at.length > 1 || common.at.length < enough) return [];
  if (sentenceAround(draft.text, at).includes(common.name)) return [];
  const message = `“${rare.name}”与“${common.name}”两种写法，是否同一名称`;
  return [
    { rule: "names.two-forms", start: at, length: rare.name.length, message, suggestion: common.name, fix: null },
  ];
}

const REACH = 60;

/** Two names in one sentence are told apart on purpose. */
function sentenceAround(text: string, at: number): string {
  const before = text
    .slice(Math.max(0, at - REACH), at)
    .split(/[。！？\n]/u)
    .at(-1)!;
  return before + text.slice(at, at + REACH).split(/[。！？\n]/u)[0]!;
}

function quoted(reading: Reading): Mark[] {
  const forms = new Map<string, Map<string, Places>>();
  for (const m of reading.draft.text.matchAll(QUOTED)) {
    const name = m[1]!;
    if (name.length < SHORTEST || !SUFFIXES.test(name)) continue;
    const key = [...name.replace(FILLERS, "")].sort().join("");
    const named = forms.get(key) ?? new Map<string, Places>();
    const places = named.get(name) ?? { name, at: [] };
    places.at.push(m.index + 1);
    named.set(name, places);
    forms.set(key, named);
  }
  return [...forms.values()]
    .filter((named) => named.size === 2)
    .flatMap((named) => {
      const [one, other] = [...named.values()];
      return compare(reading, one!, other!);
    });
}
