import { readFileSync } from "node:fs";
import { development, parseSentence, unseen } from "../../src/shared/claims/labelled/support.ts";
import { fourthClaims } from "/tmp/fourth-claims.ts";
import { fourthClaimsMore } from "/tmp/fourth-claims-more.ts";
const half = (s: string): string => s.replace(/[０-９．％，]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[,\s]/gu, "");
const POWERS: Readonly<Record<string, number>> = { 千: 1000, 万: 10_000, 亿: 100_000_000 };
function written(span: string, unit: string): number | null {
  const m = /^(\d+(?:\.\d+)?)[余多]?([千万亿])?[余多]?(\D*)$/u.exec(half(span));
  if (!m) return null;
  const power = m[2] && !unit.startsWith(m[2]) ? POWERS[m[2]]! : 1;
  return Math.round(Number(m[1]) * power * 100) / 100;
}
function stands(text: string, subject: string): boolean {
  if (text.includes(subject)) return true;
  return [...subject].some((_, at) => at > 0 && text.includes(subject.slice(0, at)) && text.includes(subject.slice(at)));
}
const LIGHT = /^(?:召开|开展|举办|组织(?!部|处理|生活|关系)|进行|完成(?!率)|共(?!建)|累计|已|先后|建立|设立|设置|形成|印发|发放|实现|成立|组建|打造|推出|制定|实施|获得)/u;
const PERSON = /^(?:人|名|位|人次)$/u;
const old = new Set([...development, ...unseen].map((s) => s.text));
const seen = new Set<string>();
let bad = 0;
for (const [name, file, src] of [["G", fourthClaims, "/tmp/claimsG.txt"], ["H", fourthClaimsMore, "/tmp/claimsH.txt"]] as const) {
  const source = readFileSync(src, "utf8").trimEnd().split("\n");
  let n = 0, none = 0;
  const kinds: Record<string, number> = {};
  file.forEach((marked, i) => {
    const { text, claims } = parseSentence(marked);
    const say = (why: string) => { bad++; console.log("BAD", name, i + 1, why, marked); };
    if (text !== source[i]!.replace(/[{}]/gu, "")) say("text differs");
    if (old.has(text) || seen.has(text)) say("twice");
    seen.add(text);
    if (claims.length === 0) none++;
    n += claims.length;
    claims.forEach((c, j) => {
      kinds[c.kind] = (kinds[c.kind] ?? 0) + 1;
      const span = text.slice(c.start, c.end);
      const w = (why: string) => say(`${why}: ${span} ${c.subject}`);
      if (!/^[\d０-９〇零一二两三四五六七八九十百千]/u.test(span)) w("begin");
      if (c.unit !== "%" && !half(span).replace("（次）", "次").endsWith(c.unit.replace(/[万亿]元/u, "元"))) w("unit");
      if (j > 0 && c.start < claims[j - 1]!.end) w("order");
      const v = c.valueTo === undefined ? written(span, c.unit) : null;
      if (v !== null && v !== c.value) w("value");
      if (/[余多]/u.test(span) && c.approx !== "over") w("yu");
      if ((c.unit === "%") !== (c.kind === "rate")) w("rate");
      if (PERSON.test(c.unit) && !["people", "frequency"].includes(c.kind)) w("person");
      if (!PERSON.test(c.unit) && c.kind === "people") w("notperson");
      if (/元$/u.test(c.unit) && !["amount", "frequency"].includes(c.kind)) w("money");
      if (c.kind === "rate" && c.value > 100) w("rate100");
      if (!stands(text, c.subject)) w("subject does not stand");
      if (LIGHT.test(c.subject)) w("light");
      const lead = text.slice(Math.max(0, c.start - 3), c.start);
      if (/(?:超|超过|逾|至少|不少于|突破)$/u.test(lead) && c.approx !== "over") w("over");
      if (/(?:近|不足|不到)$/u.test(lead) && c.approx !== "near") w("near");
      if ((/(?<!签)约为?$/u.test(lead) || /^(?:左右|上下)/u.test(text.slice(c.end))) && c.approx !== "about") w("about");
      if (text.startsWith("以上", c.end) && c.approx !== "over") w("以上");
      const around = lead + span + text.slice(c.end, c.end + 2);
      if (c.approx !== "exact" && !/[余多超逾近约上来]|至少|不少于|突破|不足|不到|接近|左右|以上|上下/u.test(around)) w("approx unfounded");
    });
    const rest = marked.replace(/\{[^{}]*\}/gu, "▢");
    if (/[\d]|[一二两三四五六七八九十百千半]+(?:次|个|名|人|场|成|项|户)/u.test(rest) && process.argv.includes("--rest")) console.log("rest", name, i + 1, rest);
  });
  console.log(name, "sentences", file.length, "with claims", file.length - none, "claims", n, JSON.stringify(kinds));
}
console.log("bad", bad);
