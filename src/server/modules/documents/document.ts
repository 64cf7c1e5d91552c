import type { DocumentChange, DocumentDetail, IncomingInput, VersionInput } from "#shared/documents/contracts.ts";
import { startOf } from "#shared/documents/status.ts";
import type { DocumentType } from "#shared/documents/types.ts";
import { DomainError } from "#shared/errors.ts";
import { requireUnmarked } from "#shared/secrecy.ts";

const invalid = (reason: string, field: string) => new DomainError("invalid", { reason }, field);

export type Fields = Omit<DocumentChange, "revision">;

/** @throws invalid or secret-marking, naming the field */
export function requireSoundDocument(type: DocumentType, fields: Fields, today: string): void {
  if ((type === "incoming") !== (fields.incoming !== null)) {
    throw invalid(type === "incoming" ? "请填写收文日期和来文单位" : "只有来文才有收文信息", "incoming.receivedOn");
  }
  if (fields.incoming) requireSoundIncoming(fields.incoming, today);
  requireUnmarked({
    title: fields.title,
    number: fields.number,
    issuer: fields.issuer,
    shortNames: fields.shortNames.join("\n"),
    "incoming.sender": fields.incoming?.sender ?? "",
    "incoming.handler": fields.incoming?.handler ?? "",
    "incoming.asks": fields.incoming?.asks ?? "",
  });
}

function requireSoundIncoming({ receivedOn, deadline }: IncomingInput, today: string): void {
  if (receivedOn > today) throw invalid("收文日期晚于今天", "incoming.receivedOn");
  if (deadline !== null && deadline < receivedOn) throw invalid("办理期限早于收文日期", "incoming.deadline");
}

/** @throws invalid or secret-marking, naming the field as a part of `version` */
export function requireSoundVersion(version: VersionInput): void {
  const { effectiveFrom, issuedOn, effectiveTo, repealedOn } = version;
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
    throw invalid("有效期至早于施行日期", "version.effectiveTo");
  }
  const start = effectiveFrom ?? issuedOn;
  if (start !== null && repealedOn !== null && repealedOn < start) {
    throw invalid("废止日期早于施行日期", "version.repealedOn");
  }
  if (new Set(version.files).size !== version.files.length) throw invalid("同一附件出现了两次", "version.files");
  requireUnmarked({ "version.label": version.label, "version.source": version.source });
}

/** The day a document stands at in lists. */
export function sortDay(
  incoming: { receivedOn: string } | null,
  versions: readonly Pick<VersionInput, "adoptedOn" | "issuedOn" | "effectiveFrom">[],
  entered: string,
): string {
  const starts = versions.flatMap((version) => startOf(version) ?? []).sort();
  return incoming?.receivedOn ?? starts.at(-1) ?? entered;
}

const FIELD_NAMES = {
  title: "标题",
  shortNames: "简称",
  number: "文号",
  issuer: "发文机关",
  districtWide: "可见范围",
} as const satisfies Partial<Record<keyof Fields, string>>;

const INCOMING_NAMES: Record<keyof IncomingInput, string> = {
  receivedOn: "收文日期",
  sender: "来文单位",
  deadline: "办理期限",
  handler: "承办人",
  asks: "要求",
};

const VERSION_NAMES: Record<keyof VersionInput, string> = {
  label: "版本",
  adoptedOn: "通过日期",
  issuedOn: "印发日期",
  effectiveFrom: "施行日期",
  effectiveTo: "有效期至",
  repealedOn: "废止日期",
  source: "来源",
  verified: "核对情况",
  files: "附件",
};

function differing<T extends object>(names: Readonly<Record<string, string>>, before: T, after: T): string[] {
  return Object.keys(names)
    .filter((key) => JSON.stringify(before[key as keyof T]) !== JSON.stringify(after[key as keyof T]))
    .map((key) => names[key] ?? key);
}

/** What of a document may be said to have changed, in Chinese. */
export function documentChanges(before: DocumentDetail, after: Fields): string[] {
  const own = differing<object>(FIELD_NAMES, before, after);
  return before.incoming && after.incoming
    ? [...own, ...differing<object>(INCOMING_NAMES, before.incoming, after.incoming)]
    : own;
}

export function versionChanges(before: VersionInput, after: VersionInput): string[] {
  return differing(VERSION_NAMES, before, after);
}
