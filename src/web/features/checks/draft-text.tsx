import { useMemo } from "react";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { activeIn, DraftLine, type Line } from "./draft-line.tsx";
import { DraftTable } from "./draft-table.tsx";
import { type Point, stretchesOf } from "./points.ts";

type Paragraph = CheckDetail["paragraphs"][number];

type Props = {
  paragraphs: readonly Paragraph[];
  /** in the order of the text */
  points: readonly Point[];
  active: string | null;
};

const PART_NAMES = { body: null, table: "表格", footnote: "脚注", textbox: "文本框" } as const;

/** The draft as it reads, with every place marked of which something is said. */
export function DraftText({ paragraphs, points, active }: Props) {
  const blocks = useMemo(() => {
    const stretches = stretchesOf(paragraphs, points);
    return blocksOf(paragraphs.map((paragraph, index) => ({ paragraph, stretches: stretches[index]! })));
  }, [paragraphs, points]);
  return blocks.map(({ part, lines }) => {
    const name = PART_NAMES[part];
    const key = `${part} ${lines[0]?.paragraph.start}`;
    if (part === "table") return <DraftTable key={key} lines={lines} active={active} />;
    const inside = lines.map((line) => (
      <DraftLine key={line.paragraph.start} line={line} active={activeIn(line, active)} />
    ));
    if (name === null) return inside;
    return (
      <section key={key} className={`draft-part ${part}`} aria-label={name}>
        <span className="draft-part-name" aria-hidden="true">
          {name}
        </span>
        {inside}
      </section>
    );
  });
}

/** Runs of paragraphs of one part, the notes last. */
function blocksOf(lines: readonly Line[]): { part: Paragraph["part"]; lines: Line[] }[] {
  const isNote = ({ paragraph }: Line) => paragraph.part === "footnote";
  const blocks: { part: Paragraph["part"]; lines: Line[] }[] = [];
  for (const line of [...lines.filter((one) => !isNote(one)), ...lines.filter(isNote)]) {
    const { part, text } = line.paragraph;
    if (part !== "body" && text.trim() === "") continue;
    const last = blocks.at(-1);
    if (last?.part === part) last.lines.push(line);
    else blocks.push({ part, lines: [line] });
  }
  return blocks;
}
