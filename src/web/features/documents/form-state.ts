import type { DocumentDetail, DocumentVersion } from "#shared/documents/contracts.ts";
import type { DocumentType, Verified } from "#shared/documents/types.ts";

export type AttachedFile = { fileId: string; name: string };

/** A version as one fills it in; a day not entered is "". */
export type VersionForm = {
  label: string;
  adoptedOn: string;
  issuedOn: string;
  effectiveFrom: string;
  effectiveTo: string;
  repealedOn: string;
  source: string;
  verified: Verified;
  files: AttachedFile[];
};

export type DocumentForm = {
  type: DocumentType;
  orgId: string | null;
  title: string;
  /** separated by 、 */
  shortNames: string;
  number: string;
  issuer: string;
  districtWide: boolean;
  receivedOn: string;
  sender: string;
  deadline: string;
  handler: string;
  asks: string;
};

export function emptyVersion(): VersionForm {
  return {
    ...{ label: "", adoptedOn: "", issuedOn: "", effectiveFrom: "", effectiveTo: "", repealedOn: "" },
    ...{ source: "", verified: "seen", files: [] },
  };
}

export function emptyDocument(type: DocumentType, orgId: string | null, today: string): DocumentForm {
  return {
    ...{ type, orgId, title: "", shortNames: "", number: "", issuer: "", districtWide: false },
    ...{ receivedOn: today, sender: "", deadline: "", handler: "", asks: "" },
  };
}

export function fromDocument(document: DocumentDetail): DocumentForm {
  const { incoming } = document;
  return {
    type: document.type,
    orgId: document.orgId,
    title: document.title,
    shortNames: document.shortNames.join("、"),
    number: document.number,
    issuer: document.issuer,
    districtWide: document.districtWide,
    receivedOn: incoming?.receivedOn ?? "",
    sender: incoming?.sender ?? "",
    deadline: incoming?.deadline ?? "",
    handler: incoming?.handler ?? "",
    asks: incoming?.asks ?? "",
  };
}

export function fromVersion(version: DocumentVersion): VersionForm {
  return {
    label: version.label,
    adoptedOn: version.adoptedOn ?? "",
    issuedOn: version.issuedOn ?? "",
    effectiveFrom: version.effectiveFrom ?? "",
    effectiveTo: version.effectiveTo ?? "",
    repealedOn: version.repealedOn ?? "",
    source: version.source,
    verified: version.verified,
    files: version.files.flatMap(({ fileId, name }) => (fileId === null ? [] : [{ fileId, name }])),
  };
}

/** The form as the contract wants it. */
export function documentBody(form: DocumentForm) {
  const { title, number, issuer, districtWide, receivedOn, sender, handler, asks } = form;
  return {
    ...{ title, number, issuer, districtWide },
    shortNames: form.shortNames
      .split(/[、，,;；\n]+/)
      .map((name) => name.trim())
      .filter(Boolean),
    incoming: form.type === "incoming" ? { receivedOn, sender, deadline: form.deadline || null, handler, asks } : null,
  };
}

export function versionBody({ files, ...form }: VersionForm) {
  return {
    ...form,
    adoptedOn: form.adoptedOn || null,
    issuedOn: form.issuedOn || null,
    effectiveFrom: form.effectiveFrom || null,
    effectiveTo: form.effectiveTo || null,
    repealedOn: form.repealedOn || null,
    files: files.map(({ fileId }) => fileId),
  };
}
