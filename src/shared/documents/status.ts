/** A day as far as it is known: 2019-12-30, 2019-12 or 2019. */
export type KnownDay = string;

export const STATUSES = ["not_yet", "in_force", "superseded", "repealed", "expired", "unknown"] as const;
export type Status = (typeof STATUSES)[number];
export const STATUS_NAMES: Record<Status, string> = {
  not_yet: "未施行",
  in_force: "现行",
  superseded: "已修订",
  repealed: "已废止",
  expired: "已到期",
  unknown: "待核对",
};

/** The days of one version; null is a day that does not exist or is not known. */
export type Days = {
  adoptedOn: KnownDay | null;
  issuedOn: KnownDay | null;
  effectiveFrom: KnownDay | null;
  /** the last day on which it holds */
  effectiveTo: KnownDay | null;
  repealedOn: KnownDay | null;
  /** the first day of the version that took its place */
  supersededOn: KnownDay | null;
};

/**
 * The day from which a version holds: that of effect, else of issue, else of adoption. That a text holds from its issue
 * where no day of effect is known is a convention of these pages, and they say that the day is to be checked.
 */
export function startOf(days: Pick<Days, "adoptedOn" | "issuedOn" | "effectiveFrom">): KnownDay | null {
  return days.effectiveFrom ?? days.issuedOn ?? days.adoptedOn;
}

/** Has `day` come by `on`? null where it is known too roughly to tell. */
export function hasCome(day: KnownDay, on: string): boolean | null {
  const same = on.slice(0, day.length);
  if (day.length < on.length && same === day) return null;
  return day <= same;
}

/** What one version is worth on a day. An end that has surely come decides before anything else. */
export function statusOn(days: Days, on: string): Status {
  const past = (day: KnownDay | null) => (day === null ? false : hasCome(day, on));
  const start = startOf(days);
  const begun = start === null ? null : hasCome(start, on);
  if (begun === false) return "not_yet";
  const repealed = past(days.repealedOn);
  if (repealed) return "repealed";
  const superseded = past(days.supersededOn);
  if (superseded) return "superseded";
  const expired = isOver(days.effectiveTo, on);
  if (expired) return "expired";
  const open = [begun, repealed, superseded, expired].includes(null);
  return open ? "unknown" : "in_force";
}

/** A last day still holds; a year or month given as the end ends with its last day. */
function isOver(last: KnownDay | null, on: string): boolean {
  return last !== null && last < on.slice(0, last.length);
}

/** The version that speaks for a document on a day: the last one that has begun, before any the first. */
export function versionOn<V extends Days>(versions: readonly V[], on: string): { version: V; status: Status } | null {
  const seen = versions.map((version) => ({ version, status: statusOn(version, on) }));
  return seen.findLast(({ status }) => status !== "not_yet") ?? seen[0] ?? null;
}
