import { z } from "zod";
import { figureSpec } from "#shared/figures/spec.ts";

/**
 * The closed, versioned schema of a report's text. It is what ProseMirror edits and what Word, plain text and
 * coverage read; whatever is not listed here cannot be in a report. Heading numbers are never part of the text:
 * they are computed (see headings.ts). Version 2 lets a fact rest on documents; every report of version 1 is one of 2.
 */
export const DOCUMENT_VERSION = 2;

/** A number that is computed from records. `text` is the chosen surface form and parses back to the value. */
export const figureNode = z.strictObject({
  type: z.literal("figure"),
  attrs: z.strictObject({
    id: z.uuid(),
    spec: figureSpec,
    /** how the value is written: arabic "9", chinese "九", over "9余", near "近10", decimal "98.3%" */
    form: z.enum(["arabic", "chinese", "over", "near"]).default("arabic"),
    /** the text as last computed; null before the first computation */
    text: z.string().max(40).nullable().default(null),
  }),
});

/** A number taken from another unit: never computed, always with its document and date. */
export const externalNode = z.strictObject({
  type: z.literal("external"),
  attrs: z.strictObject({
    id: z.uuid(),
    text: z.string().min(1).max(40),
    source: z.string().min(1).max(200),
    date: z.iso.date(),
  }),
});

/** A number that is deliberately not traced, with the reason why. */
export const exemptNode = z.strictObject({
  type: z.literal("exempt"),
  attrs: z.strictObject({ id: z.uuid(), text: z.string().min(1).max(40), reason: z.string().min(1).max(200) }),
});

/** What a fact sentence rests on. */
export const evidenceRef = z.strictObject({
  type: z.enum(["activity", "file", "document"]),
  id: z.uuid(),
  label: z.string().max(200),
  /** of a document: the version that held when the report was issued */
  version: z.uuid().optional(),
});

/** 事实句: a sentence without a number that asserts something; empty evidence means none given yet. */
export const factMark = z.strictObject({
  type: z.literal("fact"),
  attrs: z.strictObject({ id: z.uuid(), evidence: z.array(evidenceRef).max(50) }),
});

export const textNode = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1),
  marks: z.array(factMark).max(1).optional(),
});

export const inlineNode = z.discriminatedUnion("type", [textNode, figureNode, externalNode, exemptNode]);

export const headingNode = z.strictObject({
  type: z.literal("heading"),
  attrs: z.strictObject({ level: z.int().min(1).max(4) }),
  content: z.array(inlineNode).optional(),
});

export const paragraphNode = z.strictObject({
  type: z.literal("paragraph"),
  content: z.array(inlineNode).optional(),
});

export const reportDocument = z.strictObject({
  type: z.literal("doc"),
  content: z.array(z.discriminatedUnion("type", [headingNode, paragraphNode])).max(5000),
});

export type EvidenceRef = z.infer<typeof evidenceRef>;
export type FigureNode = z.infer<typeof figureNode>;
export type ExternalNode = z.infer<typeof externalNode>;
export type ExemptNode = z.infer<typeof exemptNode>;
export type TextNode = z.infer<typeof textNode>;
export type InlineNode = z.infer<typeof inlineNode>;
export type HeadingNode = z.infer<typeof headingNode>;
export type ParagraphNode = z.infer<typeof paragraphNode>;
export type BlockNode = HeadingNode | ParagraphNode;
export type ReportDocument = z.infer<typeof reportDocument>;

/** What stands around the text on the page (GB/T 9704—2012): none of it is computed from records. */
export const reportFrame = z.strictObject({
  title: z.string().min(1).max(120),
  /** 主送, without the colon; several are separated by 、or ， */
  addressee: z.string().max(300).default(""),
  /** 发文机关署名 */
  signatory: z.string().max(100).default(""),
  /** 成文日期 */
  date: z.iso.date().nullable().default(null),
  /** 附件 names, in order */
  attachments: z.array(z.string().min(1).max(120)).max(30).default([]),
});
export type ReportFrame = z.infer<typeof reportFrame>;
