import { type Days, type Status, versionOn } from "#shared/documents/status.ts";
import { DISCIPLINE } from "./discipline.ts";
import { ORGANISATION } from "./organisation.ts";
import { PAPERWORK } from "./paperwork.ts";
import type { Known, Regulation, RegulationVersion } from "./types.ts";

/**
 * 法规库: the instruments that the work stands on. It comes with the release and is the same in every district; what a
 * department lays down itself is a document. It is reference material: before a rule is printed as binding its wording
 * is checked against the official text.
 */
export const REGULATIONS: readonly Regulation[] = [...ORGANISATION, ...DISCIPLINE, ...PAPERWORK];

/** When the library was last gone through; what was issued later is not in it. */
export const LIBRARY_AS_OF = "2026-10";

/** The days of an entry's versions, each superseded by the one behind it. */
export function daysOf(regulation: Pick<Regulation, "versions">): (Days & { version: RegulationVersion })[] {
  return regulation.versions.map((version, index) => {
    const next = regulation.versions[index + 1];
    return {
      version,
      adoptedOn: version.adopted?.on ?? null,
      issuedOn: (version.issued ?? version.published)?.on ?? null,
      effectiveFrom: version.effective?.on ?? null,
      effectiveTo: version.until?.on ?? null,
      repealedOn: null,
      supersededOn: next ? (startDay(next)?.on ?? null) : null,
    };
  });
}

function startDay(version: RegulationVersion): Known | undefined {
  return version.effective ?? version.issued ?? version.published ?? version.adopted;
}

/** What an entry is worth on a day, and by which of its versions. */
export function regulationOn(regulation: Regulation, on: string): { version: RegulationVersion; status: Status } {
  const found = versionOn(daysOf(regulation), on);
  if (!found) throw new Error(`${regulation.id} has no version`);
  return { version: found.version.version, status: found.status };
}

/** Is the day from which this version holds unknown, or not from the text itself? */
export function toBeChecked(version: RegulationVersion): boolean {
  const days = [startDay(version), version.until].filter((day) => day !== undefined);
  return version.effective === undefined || days.some((day) => day.verified !== "seen");
}

/** Title marks, white space and the width of brackets and dashes say nothing about which instrument is meant. */
function bare(title: string): string {
  return title
    .replace(/[《》〈〉\s]/g, "")
    .replace(/\(/g, "（")
    .replace(/\)/g, "）")
    .replace(/[-–－—]+/g, "—");
}

const BY_NAME: ReadonlyMap<string, Regulation> = new Map(
  REGULATIONS.flatMap((one) =>
    [one.title, one.title.replace(/（试行）$/, ""), ...one.shortNames].map((name) => [bare(name), one] as const),
  ),
);

/** The entry of this exact title or short name, with or without 《》. */
export function findRegulation(title: string): Regulation | null {
  return BY_NAME.get(bare(title)) ?? null;
}

export function regulationOf(id: string): Regulation | null {
  return REGULATIONS.find((one) => one.id === id) ?? null;
}

/** The entries whose title, short names or number hold every word. */
export function searchRegulations(question: string): Regulation[] {
  const words = question.trim().split(/\s+/).map(bare).filter(Boolean);
  return REGULATIONS.filter((one) => {
    const names = [one.title, ...one.shortNames, ...one.versions.map(({ number }) => number ?? "")].map(bare);
    return words.every((word) => names.some((name) => name.includes(word)));
  });
}
