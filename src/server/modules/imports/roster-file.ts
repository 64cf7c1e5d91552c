import { createHmac } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { detectRosterTables, sealNumbers } from "./roster/index.ts";
import { readWorkbookInWorker, type Sheet } from "./sheets/index.ts";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Keyed with a secret of this installation: whoever has the table alone cannot try numbers out. */
export function identityHash(key: string): (number: string) => string {
  return (number) => createHmac("sha256", key).update(number).digest("base64url");
}

/**
 * A roster without its numbers, as it is kept: identity numbers and mobile telephones leave it before anything is
 * written to disk (个人信息保护法, Art. 6: no more than the purpose needs).
 */
export async function takeRoster(bytes: Uint8Array, fileName: string, key: string) {
  const { sheets } = await readWorkbookInWorker(bytes, fileName);
  await sealNumbers(sheets, identityHash(key));
  const stored = await pack(JSON.stringify(sheets), { level: 1 });
  return { stored, tables: tablesOf(sheets) };
}

export async function reopenRoster(stored: Uint8Array) {
  return tablesOf(JSON.parse((await unpack(stored)).toString("utf8")) as Sheet[]);
}

function tablesOf(sheets: readonly Sheet[]) {
  return sheets.flatMap((sheet) => detectRosterTables(sheet));
}
