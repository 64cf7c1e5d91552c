import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { matchClaims } from "#server/modules/checks/index.ts";
import { measure, resolveFigure } from "#server/modules/figures/index.ts";
import { withActor } from "#server/platform/tx.ts";
import { activityKind, kindName } from "#shared/catalogue/kinds.ts";
import { checkText } from "#shared/checks/check-text.ts";
import { draftOf } from "#shared/checks/draft.ts";
import { libraryOf } from "#shared/citations/find-citations.ts";
import { findClaims } from "#shared/claims/find-claims.ts";
import { best, type Ratio } from "../ratio.ts";
import { type BenchWorld, KINDS } from "../world.ts";

/** A report of so many characters with numbers, headings, citations and ordinary prose. */
function reportOf(characters: number): string {
  const lines: string[] = ["关于2026年工作情况的报告"];
  for (let n = 1, length = 0; length < characters; n++) {
    const kind = KINDS[n % KINDS.length]!;
    const line = `全区各级党组织坚持把学习教育摆在突出位置，认真落实《中国共产党支部工作条例（试行）》，${activityKind(kind)?.verb ?? "开展"}${kindName(kind)}${n * 7}次，参加${n * 131}人次，出勤率${80 + (n % 20)}.${n % 10}%，收集意见建议${n * 3}条，办结${n * 2}条，其余正在推进。`;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join("\n").slice(0, characters);
}

const library = libraryOf([]);
const check = (text: string) => async () => checkText(draftOf(text), { library, on: "2026-11-27", hints: true });

/** Texts alone: does twice the text cost twice the time, and how long do 20,000 characters take? */
export async function textCases(): Promise<Ratio[]> {
  const [one, two] = [reportOf(20_000), reportOf(40_000)];
  await best(3, check(one));
  const short = await best(7, check(one));
  const long = await best(7, check(two));
  return [
    { name: "核对四万字 / 核对两万字（不用台账）", ours: long, bare: short, limit: 2.3 },
    { name: "核对两万字（不用台账）/ 一秒", ours: short, bare: 1_000, limit: 0.5 },
    await folderCase(),
  ];
}

/** A report of sixty claims against the ledger: with all its other definitions, beside the sixty figures alone. */
export async function matchCase(world: BenchWorld): Promise<Ratio> {
  const text = Array.from({ length: 20 }, (_, n) => {
    const kind = KINDS[n % KINDS.length]!;
    return `全区开展${kindName(kind)}${n}次，参加${n * 31}人次，出勤率9${n % 10}.5%。`;
  }).join("\n");
  const claims = findClaims(text);
  const context = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-12-31" };
  const speaker = { id: world.root, kind: "district" };
  const matching = { text, claims, speaker, context, decisions: new Map() };
  const ours = await best(3, () => withActor(world.db, world.actor, (tx) => matchClaims(tx, world.actor, matching)));
  const matched = await withActor(world.db, world.actor, (tx) => matchClaims(tx, world.actor, matching));
  const specs = matched.flatMap(({ figure }) => (figure ? [figure.spec] : []));
  if (specs.length !== claims.length) throw new Error("every claim of the text names a figure");
  const bare = await best(3, () =>
    withActor(world.db, world.actor, async (tx) => {
      for (const spec of specs) await measure(tx, world.actor, await resolveFigure(tx, world.actor, spec, context));
    }),
  );
  return { name: `${claims.length} 个数字与台账核对（含其他口径）/ 逐个计算这些数据`, ours, bare, limit: 3 };
}

/** The memory that a folder takes: a process for each size, told by the most it ever held. */
async function folderCase(): Promise<Ratio> {
  const folder = await mkdtemp(join(tmpdir(), "shilu-bench-"));
  try {
    for (let n = 0; n < 1_000; n++) await writeFile(join(folder, `${n}.txt`), reportOf(3_000 + n));
    const few = mostHeld(folder, 100);
    const many = mostHeld(folder, 1_000);
    return { name: "一千份文稿时占用的内存 / 一百份", ours: many, bare: few, limit: 1.3, unit: "kB" };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function mostHeld(folder: string, files: number): number {
  const script = `import { checkFiles } from ${JSON.stringify(join(import.meta.dirname, "../../src/cli/check.ts"))};
    import { readdirSync } from "node:fs";
    const names = readdirSync(${JSON.stringify(folder)}).slice(0, ${files}).map((name) => ${JSON.stringify(`${folder}/`)} + name);
    let told = 0;
    for await (const report of checkFiles(names, { "no-ledger": true })) told += report.claims.length;
    console.log(process.resourceUsage().maxRSS, told);`;
  const done = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    cwd: join(import.meta.dirname, "../.."),
  });
  const [held = 0, told = 0] = done.stdout.split(" ").map(Number);
  if (!(told > 0)) throw new Error(`no claims told: ${done.stderr.slice(0, 300)}`);
  return held;
}
