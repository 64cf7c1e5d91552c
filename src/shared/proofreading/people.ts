import type { Family, KnownPerson, Mark, ProofRule } from "./rule.ts";
import { isHan } from "./rule.ts";

const RULES = [
  {
    id: "people.post",
    name: "姓名与职务不符",
    severity: "warning",
    standard: "本单位登记的职务",
    evidence: "practice",
  },
  { id: "people.name", name: "姓名疑有错字", severity: "warning", standard: "本单位登记的姓名", evidence: "practice" },
] as const satisfies readonly ProofRule[];

const TITLES =
  "书记|主任|部长|科长|处长|局长|主席|委员|组长|队长|院长|校长|站长|所长|经理|董事长|会长|干事|专员|秘书长";
/** 委员 and 部长 are told apart by what they are for. */
const SPECIAL = /(?:组织|宣传|纪检|统战|青年|生活|学习|保密|文体)(?:委员|部部?长)$/u;
const POST = new RegExp(`(?:第一|常务|专职|兼职)?副?(?:${TITLES})$`, "u");
/** The post of then, of another, or of several: nothing is said of it. */
const NOT_NOW = /时任|原任?|曾任|前任|历任|拟任|代理|兼任?|候任|[、和与及]/u;
const LONGEST_POST = 20;
const NAMES = [2, 4] as const;
/** A post so long names its organisation, too: whoever bears it can be known by it. */
const TELLING_POST = 5;

/** What may follow a name directly. */
const BEHIND_NAME = /[同出主参讲作带介宣组汇发强指表在为到、，。；）：\s]/u;

type Register = { byName: Map<string, KnownPerson[]>; byPattern: Map<string, KnownPerson[]> };

/** The patterns of a name of three characters with one of the last two left out: a slip in the name shares one of them. */
const patternsOf = (name: string) => [`${name[0]}${name[1]}*`, `${name[0]}*${name[2]}`];

function registerOf(people: readonly KnownPerson[]): Register {
  const byName = new Map<string, KnownPerson[]>();
  const byPattern = new Map<string, KnownPerson[]>();
  const put = (map: Map<string, KnownPerson[]>, key: string, person: KnownPerson) =>
    map.set(key, [...(map.get(key) ?? []), person]);
  for (const person of people) {
    put(byName, person.name, person);
    if (person.name.length === 3) for (const pattern of patternsOf(person.name)) put(byPattern, pattern, person);
  }
  return { byName, byPattern };
}

/**
 * Family 9: a name directly behind a post, against the register. People of one name are taken together; whoever has no
 * post in the register may have any.
 */
export const people: Family = {
  rules: RULES,
  find({ draft, people: known }) {
    if (known.length === 0) return [];
    const register = registerOf(known);
    const { text } = draft;
    return [...text.matchAll(new RegExp(`(?:${TITLES})(?=[\\u4e00-\\u9fff]{2})`, "gu"))].flatMap((m) => {
      const at = m.index + m[0].length;
      const before = text
        .slice(Math.max(0, at - LONGEST_POST), at)
        .split(/[，。；：（）“”\s]/u)
        .at(-1)!;
      if (NOT_NOW.test(before)) return [];
      const found = wrongPost(register, text, at, before) ?? wrongName(register, text, at, before);
      return found ? [found] : [];
    });
  },
};

/** 组织部部长 and 组织部长 are one post. */
const sameName = (post: string) => post.replace("部部长", "部长");

function wrongPost({ byName }: Register, text: string, at: number, before: string): Mark | null {
  for (let size = NAMES[1]; size >= NAMES[0]; size -= 1) {
    const name = text.slice(at, at + size);
    const persons = byName.get(name);
    if (!persons) continue;
    const posts = persons.flatMap((one) => one.posts);
    const title = SPECIAL.exec(before)?.[0] ?? POST.exec(before)?.[0];
    const ends = !isHan(text[at + size]) || BEHIND_NAME.test(text[at + size]!);
    if (!title || !ends || persons.some((one) => one.posts.length === 0)) return null;
    if (posts.some((post) => before.endsWith(post) || sameName(post).endsWith(sameName(title)))) return null;
    const message = `登记的${name}是${posts.join("、")}，文中写的是${title}`;
    return {
      rule: "people.post",
      start: at - title.length,
      length: title.length + size,
      message,
      suggestion: posts[0]!,
      fix: null,
    };
  }
  return null;
}

function wrongName({ byName, byPattern }: Register, text: string, at: number, before: string): Mark | null {
  const name = text.slice(at, at + 3);
  const two = name.slice(0, 2);
  const ends = !isHan(text[at + 3]) || BEHIND_NAME.test(text[at + 3]!);
  if (name.length < 3 || ![...name].every(isHan) || !ends || byName.has(name) || byName.has(two)) return null;
  const meant = patternsOf(name).flatMap((pattern) => byPattern.get(pattern) ?? []);
  const person = meant.find(({ posts, org }) =>
    posts.some((post) => before.endsWith(post) && (post.length >= TELLING_POST || before.endsWith(org + post))),
  );
  if (!person) return null;
  const message = `登记的${person.posts[0]}是${person.name}，文中写的是${name}`;
  return { rule: "people.name", start: at, length: 3, message, suggestion: person.name, fix: null };
}
