import type { JSONContent } from "@tiptap/core";
import type { ReportFigure } from "#shared/report/contracts.ts";
import { type ReportDocument, reportDocument } from "#shared/report/document.ts";

/**
 * The editor's content as a report document. Empty inline content and marks on numbers are left out: the editor
 * allows them, the schema does not.
 * @throws ZodError when something is in the text that a report cannot hold
 */
export function toReportDocument(content: JSONContent): ReportDocument {
  const blocks = (content.content ?? []).map((block) => {
    const inline = (block.content ?? []).map(({ type, text, attrs, marks }) =>
      type === "text" ? { type, text, ...(marks?.length ? { marks } : {}) } : { type, attrs },
    );
    return {
      type: block.type,
      ...(block.type === "heading" ? { attrs: { level: block.attrs?.level } } : {}),
      ...(inline.length > 0 ? { content: inline } : {}),
    };
  });
  return reportDocument.parse({ type: "doc", content: blocks });
}

/** What the editor starts from: it needs a block to put the caret in. */
export function toEditorContent(document: ReportDocument): JSONContent {
  return document.content.length > 0 ? document : { type: "doc", content: [{ type: "paragraph" }] };
}

/** A text kept on this device with each figure as the records have it now. */
export function withCurrentTexts(document: ReportDocument, figures: readonly ReportFigure[]): ReportDocument {
  const texts = new Map(figures.map((figure) => [figure.nodeId, figure.text]));
  return {
    ...document,
    content: document.content.map((block) => ({
      ...block,
      ...(block.content && {
        content: block.content.map((node) => {
          if (node.type !== "figure") return node;
          return { ...node, attrs: { ...node.attrs, text: texts.get(node.attrs.id) ?? node.attrs.text } };
        }),
      }),
    })),
  };
}
