import { randomUUID } from "node:crypto";
import { openCleanWorkbook } from "#server/modules/imports/index.ts";
import { digestOf as orgDigestOf, planOrgSheet, writeOrgFile } from "#server/modules/org-sheets/org-file.ts";
import { digestOf, planSheet } from "#server/modules/rights/read-rights.ts";
import { makePasswords, writeRightsFile } from "#server/modules/rights/rights-file.ts";
import type { Tx } from "#server/platform/db.ts";
import { ORG_HEADINGS } from "#shared/orgs/sheet.ts";
import { RIGHTS_HEADINGS } from "#shared/rights/sheet.ts";
import { openAccount } from "./account-input.ts";
import { sheetOf } from "./sheet-input.ts";
import type { VerbCase } from "./verb-cases.ts";

export const ACCOUNT_CASES: VerbCase[] = [
  {
    name: "write a sheet of rights",
    async arrange(world, auth) {
      const town = await world.org("town", world.root);
      const { id: account, username } = await openAccount(world, auth, { orgId: town });
      const { code } = await world.run((tx) =>
        tx
          .selectFrom("org")
          .select("code")
          .where("district_id", "=", world.district)
          .where("id", "=", town)
          .executeTakeFirstOrThrow(),
      );
      const rows = [
        ["", username, code, "镇街党务干部", "停用", "收回"],
        ["", username, code, "审计员", "停用", ""],
      ];
      const workbook = await openCleanWorkbook(await sheetOf(RIGHTS_HEADINGS, rows), "权限表.xlsx");
      const plan = await world.run((tx) => planSheet(tx, world.system, workbook));
      const input = { commandId: randomUUID(), fileId: randomUUID(), digest: digestOf(plan) };
      const passwords = await makePasswords(auth, plan);
      const does = (tx: Tx) => writeRightsFile(tx, world.system, input, { workbook, passwords });
      return {
        ...{ object: account, tables: ["account", "role_grant"], does, again: does },
        events: ["account.deactivated", "account.granted", "account.revoked"],
      };
    },
  },
  {
    name: "write a sheet of organisations",
    async arrange(world) {
      const town = await world.org("town", world.root);
      const one = await world.org("committee", town);
      const two = await world.org("committee", town);
      const codes = await world.run((tx) =>
        tx.selectFrom("org").select(["id", "code"]).where("district_id", "=", world.district).execute(),
      );
      const codeOf = (id: string) => codes.find((org) => org.id === id)?.code ?? "";
      const rows = [
        [codeOf(one), "改名党委", "", "", codeOf(world.root), "3", "", "", "2026-05-01"],
        [codeOf(two), "", "", "", "", "", "撤销", "", "2026-05-01"],
      ];
      const workbook = await openCleanWorkbook(await sheetOf(ORG_HEADINGS, rows), "组织表.xlsx");
      const plan = await world.run((tx) => planOrgSheet(tx, world.system, workbook));
      const input = { commandId: randomUUID(), fileId: randomUUID(), digest: orgDigestOf(plan) };
      const does = (tx: Tx) => writeOrgFile(tx, world.system, input, workbook);
      return {
        ...{ object: one, others: [two], tables: ["org", "org_placement"], does, again: does },
        events: ["org.changed", "org.closed", "org.moved"],
      };
    },
  },
];
