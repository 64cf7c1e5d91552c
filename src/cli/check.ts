import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { DraftRefusal, matchClaims, readDraftInWorker, type Speaker } from "#server/modules/checks/index.ts";
import { laidDownDocuments } from "#server/modules/documents/index.ts";
import { loadVocabulary } from "#server/modules/figures/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import { checkText } from "#shared/checks/check-text.ts";
import type { CheckContext } from "#shared/checks/contracts.ts";
import { coverageOf } from "#shared/checks/coverage.ts";
import type { Draft } from "#shared/checks/draft.ts";
import { saidContext } from "#shared/checks/said-context.ts";
import { type CitationLibrary, libraryOf } from "#shared/citations/find-citations.ts";
import { isDay, parsePeriod } from "#shared/figures/period.ts";
import { saidSpeaker } from "#shared/matching/said-speaker.ts";
import { type CheckReport, reported } from "./check-report.ts";
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
    for (const file of files) yield await checkFile(file, (draft) => checkAlone(draft, library, asked));
    return;
  }
  yield* withLedger(files, options, asked);
}

type Asked = Partial<CheckContext>;
type Checked = Omit<CheckReport, "file" | "error">;

async function* withLedger(files: readonly string[], options: Options, asked: Asked): AsyncGenerator<CheckReport> {
  const reports: CheckReport[] = [];
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<Session>();
  const whole = withSession(async (session) => {
    opened.resolve(session);
    await closed;
    return reports;
  });
  whole.catch(opened.reject);
  try {
    const session = await opened.promise;
    const library = await session.run(async (tx) => libraryOf(await laidDownDocuments(tx, session.actor)));
    for (const file of files)
      yield await checkFile(file, (draft) => checkAgainstLedger(session, draft, library, options, asked));
  } finally {
    close();
    await whole;
  }
}

async function checkFile(file: string, check: (draft: Draft) => Promise<Checked>): Promise<CheckReport> {
  try {
    const { draft } = await readDraftInWorker(await readFile(file), file);
    return { file, ...(await check(draft)) };
  } catch (error) {
    if (error instanceof DraftRefusal) return { file, error: error.message };
    throw error;
  }
}

async function checkAlone(draft: Draft, library: CitationLibrary, asked: Asked): Promise<Checked> {
  const { on } = { ...saidContext(draft.text, dayOf(new Date())), ...asked };
  const found = checkText(draft, { library, on });
  const claims = found.claims.map((claim) => ({ ...claim, verdict: null, figure: null }));
  return reported(draft.text, claims, found, coverageOf(claims, found.citations, settledNone(found.findings)));
}

const settledNone = <T>(findings: readonly T[]) => findings.map((one) => ({ ...one, settled: false }));

async function checkAgainstLedger(
  session: Session,
  draft: Draft,
  library: CitationLibrary,
  options: Options,
  asked: Asked,
): Promise<Checked> {
  const context = { ...saidContext(draft.text, dayOf(new Date())), ...asked };
  const found = checkText(draft, { library, on: context.on });
  const claims = await session.run(async (tx) => {
    const speaker = await speakerOf(session, tx, draft.text, options);
    return matchClaims(tx, session.actor, {
      text: draft.text,
      claims: found.claims,
      speaker,
      context,
      decisions: new Map(),
    });
  });
  return reported(draft.text, claims, found, coverageOf(claims, found.citations, settledNone(found.findings)));
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
