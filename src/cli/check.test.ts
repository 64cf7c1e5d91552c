import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { docxOf, p } from "#server/modules/checks/reading/docx.fixture.ts";
import { ROOT } from "../../test/support/run-server.ts";
import { checkFiles } from "./check.ts";
import { type Options, UsageError } from "./usage.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "shilu-check-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, content);
  return path;
}

type Said = { code: number | null; out: string[]; err: string[] };

/** `npm run shilu -- check …` without npm. */
async function check(...args: string[]): Promise<Said> {
  const line = ["--disable-warning=ExperimentalWarning", "src/cli/main.ts", "check", ...args];
  const child = spawn(process.execPath, line, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  const lines = (text: string) => text.split("\n").filter(Boolean);
  return { code: await ended, out: lines(out), err: lines(err) };
}

const DRAFT = "关于2026年上半年工作的报告\n今年以来，召开党员大会4次。新设备已按装到位。";

describe("check --no-ledger --json", () => {
  it("prints one object a file with these keys, the places in characters", async () => {
    const file = await write("one/𠮷报告.txt", `𠮷镇𠮷村。\n${DRAFT}`);
    const { code, out, err } = await check(file, "--no-ledger", "--json");
    expect([code, out.length, err]).toEqual([0, 1, []]);
    const characters = [..."𠮷镇𠮷村。\n".concat(DRAFT)];
    const at = (word: string) => [...characters.join("").split(word)[0]!].length;
    expect(JSON.parse(out[0]!)).toEqual({
      file,
      claims: [
        {
          ...{ subject: "党员大会", value: 4, unit: "次", approx: false, kind: "count", span: "4次" },
          ...{ start: at("4次"), verdict: null, figure: null, records: null },
        },
      ],
      citations: [],
      findings: [
        {
          ...{ rule: "words.按装", severity: "error", start: at("按装"), length: 2, suggestion: "安装" },
          message: expect.stringContaining("按装"),
        },
      ],
      coverage: {
        claims: 1,
        verdicts: { agrees: 0, differs: 0, definition: 0, unrecorded: 0, external: 0, exempt: 0, unclear: 0 },
        ...{ citations: 0, doubtful: 0, errors: 1, warnings: 0, hints: 0 },
      },
    });
  });

  it("reads Word files and folders in the order of their names, and leaves others alone", async () => {
    const [first, second] = [
      await write("two/a.docx", await docxOf({ body: p("召开党员大会4次。") })),
      await write("two/b/c.txt", "召开支委会5次。"),
    ];
    await write("two/d.png", Uint8Array.of(1, 2, 3));
    await write("two/~$a.docx", "锁");
    const { code, out } = await check(join(folder, "two"), "--no-ledger", "--json");
    const reports = out.map((line) => JSON.parse(line));
    expect([code, reports.map(({ file, claims }) => [file, claims.map(({ span }: { span: string }) => span)])]).toEqual(
      [
        0,
        [
          [first, ["4次"]],
          [second, ["5次"]],
        ],
      ],
    );
  });

  it("goes on behind a file that cannot be read, says why in a line, and ends with 1", async () => {
    const broken = await write("three/a.docx", Uint8Array.of(80, 75, 3, 4, 5, 6));
    const empty = await write("three/b.txt", "");
    const sound = await write("three/c.txt", "召开党员大会4次。");
    const { code, out, err } = await check(broken, empty, sound, "--no-ledger", "--json");
    const reports = out.map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(reports.map(({ file, error, claims }) => [file, typeof error, claims?.length])).toEqual([
      [broken, "string", undefined],
      [empty, "string", undefined],
      [sound, "undefined", 1],
    ]);
    expect(Object.keys(reports[0])).toEqual(["file", "error"]);
    expect(err).toEqual(reports.slice(0, 2).map(({ file, error }) => `${file}：${error}`));
  });
});

describe("check --no-ledger", () => {
  it("tells people what is open, line by line", async () => {
    const file = await write("four.txt", DRAFT);
    const { code, out } = await check(file, "--no-ledger");
    expect([code, out[0], out.at(-1)]).toEqual([0, file, "  共 1 个数字；引文 0 处；文字 1 处"]);
    expect(out.slice(1, -1).map((line) => line.slice(0, 14))).toEqual([
      `  第${DRAFT.indexOf("4次") + 1}字　数据：党员大会`,
      `  第${DRAFT.indexOf("按装") + 1}字　错误：“按装”`,
    ]);
  });

  it("says what is wrong with the call in one line and ends with 2", async () => {
    const file = await write("five.txt", DRAFT);
    const none = join(folder, "empty");
    await mkdir(none);
    const wrong = async (paths: string[], options: Options = {}) => {
      const error = await Array.fromAsync(checkFiles(paths, { "no-ledger": true, ...options })).catch((one) => one);
      return [error instanceof UsageError, error.message];
    };
    expect(await wrong([])).toEqual([true, "请给出要核对的文件或文件夹"]);
    expect(await wrong([none])).toEqual([true, "文件夹里没有可核对的文件（.docx、.txt、.csv、.pdf）"]);
    expect(await wrong([file], { on: "2026-13-01" })).toEqual([true, "--on 应为 2026-10-31 这样的日期"]);
    expect(await wrong([file], { period: "去年" })).toEqual([
      true,
      "看不懂期间“去年”，请写成 2026、2026-Q1、2026-H1、2026-03 或 起..止",
    ]);
    const missing = join(folder, "no.txt");
    expect(await check(missing, "--no-ledger")).toEqual({ code: 2, out: [], err: [`没有文件“${missing}”`] });
    const { code, out, err } = await check(file, "--colour");
    expect([code, out, err.length]).toEqual([2, [], 1]);
  });
});
