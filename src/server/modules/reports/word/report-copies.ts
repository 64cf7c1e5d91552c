import type { FigureNode, ReportDocument } from "#shared/report/document.ts";
import { annexBlocks, type WriterFor } from "./annexes.ts";
import { blockParagraphs, plainWriter } from "./blocks.ts";
import { FACTS_NAMESPACE, factsXml, provenance } from "./facts.ts";
import { aboveText, belowText, hasBelow } from "./frame.ts";
import { FigureNotComputedError, type WordInput } from "./input.ts";
import { WorkingMarks } from "./marks.ts";
import { packWord } from "./package.ts";
import type { SectionChild } from "./paragraphs.ts";
import { officialSection } from "./section.ts";
import { sourceTable } from "./source-table.ts";

/** Word shows it on every page, so that a printed sheet says what it is. */
const WORKING_MARK = "底稿（内部使用，不得报送）";

/**
 * 报送净稿: the report in the official format of GB/T 9704—2012 and nothing else. It carries no bookmark, comment, id,
 * property or part from which a record could be guessed, not even where a figure begins and ends.
 * @throws FigureNotComputedError when a figure has no value yet
 */
export function renderCleanCopy(input: WordInput): Promise<Uint8Array> {
  const missing = documentsOf(input).flatMap(figuresWithoutText);
  if (missing.length > 0) return Promise.reject(new FigureNotComputedError(missing.map((node) => node.attrs.id)));
  return packWord({
    sections: [officialSection([...reportBlocks(input, () => plainWriter), ...annexesOf(input, () => plainWriter)])],
    properties: propertiesOf(input),
  });
}

/**
 * 底稿: the same pages with a bookmark around each figure (`fig_` and its id), a comment on each number that records do
 * not stand behind, the facts as a custom XML part (namespace `urn:shilu:facts:1`) and the 数据来源表 behind the text.
 */
export function renderWorkingCopy(input: WordInput): Promise<Uint8Array> {
  const traces = input.traces ?? [];
  const marks = new WorkingMarks(traces, new Date(`${input.frame.date ?? "2000-01-01"}T00:00:00Z`));
  const found = provenance(documentsOf(input));
  const children = [
    ...reportBlocks(input, (document) => marks.writer(document)),
    ...annexesOf(input, (document) => marks.writer(document)),
    ...sourceTable(found, traces),
  ];
  return packWord({
    sections: [officialSection(children, WORKING_MARK)],
    comments: marks.comments,
    properties: propertiesOf(input),
    customXml: { xml: factsXml(found, traces), namespace: FACTS_NAMESPACE },
  });
}

function reportBlocks({ frame, document }: WordInput, writerFor: WriterFor): SectionChild[] {
  return [...aboveText(frame), ...blockParagraphs(document, writerFor(document), hasBelow(frame)), ...belowText(frame)];
}

function annexesOf({ annexes, frame }: WordInput, writerFor: WriterFor): SectionChild[] {
  return annexBlocks(annexes ?? [], frame.attachments, writerFor);
}

function documentsOf({ document, annexes }: WordInput): ReportDocument[] {
  return [document, ...(annexes ?? []).flatMap((annex) => (annex.document ? [annex.document] : []))];
}

function figuresWithoutText(document: ReportDocument): FigureNode[] {
  const nodes = document.content.flatMap((block) => block.content ?? []);
  return nodes.filter((node) => node.type === "figure").filter((node) => node.attrs.text === null);
}

function propertiesOf({ frame }: WordInput) {
  return { title: frame.title, creator: frame.signatory, date: frame.date };
}
