import { kindNames } from "#shared/catalogue/kind-names.ts";
import { activityKind, kindFields } from "#shared/catalogue/kinds.ts";
import type { Vocabulary } from "#shared/figures/search.ts";
import type { FigureRole, Reach } from "#shared/figures/spec.ts";
import { longestAt, type Phrases, phrases } from "#shared/numbers/phrases.ts";

/** What a word of a draft stands for among what the records know. Organisations may share a name. */
export type Meaning =
  | { is: "kind"; id: string }
  | { is: "measure"; field: string }
  | { is: "org"; id: string }
  | { is: "theme"; id: string }
  | { is: "programme"; id: string }
  | { is: "scope"; of: "own" | "district"; reach: Reach }
  | { is: "role"; role: FigureRole }
  | { is: "rate" };

type Entry = { text: string; meanings: Meaning[] };
export type Names = Phrases<Entry>;
export type Mention = { start: number; end: number; meanings: readonly Meaning[] };

/** Words for a scope as drafts use them; 机关 alone is part of too many names (模范机关, 党政机关). */
const SCOPES: readonly [string, "own" | "district", Reach][] = [
  ...split("全区 全县 全市 全旗 区级以上 全系统", "district", "tree"),
  ...split(
    "各级党组织 各基层党组织 基层党组织 各党支部 各支部 各镇街 各乡镇 各街道 各部门 各单位 各级",
    "district",
    "tree",
  ),
  ...split("全镇 全乡 全街道 全村 全社区 全校 全院 全局 全委 全行 全公司 全集团", "own", "tree"),
  ...split(
    "部机关 局机关 委机关 镇机关 区直机关本级 机关本级 本级 我部 本部 部内 我局 我委 本单位 本支部",
    "own",
    "inner",
  ),
];

function split(words: string, of: "own" | "district", reach: Reach): [string, "own" | "district", Reach][] {
  return words.split(" ").map((word) => [word, of, reach]);
}

const ROLES: readonly [string, FigureRole][] = [
  ["参加", "participant"],
  ["参与", "participant"],
  ["应邀参加", "participant"],
  ["承办", "cohost"],
  ["协办", "cohost"],
  ["联办", "cohost"],
  ["指导", "guided"],
  ["派员指导", "guided"],
  ["召开", "host"],
  ["举办", "host"],
  ["开展", "host"],
  ["主办", "host"],
  ["组织", "host"],
];
const RATES = "出勤率 到会率 参会率 参训率 到课率 参学率 参与率 参加率".split(" ");

/** 开展志愿服务{n} → 志愿服务; what a report says of a kind is a name of it, too. */
function phraseName(phrase: string, verb: string): string {
  const bare = phrase.replace(/\{n\}.*$/u, "").replaceAll(/[“”]/gu, "");
  return bare.startsWith(verb) ? bare.slice(verb.length) : bare;
}

/** Every word by which the records can be meant, for the longest match at a place. */
export function namesOf(vocabulary: Vocabulary): Names {
  const known = new Map<string, Meaning[]>();
  const add = (text: string, meaning: Meaning) => {
    const bare = text.normalize("NFKC").trim();
    if (bare.length < 2) return;
    const same = known.get(bare) ?? [];
    if (!same.some((one) => JSON.stringify(one) === JSON.stringify(meaning))) known.set(bare, [...same, meaning]);
  };
  const own = new Map((vocabulary.words ?? []).map((words) => [words.kind, words.phrase]));
  for (const { id, names } of kindNames(vocabulary.words)) {
    const kind = activityKind(id);
    for (const name of names) add(name, { is: "kind", id });
    if (!kind) continue;
    add(phraseName(kind.phrase, kind.verb), { is: "kind", id });
    const phrase = own.get(id);
    if (phrase) add(phraseName(phrase, kind.verb), { is: "kind", id });
  }
  for (const field of kindFields()) {
    if (field.type !== "number" || !field.measure) continue;
    const { name, synonyms, phrase } = field.measure;
    for (const text of [name, ...synonyms, field.label, phraseName(phrase, "")])
      add(text, { is: "measure", field: field.id });
  }
  for (const org of vocabulary.orgs) for (const name of org.names) add(name, { is: "org", id: org.id });
  for (const { id, name } of vocabulary.themes) add(name, { is: "theme", id });
  for (const { id, name } of vocabulary.programmes) add(name, { is: "programme", id });
  for (const [text, of, reach] of SCOPES) add(text, { is: "scope", of, reach });
  for (const [text, role] of ROLES) add(text, { is: "role", role });
  for (const text of RATES) add(text, { is: "rate" });
  return phrases([...known].map(([text, meanings]) => ({ text, meanings })));
}

/** The known words between two places, left to right, the longest at each; names in quotation marks count as written. */
export function mentionsIn(text: string, names: Names, from: number, to: number): Mention[] {
  const found: Mention[] = [];
  for (let at = from; at < to; ) {
    const entry = longestAt(names, text, at, (_, end) => end <= to);
    if (!entry) {
      at++;
      continue;
    }
    const end = at + entry.text.length;
    found.push({ start: at, end, meanings: entry.meanings });
    at = end;
  }
  return found;
}
