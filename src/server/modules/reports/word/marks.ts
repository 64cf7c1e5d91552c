import {
  BookmarkEnd,
  BookmarkStart,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ICommentOptions,
  type ParagraphChild,
  TextRun,
} from "docx";
import { type UntracedNumber, untracedNumbers } from "#shared/report/coverage.ts";
import type { FigureNode, InlineNode, ReportDocument } from "#shared/report/document.ts";
import { inlineText, officialDate } from "#shared/report/plain-text.ts";
import type { InlineWriter } from "./blocks.ts";
import type { FigureTrace } from "./input.ts";
import { paragraph, run } from "./paragraphs.ts";

const AUTHOR = { author: "数据核对", initials: "核" };

type Span = Pick<UntracedNumber, "start" | "end">;

/** Untraced numbers are placed in the typed text, in which any other node is one character. */
function typedLength(node: InlineNode): number {
  return node.type === "text" ? node.text.length : 1;
}

/** Bookmark of a figure; a copy of the same figure further down gets a number, as names are unique in a file. */
export function bookmarkName(id: string, occurrence = 1): string {
  const name = `fig_${id.replaceAll("-", "")}`;
  return occurrence > 1 ? `${name}_${occurrence}` : name;
}

/**
 * Marks the working copy: a bookmark and a shade for each figure, a comment for each number that no records stand
 * behind. One instance marks one file, as bookmark and comment numbers run through it.
 */
export class WorkingMarks {
  readonly comments: ICommentOptions[] = [];
  readonly #traced: Set<string>;
  readonly #date: Date;
  readonly #occurrences = new Map<string, number>();
  #bookmarks = 0;

  /** @param date of the comments: the clock must not get into the file */
  constructor(traces: FigureTrace[], date: Date) {
    this.#traced = new Set(traces.map((trace) => trace.id));
    this.#date = date;
  }

  /** Writes one document; its untraced numbers are found here. */
  writer(document: ReportDocument): InlineWriter {
    const untraced = Map.groupBy(untracedNumbers(document), (number) => number.block);
    return (content, block) => {
      const numbers = untraced.get(block) ?? [];
      let at = 0;
      return content.flatMap((node) => {
        const start = at;
        at += typedLength(node);
        return this.#node(node, start, numbers);
      });
    };
  }

  #node(node: InlineNode, start: number, untraced: Span[]): ParagraphChild[] {
    if (node.type === "text") return this.#text(node.text, start, untraced);
    if (node.type === "figure") return this.#figure(node);
    if (node.type === "external") {
      const { source, date } = node.attrs;
      return this.#commented([run(node.attrs.text)], `外部数据，来源：${source}（${officialDate(date)}）。`);
    }
    return this.#commented([run(node.attrs.text)], `豁免数字，理由：${node.attrs.reason}`);
  }

  #figure(node: FigureNode): ParagraphChild[] {
    const occurrence = (this.#occurrences.get(node.attrs.id) ?? 0) + 1;
    this.#occurrences.set(node.attrs.id, occurrence);
    this.#bookmarks += 1;
    // The library numbers its own bookmarks by one counter for the whole process, which would make two runs differ; its
    // type of what a paragraph holds leaves the two halves of a bookmark out, though it writes them like any child.
    const marked = [
      new BookmarkStart(bookmarkName(node.attrs.id, occurrence), this.#bookmarks),
      run(inlineText(node), { shaded: true }),
      new BookmarkEnd(this.#bookmarks),
    ] as ParagraphChild[];
    if (node.attrs.text === null) return this.#commented(marked, "此数据还没有算出，请先更新数据。");
    if (this.#traced.has(node.attrs.id)) return marked;
    return this.#commented(marked, "此数据没有可打开的记录，请核对口径和期间。");
  }

  #text(text: string, start: number, untraced: Span[]): ParagraphChild[] {
    const children: ParagraphChild[] = [];
    let done = 0;
    for (const span of untraced) {
      const from = Math.max(span.start - start, done);
      const to = Math.min(span.end - start, text.length);
      if (from >= to) continue;
      if (from > done) children.push(run(text.slice(done, from)));
      children.push(
        ...this.#commented([run(text.slice(from, to))], "此数字无来源，请改为数据、注明外部来源，或说明豁免的理由。"),
      );
      done = to;
    }
    if (done < text.length) children.push(run(text.slice(done)));
    return children;
  }

  #commented(children: ParagraphChild[], text: string): ParagraphChild[] {
    const id = this.comments.length;
    this.comments.push({ id, ...AUTHOR, date: this.#date, children: [paragraph("CommentText", text)] });
    return [
      new CommentRangeStart(id),
      ...children,
      new CommentRangeEnd(id),
      new TextRun({ children: [new CommentReference(id)] }),
    ];
  }
}
