/** The parts of a figure's definition, in the words that `figureDefinition` begins each with. */
const PART = /；(?=(?:活动范围|主题|专项|组织范围|身份|统计期间)：)/;
const METRIC = "统计指标：";

export type FoldedDefinitions = {
  /** what many definitions say alike, each said once: the metrics, then the parts that all of them share */
  shared: string[];
  /** what is left of each definition, in the order given; "" when nothing is */
  own: string[];
};

/**
 * Takes out of the definitions of one report what they repeat, and the kinds that the figure's label beside it names
 * already, so that a reader sees in what they differ. A single definition, or one that was not made of parts, stays
 * whole.
 */
export function foldDefinitions(given: readonly { label: string; definition: string }[]): FoldedDefinitions {
  const parted = given.map(({ definition }) => definition.split(PART));
  if (parted.length < 2) return { shared: [], own: given.map(({ definition }) => definition) };
  const metrics = new Set(parted.flat().filter((part) => part.startsWith(METRIC)));
  const common = new Set(
    parted[0]!.filter((part) => parted.every((parts) => parts.length > 1 && parts.includes(part))),
  );
  const shared = new Set([...metrics, ...common]);
  const own = parted.map((parts, index) =>
    parts.filter((part) => !shared.has(part) && !named(part, given[index]!.label)).join("；"),
  );
  return { shared: [...shared], own };
}

function named(part: string, label: string): boolean {
  const kinds = /^活动范围：([^（]+)/.exec(part)?.[1];
  return kinds !== undefined && label.includes(kinds);
}

/** "组织范围" of "…；组织范围：某区，按…；…"; "" when the definition has no such part. */
export function definitionPart(definition: string, name: "组织范围" | "统计期间"): string {
  const part = definition.split(PART).find((one) => one.startsWith(`${name}：`));
  return part?.slice(name.length + 1) ?? "";
}
