import type { Days } from "#shared/documents/status.ts";
import type { Verified } from "#shared/documents/types.ts";
import { daysOf, REGULATIONS } from "#shared/regulations/library.ts";
import type { RegulationVersion } from "#shared/regulations/types.ts";
import { bareTitle, withoutTrial } from "./bare-title.ts";
import { shapeOf, type TitleShape } from "./title-shape.ts";

/** One wording of an instrument as far as citing it is concerned. */
export type CitedVersion = Days & {
  /** 2019年修订; "" for the one wording there is */
  label: string;
  number: string | null;
  /** how many articles it has, where known */
  articles: number | null;
  /** how sure its days are */
  verified: Verified;
};

export type CitationEntry = {
  id: string;
  title: string;
  shortNames: readonly string[];
  /** laid down by the department, not in the regulations library */
  own: boolean;
  /** oldest first */
  versions: readonly CitedVersion[];
};

/** What titles are looked up in; made once and used for many drafts. */
export type CitationLibrary = {
  entries: readonly CitationEntry[];
  /** by title and short name, written barely */
  byName: ReadonlyMap<string, CitationEntry>;
  /** every name in the form in which near misses are measured */
  shapes: readonly { entry: CitationEntry; shape: TitleShape }[];
};

/** A document of the department's own. */
export type OwnDocument = {
  id: string;
  title: string;
  shortNames: readonly string[];
  /** the document number of all its versions, "" where it has none */
  number: string;
  /** oldest first, at least one */
  versions: readonly (Days & { label: string; verified: Verified })[];
};

/** The release's regulations with the department's own documents; of two with one name the department's own counts. */
export function libraryOf(own: readonly OwnDocument[]): CitationLibrary {
  const entries = [...REGULATIONS.map(regulationEntry), ...own.map(ownEntry)];
  const names = entries.flatMap((entry) => [entry.title, ...entry.shortNames].map((name) => ({ entry, name })));
  const byName = new Map<string, CitationEntry>();
  for (const { entry, name } of names) byName.set(bareTitle(name), entry);
  const shapes = names.map(({ entry, name }) => ({ entry, shape: shapeOf(withoutTrial(bareTitle(name))) }));
  return { entries, byName, shapes };
}

function ownEntry({ number, versions, ...document }: OwnDocument): CitationEntry {
  return {
    ...document,
    own: true,
    versions: versions.map((one) => ({ ...one, number: number || null, articles: null })),
  };
}

function regulationEntry(regulation: (typeof REGULATIONS)[number]): CitationEntry {
  return {
    id: regulation.id,
    title: regulation.title,
    shortNames: regulation.shortNames,
    own: false,
    versions: daysOf(regulation).map(({ version, ...days }) => ({
      ...days,
      label: version.label,
      number: version.number ?? null,
      articles: version.articles ?? null,
      verified: leastSure(version),
    })),
  };
}

const SURENESS: readonly Verified[] = ["memory", "second-hand", "seen"];

/** A version is as sure as the least sure of its days; without any day nothing is sure. */
function leastSure(version: RegulationVersion): Verified {
  const days = [version.adopted, version.issued, version.published, version.effective, version.until];
  const seen = days.flatMap((day) => (day ? [day.verified] : []));
  return seen.length === 0 ? "memory" : (SURENESS.find((one) => seen.includes(one)) ?? "memory");
}
