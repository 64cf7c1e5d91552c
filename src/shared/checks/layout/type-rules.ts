import type { Finding } from "../finding.ts";
import type { ParagraphFacts, TypeFacts } from "./facts.ts";
import { gather } from "./gather.ts";
import type { Placed, Role } from "./roles.ts";
import { type Face, fontName, isFace, sizeName } from "./type-names.ts";

const SIZE = 16;
const TITLE_SIZE = 22;
const INDENT = 2;
/** Characters by which an indent may differ: settings in centimetres or points never meet two characters exactly. */
const INDENT_SLACK = 0.3;

type Due = {
  role: Role;
  name: string;
  face: Face;
  size: number;
  clause: string;
  type: (facts: ParagraphFacts) => TypeFacts | null;
};

const DUES: Due[] = [
  { role: "title", name: "标题", face: "小标宋", size: TITLE_SIZE, clause: "7.3.1", type: ({ type }) => type },
  { role: "heading1", name: "一级标题", face: "黑体", size: SIZE, clause: "7.3.3", type: ({ lead }) => lead },
  { role: "heading2", name: "二级标题", face: "楷体", size: SIZE, clause: "7.3.3", type: ({ lead }) => lead },
  { role: "body", name: "正文", face: "仿宋", size: SIZE, clause: "7.3.3", type: ({ type }) => type },
];

/** Faces and sizes, 7.3.1 and 7.3.3. */
export function typeFindings(placed: readonly Placed[], numbers: ReadonlyMap<Placed, number>): Finding[] {
  return DUES.flatMap(({ role, name, face, size, clause, type }) => {
    const rule = { rule: `layout-type-${role}`, severity: "warning", clause } as const;
    const suggestion = `${name}用${sizeName(size)}${face}`;
    return gather(
      rule,
      placed.filter((one) => one.role === role),
      numbers,
      suggestion,
      ({ facts }) => {
        const found = facts && type(facts);
        if (!found) return null;
        const wrong = [
          ...(isFace(found.font, face) ? [] : [`字体是${fontName(found.font)}，应为${face}`]),
          ...(found.size === size ? [] : [`字号是${sizeName(found.size)}，应为${sizeName(size)}`]),
        ];
        return wrong.length === 0 ? null : `${name}${wrong.join("；")}`;
      },
    );
  });
}

/** The title stands in the middle, 7.3.1; paragraphs begin two characters in, 7.3.3. */
export function placeFindings(placed: readonly Placed[], numbers: ReadonlyMap<Placed, number>): Finding[] {
  const titles = placed.filter(({ role }) => role === "title");
  const title = { rule: "layout-title-place", severity: "warning", clause: "7.3.1" } as const;
  const indented = placed.filter(({ role }) => role === "body" || role === "heading1" || role === "heading2");
  const indent = { rule: "layout-indent", severity: "warning", clause: "7.3.3" } as const;
  return [
    ...gather(title, titles, numbers, "标题居中", ({ facts }) =>
      facts && facts.align !== "center" ? "标题没有居中" : null,
    ),
    ...gather(indent, indented, numbers, "首行缩进 2 字符，左缩进 0", wrongIndent),
  ];
}

function wrongIndent({ facts, paragraph }: Placed): string | null {
  if (!facts) return null;
  const character = (facts.type?.size ?? SIZE) * 20;
  const typed = /^\u3000*/.exec(paragraph.text.slice(paragraph.automatic))![0].length;
  const first = (facts.firstLineChars ?? facts.firstLine / character) + typed;
  const left = facts.left / character;
  const round = (value: number) => String(Math.round(value * 10) / 10);
  if (Math.abs(left) > INDENT_SLACK) return `整段左缩进 ${round(left)} 字，应只有首行左空二字，回行顶格`;
  return Math.abs(first - INDENT) > INDENT_SLACK ? `首行左空 ${round(first)} 字，应左空二字` : null;
}
