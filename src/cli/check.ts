import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  checkAgainstRecords,
  checkLayoutInWorker,
  DraftRefusal,
  readDraftInWorker,
  type Speaker,
} from "#server/modules/checks/index.ts";
import { loadVocabulary } from "#server/modules/figures/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import { AS_THEY_COME } from "#shared/checks/all-rules.ts";
import { checkText, inOrder } from "#shared/checks/check-text.ts";
import type { CheckContext } from "#shared/checks/contracts.ts";
import { coverageOf } from "#shared/checks/coverage.ts";
import type { Draft } from "#shared/checks/draft.ts";
import { saidContext } from "#shared/checks/said-context.ts";
import { type CitationLibrary, libraryOf } from "#shared/citations/find-citations.ts";
import { isDay, parsePeriod } from "#shared/figures/period.ts";
import { saidSpeaker } from "#shared/matching/said-speaker.ts";
import { type CheckReport, type ReportedFrom, reported } from "./check-report.ts";
import { findOrg } from "./figures.ts";
import { type Session, withSession } from "./session.ts";
import { type Options, UsageError } from "./usage.ts";

const READABLE = /\.(?:docx|txt|csv|pdf)$/i;

/** `check`: one report a file, told as soon as it is known; a file that cannot be read says why and the others go on. */
export async function* checkFiles(paths: string[], options: Options): AsyncGenerator<CheckReport> {
  if (paths.length === 0) throw new UsageError("请给出要核对的文件或文件夹");
  const asked = askedContext(options);
  const files = (await Promise.all(paths.map(filesAt))).flat();
  if (files.length === 0) throw new UsageError("文件夹里没有可核对的文件（.docx、.txt、.csv、.pdf）");
  if (options["no-ledger"] === true) {
    const library = libraryOf([]);
    for (const file of files) yield await checkFile(file, options, (draft) => alone(draft, library, options, asked));
    return;
  }
  yield* withLedger(files, options, asked);
}

type Asked = Partial<CheckContext>;
type Checked = Omit<CheckReport, "file" | "error">;
type Found = Omit<Awaited<ReturnType<typeof checkAgainstRecords>>, "claims"> & { claims: ReportedFrom[] };

async function* withLedger(files: readonly string[], options: Options, asked: Asked): AsyncGenerator<CheckReport> {
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<Session>();
  const whole = withSession(async (session) => {
    opened.resolve(session);
    await closed;
  });
  whole.catch(opened.reject);
  try {
    const session = await opened.promise;
    for (const file of files)
      yield await checkFile(file, options, (draft) => againstRecords(session, draft, options, asked));
  } finally {
    close();
    await whole;
  }
}

async function checkFile(
  file: string,
  options: Options,
  check: (draft: Draft) => Promise<Found>,
): Promise<CheckReport> {
  try {
    const bytes = await readFile(file);
    const read = await readDraftInWorker(bytes, file);
    const found = await check(read.draft);
    const layout = read.docx ? await checkLayoutInWorker(bytes, read.draft, read.docx, options.layout === true) : [];
    return { file, ...presented(read.draft, { ...found, findings: [...found.findings, ...layout] }, options) };
  } catch (error) {
    if (error instanceof DraftRefusal) return { file, error: error.message };
    throw error;
  }
}

/** Hints are matters of style: they are told when asked for. */
function presented(draft: Draft, found: Found, options: Options): Checked {
  const wanted = inOrder(found.findings).filter(({ severity }) => severity !== "hint" || options.hints === true);
  const findings = wanted.map((one) => ({ ...one, settled: false }));
  return reported(
    draft.text,
    found.claims,
    { citations: found.citations, findings },
    coverageOf(found.claims, found.citations, findings),
  );
}

async function alone(draft: Draft, library: CitationLibrary, options: Options, asked: Asked): Promise<Found> {
  const { on } = { ...saidContext(draft.text, dayOf(new Date())), ...asked };
  const found = checkText(draft, { library, on, hints: options.hints === true });
  const claims = found.claims.map((claim) => ({ ...claim, verdict: null, figure: null }));
  return { ...found, claims, returned: null, rules: AS_THEY_COME };
}

async function againstRecords(session: Session, draft: Draft, options: Options, asked: Asked): Promise<Found> {
  const context = { ...saidContext(draft.text, dayOf(new Date())), ...asked };
  return session.run(async (tx) => {
    const speaker = await speakerOf(session, tx, draft.text, options);
    const order = { speaker, context, decided: new Map(), hints: options.hints === true };
    return checkAgainstRecords(tx, session.actor, draft, order);
  });
}

/** Whom the draft speaks for: as asked, as it says itself, else the organisation at the top. */
async function speakerOf(
  session: Session,
  tx: Parameters<typeof findOrg>[1],
  text: string,
  options: Options,
): Promise<Speaker> {
  const asked = typeof options.org === "string" ? options.org : undefined;
  const said = asked === undefined ? saidSpeaker(text, (await loadVocabulary(tx, session.actor)).orgs) : null;
  if (asked === undefined && said === null) console.error("没有认出文稿是哪个单位的，按全区核对；可以用 --org 指定");
  const id = said ?? (asked === undefined ? session.actor.grants[0]!.orgId : await findOrg(session, tx, asked));
  return tx
    .selectFrom("org")
    .select(["id", "kind"])
    .where("district_id", "=", session.actor.district)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

function askedContext({ period, cutoff, on }: Options): Asked {
  const asked: Asked = {};
  if (typeof period === "string") {
    const read = parsePeriod(period);
    if (!read) throw new UsageError(`看不懂期间“${period}”，请写成 2026、2026-Q1、2026-H1、2026-03 或 起..止`);
    Object.assign(asked, read, { cutoff: read.to });
  }
  for (const [name, value] of Object.entries({ cutoff, on })) {
    if (typeof value !== "string") continue;
    if (!isDay(value)) throw new UsageError(`--${name} 应为 2026-10-31 这样的日期`);
    Object.assign(asked, { [name]: value });
  }
  return asked;
}

/** A file as it is named; of a folder those that can be read, in order of their names. */
async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new UsageError(`没有文件“${path}”`);
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && READABLE.test(entry.name) && !entry.name.startsWith("~$"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
