import { parseArgs } from "node:util";
import { checkFiles } from "./check.ts";
import { type CheckReport, reportText } from "./check-report.ts";
import { figures, records } from "./figures.ts";
import { importFile } from "./import.ts";
import { renderReport } from "./report.ts";
import { type Options, UsageError } from "./usage.ts";

type Command = {
  usage: string;
  options: Record<string, { type: "string" | "boolean"; short?: string }>;
  run: (positionals: string[], options: Options) => Promise<unknown> | AsyncIterable<CheckReport>;
};

const FIGURE_OPTIONS = {
  org: { type: "string" },
  period: { type: "string" },
  metric: { type: "string" },
  kind: { type: "string" },
  role: { type: "string" },
  reach: { type: "string" },
  cutoff: { type: "string" },
} as const;

const COMMANDS: Record<string, Command> = {
  import: {
    usage:
      "import <文件.xlsx|.csv> [--as activities|roster] [--org 名称|编码] [--dry-run] [--leave-out] [--left]　导入台账或花名册；--dry-run 只看会发生什么，--leave-out 有问题的行不导入，--left 花名册中没有的人记为转出",
    options: {
      as: { type: "string" },
      org: { type: "string" },
      "dry-run": { type: "boolean" },
      "leave-out": { type: "boolean" },
      left: { type: "boolean" },
    },
    run: importFile,
  },
  figures: {
    usage:
      "figures --org 名称|编码 --period 2026|2026-Q1|2026-H1|2026-03|起..止 [--metric 次数] [--kind 类型] [--role host] [--reach inner|self|tree|below] [--cutoff 日期]",
    options: FIGURE_OPTIONS,
    run: figures,
  },
  records: {
    usage: "records（选项同 figures）　列出数字背后的记录",
    options: FIGURE_OPTIONS,
    run: records,
  },
  report: {
    usage: "report render <提纲> --org 名称|编码 --period 2026 -o 文件.docx [--working] [--cutoff 日期]",
    options: {
      org: { type: "string" },
      period: { type: "string" },
      cutoff: { type: "string" },
      output: { type: "string", short: "o" },
      working: { type: "boolean" },
    },
    run: renderReport,
  },
  check: {
    usage:
      "check <文件或文件夹…> [--no-ledger] [--org 名称|编码] [--period 2026] [--cutoff 日期] [--on 成文日期] [--layout] [--hints]　核对文稿：数字与记录、引用的法规、文字；--no-ledger 不用数据库，只看文稿本身；--layout 不论像不像公文都核对版式，--hints 也列出文体提示",
    options: {
      "no-ledger": { type: "boolean" },
      layout: { type: "boolean" },
      hints: { type: "boolean" },
      org: { type: "string" },
      period: { type: "string" },
      cutoff: { type: "string" },
      on: { type: "string" },
    },
    run: checkFiles,
  },
};

async function main(args: string[]): Promise<void> {
  const [name = "", ...rest] = args;
  const command = COMMANDS[name];
  if (!command) {
    const lines = Object.values(COMMANDS).map(({ usage }) => `  ${usage}`);
    const text = `用法：npm run -s shilu -- <命令> [--json] [--help]\n${lines.join("\n")}`;
    if (name === "--help" || name === "") {
      console.log(text);
      return;
    }
    throw new UsageError(`没有命令“${name}”，可用：${Object.keys(COMMANDS).join("、")}`);
  }
  const options = { ...command.options, json: { type: "boolean" as const }, help: { type: "boolean" as const } };
  let parsed: { values: Options; positionals: string[] };
  try {
    parsed = parseArgs({ args: rest, options, allowPositionals: true }) as typeof parsed;
  } catch (error) {
    throw new UsageError(`选项有误：${(error as Error).message}`);
  }
  if (parsed.values.help) {
    console.log(`用法：npm run -s shilu -- ${command.usage}`);
    return;
  }
  const running = command.run(parsed.positionals, parsed.values);
  if (Symbol.asyncIterator in running) return tellEach(running, parsed.values.json === true);
  const result = await running;
  console.log(parsed.values.json ? JSON.stringify(result) : plain(result));
}

/** One file after the other, so that a folder of any size needs no more memory than its largest file. */
async function tellEach(reports: AsyncIterable<CheckReport>, json: boolean): Promise<void> {
  for await (const report of reports) {
    console.log(json ? JSON.stringify(report) : reportText(report));
    if (report.error === undefined) continue;
    console.error(`${report.file}：${report.error}`);
    process.exitCode = 1;
  }
}

/** Rows as tab-separated lines under their names, anything else as text. */
function plain(result: unknown): string {
  if (typeof result === "string") return result;
  const rows = (Array.isArray(result) ? result : [result]) as Record<string, unknown>[];
  const [first] = rows;
  if (!first) return "没有记录";
  const keys = Object.keys(first);
  const cell = (value: unknown) => (Array.isArray(value) ? value.join("、") : String(value ?? ""));
  return [keys.join("\t"), ...rows.map((row) => keys.map((key) => cell(row[key])).join("\t"))].join("\n");
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message.split("\n")[0]);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
