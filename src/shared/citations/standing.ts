import type { Severity } from "#shared/checks/finding.ts";
import { hasCome, startOf, versionOn } from "#shared/documents/status.ts";
import type { Verified } from "#shared/documents/types.ts";
import type { Verdict } from "./citation.ts";
import type { CitationEntry, CitedVersion } from "./citation-library.ts";

/** What is to be said of a citation. */
export type Judgement = { verdict: Verdict; message: string; suggestion: string | null; severity: Severity | null };

export const FINE: Judgement = { verdict: "exact", message: "", suggestion: null, severity: null };

const LOWER: Readonly<Record<Severity, Severity>> = { error: "warning", warning: "hint", hint: "hint" };

/** What rests on a day that nobody has seen weighs less and says so. */
export function hedged(verified: Verified, severity: Severity, message: string) {
  if (verified !== "memory") return { severity, message };
  return { severity: LOWER[severity], message: `${message}（日期未见原文，待核对）` };
}

/** Does the instrument hold on the day, whatever its wording? */
export function standing(entry: CitationEntry, on: string): Judgement {
  const found = versionOn(entry.versions, on);
  if (!found) return FINE;
  const { version, status } = found;
  const title = `《${entry.title}》`;
  switch (status) {
    case "in_force":
    case "unknown":
      return FINE;
    case "not_yet":
      return judged("not_yet", version, `${title}自${day(startOf(version))}起施行，报告日期在此之前`);
    case "expired":
      return expired(entry, version, `${title}已于${day(version.effectiveTo)}到期，请核对是否有新的文件`);
    case "repealed":
      return judged("repealed", version, `${title}已于${day(version.repealedOn)}废止，请改引现行文件`);
    case "superseded":
      return judged("superseded", version, `${title}已于${day(version.supersededOn)}被新的版本取代`);
  }
}

/** A plan that bears its years in its name (2019—2023年…规划) says itself until when it holds. */
function expired(entry: CitationEntry, version: CitedVersion, message: string): Judgement {
  const until = version.effectiveTo?.slice(0, 4);
  const told = until !== undefined && new RegExp(`[—-]${until}年`, "u").test(entry.title);
  return told
    ? { verdict: "expired", suggestion: null, severity: "warning", message }
    : judged("expired", version, message);
}

function judged(verdict: Verdict, version: CitedVersion, message: string): Judgement {
  return { verdict, suggestion: null, ...hedged(version.verified, "warning", message) };
}

/** A version that is named by its year, against the one that holds on the day; null where nothing can be said. */
export function standingOfYear(entry: CitationEntry, year: number, on: string): Judgement | null {
  const known = entry.versions.filter((version) => yearsOf(version).includes(year));
  const current = versionOn(entry.versions, on);
  if (current?.status !== "in_force") return null;
  const { version } = current;
  if (known.includes(version)) return null;
  const years = yearsOf(version);
  const newest = Math.max(...years);
  const title = `《${entry.title}》`;
  if (entry.versions.length > 1 && year < Math.min(...years)) {
    const message = `${title}有${newest}年的新版本，文中写的是${year}年的版本`;
    return { verdict: "superseded", suggestion: null, ...hedged(version.verified, "warning", message) };
  }
  if (entry.versions.length > 1 || version.verified !== "seen" || years.length === 0) return null;
  const message = `文中写${title}为${year}年，法规库中是${newest}年，请核对`;
  return { verdict: "number", message, suggestion: String(newest), severity: "warning" };
}

/** Every year by which people call a version: of its adoption, issue and effect, and the one in its name. */
function yearsOf(version: CitedVersion): number[] {
  const days = [version.adoptedOn, version.issuedOn, version.effectiveFrom].flatMap((one) => one ?? []);
  const named = /(?:19|20)\d{2}/.exec(version.label)?.[0];
  return [...new Set([...days.map((one) => Number(one.slice(0, 4))), ...(named ? [Number(named)] : [])])];
}

function day(known: string | null): string {
  const [year, month, date] = (known ?? "").split("-").map(Number);
  return `${year}年${month ? `${month}月` : ""}${date ? `${date}日` : ""}`;
}

/** The wording that an article is counted in; null before it holds. */
export function wordingOn(entry: CitationEntry, on: string): CitedVersion | null {
  const found = versionOn(entry.versions, on);
  const start = found && startOf(found.version);
  return found && (start === null || hasCome(start, on) !== false) ? found.version : null;
}
