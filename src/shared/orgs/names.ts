/** What a name can be compared with; `name` wins over the short name of another: every town may have its 第一党支部. */
export type Nameable = { code: string; name: string; shortName: string };

/** The organisation of a name that people write; `several` when the name leaves it open which. */
export type NameReader<T> = (name: string) => T | "unknown" | "several";

/** A name without what people leave out or add: 中共…委员会, 党支部/支部, spaces. */
export function foldOrgName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s（）()]/g, "")
    .replace(/^中共/, "")
    .replace(/支部委员会$/, "支部")
    .replace(/党支部$/, "支部")
    .replace(/委员会$/, "");
}

/** Finds organisations by code, full and short name, folded once for all the names that are asked. */
export function orgNameReader<T extends Nameable>(orgs: readonly T[]): NameReader<T> {
  const byName = (names: (org: T) => string[]) =>
    Map.groupBy(
      orgs.flatMap((org) => [...new Set(names(org).map(foldOrgName))].map((name) => ({ name, org }))),
      ({ name }) => name,
    );
  const full = byName((org) => [org.code, org.name]);
  const short = byName((org) => [org.shortName]);
  return (name) => {
    const folded = foldOrgName(name);
    const [first, second] = full.get(folded) ?? short.get(folded) ?? [];
    if (!first) return "unknown";
    return second ? "several" : first.org;
  };
}

/** What to tell whoever wrote a name that leads to no organisation. */
export function orgProblem(name: string, found: "unknown" | "several", what: string): string {
  return found === "several"
    ? `叫“${name}”的组织不止一个，请改为全称或组织编码`
    : `没有找到组织“${name}”，或您无权为它${what}。请改为系统中的名称、简称，或先增设该组织`;
}
