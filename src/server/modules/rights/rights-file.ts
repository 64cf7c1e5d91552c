import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { type Auth, changeRights, hashPassword, randomPassword } from "#server/modules/accounts/index.ts";
import { addFile, findFile } from "#server/modules/files/index.ts";
import { openCleanWorkbook } from "#server/modules/imports/index.ts";
import { XLSX } from "#server/platform/answer-sheet.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Tx } from "#server/platform/db.ts";
import { writeFormSheet } from "#server/platform/form-sheet.ts";
import { once } from "#server/platform/once.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import type { RightsApplied, RightsDifference } from "#shared/rights/sheet.ts";
import type { ApplySheet } from "#shared/sheets/contracts.ts";
import type { RightsPlan } from "./plan-rights.ts";
import { countsOf, differenceOf, digestOf, planSheet } from "./read-rights.ts";

/** Reads a sheet that came back and says how it differs from what is there; nothing is written but the file itself. */
export async function takeRightsFile(
  deps: Deps,
  actor: Actor,
  { bytes, name }: { name: string; bytes: Uint8Array },
): Promise<RightsDifference> {
  requireCan(actor, "account.manage");
  const workbook = await openCleanWorkbook(bytes, name);
  return withActor(deps.db, actor, async (tx) => {
    const plan = await planSheet(tx, actor, workbook);
    const kept = await addFile(tx, actor, deps.files, { bytes, name: name.slice(-120), mediaType: XLSX });
    return { ...differenceOf(plan), fileId: kept.id, name };
  });
}

/** First passwords of accounts that will be opened, by user name. */
type Passwords = ReadonlyMap<string, { password: string; hash: string }>;

/** A hash takes a tenth of a second of one core: a few at once, and before the transaction that would hold locks. */
const AT_ONCE = 4;

/**
 * Writes a sheet that was shown: all of it or nothing.
 * @throws conflict when what would be written is not what was shown, invalid while something is wrong with a cell
 */
export async function applyRightsFile(deps: Deps, auth: Auth, actor: Actor, input: ApplySheet): Promise<RightsApplied> {
  requireCan(actor, "account.manage");
  const kept = await withActor(deps.db, actor, (tx) => findFile(tx, actor, input.fileId));
  const workbook = await openCleanWorkbook(await deps.files.read(kept.sha256), kept.name);
  const foreseen = await withActor(deps.db, actor, (tx) => planSheet(tx, actor, workbook));
  const passwords = await makePasswords(auth, foreseen);
  return withActor(deps.db, actor, (tx) => writeRightsFile(tx, actor, input, { workbook, passwords }));
}

export async function writeRightsFile(
  tx: Tx,
  actor: Actor,
  { commandId, digest }: ApplySheet,
  { workbook, passwords }: { workbook: Awaited<ReturnType<typeof openCleanWorkbook>>; passwords: Passwords },
): Promise<RightsApplied> {
  let plan: RightsPlan | null = null;
  const counts = await once(tx, actor, commandId, "rights.file", async () => {
    plan = await planSheet(tx, actor, workbook);
    const [problem] = plan.problems;
    if (problem) throw new DomainError("invalid", { reason: `${problem.place}：${problem.message}` });
    if (digestOf(plan) !== digest) throw new DomainError("conflict", { what: "账号或权限" });
    const opened = plan.opened.map((one) => ({ ...one, hash: passwords.get(one.username)?.hash ?? "" }));
    if (opened.some(({ hash }) => hash === "")) throw new DomainError("conflict", { what: "账号或权限" });
    await changeRights(tx, actor, { ...plan, opened });
    return countsOf(plan);
  });
  // A repeat cannot say the first passwords again: they were never kept.
  return { counts, passwords: plan === null ? null : await passwordSheet(plan, passwords) };
}

export async function makePasswords(auth: Auth, { opened }: RightsPlan): Promise<Passwords> {
  const made = new Map<string, { password: string; hash: string }>();
  for (let from = 0; from < opened.length; from += AT_ONCE) {
    await Promise.all(
      opened.slice(from, from + AT_ONCE).map(async ({ username }) => {
        const password = randomPassword();
        made.set(username, { password, hash: await hashPassword(auth, password) });
      }),
    );
  }
  return made;
}

/** What is handed out to the new ones: one row each. */
async function passwordSheet({ opened, granted }: RightsPlan, passwords: Passwords): Promise<string | null> {
  if (opened.length === 0) return null;
  const bytes = await writeFormSheet({
    ...{ name: "初始密码", title: "初始密码" },
    note: "系统不保存初始密码，本表只此一份。请当面或用密封条交给本人，交完即销毁；首次登录须修改密码，没有收到的可以重置。",
    columns: [
      { label: "姓名", width: 14 },
      { label: "用户名", width: 20 },
      { label: "初始密码", width: 26 },
      { label: "组织", width: 36 },
    ],
    rows: opened.map(({ id, name, username }) => {
      const orgs = granted.filter(({ accountId }) => accountId === id).map(({ org }) => org.name);
      return [name, username, passwords.get(username)?.password ?? "", [...new Set(orgs)].join("、")];
    }),
  });
  return Buffer.from(bytes).toString("base64");
}
