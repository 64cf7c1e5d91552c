import type { Finding } from "../finding.ts";
import { type LayoutFacts, type Margins, millimetres, type ParagraphFacts, type SectionFacts, twips } from "./facts.ts";
import { pageFinding } from "./gather.ts";
import type { Placed } from "./roles.ts";

const A4 = { width: 210, height: 297 };
/** 5.2.1: 天头 37±1 mm, 订口 28±1 mm, 版心 156×225 mm; right and bottom follow. */
const MARGINS: [side: keyof Margins, name: string, due: number][] = [
  ["top", "上（天头）", 37],
  ["left", "左（订口）", 28],
  ["right", "右", 26],
  ["bottom", "下", 35],
];
const TOLERANCE = 1;
/** 版心: what lines and characters are counted on, so that a wrong margin is one finding and not three. */
const TEXT_BLOCK = { width: 156, height: 225 };
const LINES = 22;
const CHARACTERS = 28;
/** Twips by which a text block may fall short: programs round to whole ones, line by line. */
const SHORT = 40;

const shown = (mm: number) => String(Math.round(mm * 100) / 100);
/** beyond rounding of twips and of the millimetres that people type */
const differs = (mm: number, due: number, by: number) => Math.abs(mm - due) > by + 0.05;

/** Size and margins of the page, 5.1 and 5.2.1. */
export function pageFindings(sections: readonly SectionFacts[]): Finding[] {
  const findings = new Map<string, Finding>();
  for (const { page, margins } of sections) {
    if (!page) continue;
    const [width, height] = [millimetres(page.width), millimetres(page.height)];
    const lies = width > height;
    const short = Math.min(width, height);
    const long = Math.max(width, height);
    if (differs(short, A4.width, TOLERANCE) || differs(long, A4.height, TOLERANCE)) {
      const message = `纸张为 ${shown(short)}×${shown(long)} 毫米，应为 A4（210×297 毫米）`;
      const rule = { rule: "layout-page-size", severity: "warning", clause: "5.1" } as const;
      findings.set(message, pageFinding(rule, message, "在页面设置中把纸张改为 A4"));
    }
    // sheets that lie are tables, clause 8
    if (!margins || lies) continue;
    const wrong = MARGINS.filter(([side, , due]) => differs(millimetres(margins[side]), due, TOLERANCE));
    if (wrong.length === 0) continue;
    const found = wrong.map(
      ([side, name, due]) => `${name} ${shown(millimetres(margins[side]))} 毫米，应为 ${due}±1 毫米`,
    );
    const message = `页边距不合版心 156×225 毫米：${found.join("；")}`;
    const rule = { rule: "layout-margins", severity: "warning", clause: "5.2.1" } as const;
    const suggestion = "页边距设为上 37、下 35、左 28、右 26 毫米";
    findings.set(message, pageFinding(rule, message, suggestion));
  }
  return [...findings.values()];
}

type Setting = { section: SectionFacts; facts: ParagraphFacts };

/** 22 lines of 28 characters, 5.2.3, by the setting that most of the text has. */
export function gridFindings(placed: readonly Placed[], { sections }: LayoutFacts): Finding[] {
  const weights = new Map<string, { weight: number; setting: Setting }>();
  for (const { role, facts, index, paragraph } of placed) {
    const section = sections.findLast(({ first }) => first <= index);
    if (role !== "body" || !facts?.type || !section) continue;
    const key = JSON.stringify([section.first, facts.line, facts.snaps, facts.type.size, facts.type.spacing]);
    const known = weights.get(key) ?? { weight: 0, setting: { section, facts } };
    known.weight += paragraph.text.length;
    weights.set(key, known);
  }
  const usual = [...weights.values()].sort((a, b) => b.weight - a.weight)[0]?.setting;
  return usual ? [...lineFindings(usual), ...characterFindings(usual)] : [];
}

function lineFindings({ section, facts }: Setting): Finding[] {
  const pitch = pitchOf(section, facts);
  const rule = { rule: "layout-lines", severity: "warning", clause: "5.2.3" } as const;
  const suggestion = "在页面设置的文档网格中指定每页 22 行，或者把行距设为固定值 28.9 磅";
  if (pitch === null) return [pageFinding(rule, "行距随字体而定，每面不一定是 22 行", suggestion)];
  const lines = Math.floor((twips(TEXT_BLOCK.height) + SHORT) / pitch);
  if (lines === LINES) return [];
  return [pageFinding(rule, `行距 ${shown(pitch / 20)} 磅，版心内每面 ${lines} 行，应为 22 行`, suggestion)];
}

/** Distance of the lines of a text; null where the face decides it. */
function pitchOf(section: SectionFacts, { line, snaps, type }: ParagraphFacts): number | null {
  if (line.rule === "exact") return line.value;
  const grid = snaps ? section.linePitch : null;
  if (line.rule === "atLeast") return grid === null ? null : Math.max(grid, line.value);
  if (grid === null || !type) return null;
  // type that is higher than a line of the grid takes two of them
  return grid * (line.value / 240) * (type.size * 20 > grid ? 2 : 1);
}

function characterFindings({ section, facts }: Setting): Finding[] {
  // text that is off the grid keeps its own width, the closer of both where it is on
  const own = facts.type!.size * 20 + facts.type!.spacing;
  const pitch = facts.snaps && section.charPitch !== null ? section.charPitch : own;
  const characters = Math.floor((twips(TEXT_BLOCK.width) + SHORT) / pitch);
  if (characters === CHARACTERS) return [];
  const rule = { rule: "layout-characters", severity: "warning", clause: "5.2.3" } as const;
  const message = `版心内每行排 ${characters} 字，应为 28 字`;
  return [pageFinding(rule, message, "在页面设置的文档网格中选“指定行和字符网格”，每行 28 字，每页 22 行")];
}
