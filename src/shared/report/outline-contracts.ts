import { z } from "zod";
import { OUTLINE_FORMAT, outlineDocument } from "./outline-document.ts";

/** An outline as it is chosen for a report or a round. */
export const outlineChoice = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  about: z.string(),
  /** the district's, not the release's */
  own: z.boolean(),
  /** no longer offered; named where it was chosen */
  retired: z.boolean(),
  headings: z.array(z.string()),
});
export type OutlineChoice = z.infer<typeof outlineChoice>;

/** An outline in the dictionary. */
export const outlineRow = z.object({
  id: z.string(),
  own: z.boolean(),
  name: z.string(),
  about: z.string(),
  /** the newest version; null: never published */
  version: z.int().nullable(),
  /** the draft says something else than the newest version */
  changed: z.boolean(),
  retired: z.boolean(),
  origin: z.string(),
  reports: z.int(),
});
export type OutlineRow = z.infer<typeof outlineRow>;

export const outlineVersion = z.object({
  version: z.int(),
  name: z.string(),
  note: z.string(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
  reports: z.int(),
});
export type OutlineVersion = z.infer<typeof outlineVersion>;

export const outlineDetail = z.object({
  ...outlineRow.shape,
  revision: z.int(),
  /** the draft; of the release's outlines what they are */
  document: outlineDocument,
  versions: z.array(outlineVersion),
});
export type OutlineDetail = z.infer<typeof outlineDetail>;

const words = {
  name: z.string().trim().min(2, "名称至少两个字").max(40, "名称不超过四十个字"),
  about: z.string().trim().max(120, "说明不超过一百二十个字"),
};

export const newOutline = z.object({
  ...{ commandId: z.uuid(), id: z.uuid(), ...words, document: outlineDocument },
  /** where it was copied from, as it is called */
  origin: z.string().trim().max(120).default(""),
});
export type NewOutline = z.infer<typeof newOutline>;

export const outlineDraft = z.object({ revision: z.int(), ...words, document: outlineDocument });
export type OutlineDraft = z.infer<typeof outlineDraft>;

export const outlinePublication = z.object({
  revision: z.int(),
  note: z.string().trim().max(120, "说明不超过一百二十个字").default(""),
  /** an older version to publish again; null: the draft */
  from: z.int().positive().nullable().default(null),
});
export type OutlinePublication = z.infer<typeof outlinePublication>;

/** What an outline would write, for looking at: figures and facts told apart from the rest. */
export const outlinePreview = z.object({
  title: z.string(),
  blocks: z.array(
    z.object({
      /** 0: a paragraph */
      level: z.int(),
      number: z.string(),
      parts: z.array(z.object({ text: z.string(), is: z.enum(["text", "figure", "fact"]) })),
    }),
  ),
  omitted: z.array(z.string()),
});
export type OutlinePreview = z.infer<typeof outlinePreview>;

/** An outline as a file for another district. */
export const outlineFile = z.object({
  format: z.literal("shilu-outline", "不是提纲文件"),
  formatVersion: z.literal(OUTLINE_FORMAT, "提纲文件的格式版本与本系统不符，请升级后再导入"),
  ...words,
  /** the version that was taken out; null: an unpublished draft */
  version: z.int().nullable(),
  district: z.string(),
  document: outlineDocument,
});
export type OutlineFile = z.infer<typeof outlineFile>;
