import { describe, expect, it } from "vitest";
import { makeWorld } from "../../../../test/support/world.ts";
import { judged, type Ledger } from "./ledger.fixture.ts";

/** 示例镇 with two branches, five members of whom one is probationary, and one member of staff. */
async function makeTown() {
  const world = await makeWorld();
  const town = await world.org("town", world.root, "示例镇");
  const first = await world.org("branch", town, "示例镇第一支部");
  const second = await world.org("branch", town, "示例镇第二支部");
  for (const name of ["测试甲", "测试乙"]) await world.person(first, "party", name);
  for (const name of ["测试丙", "测试丁"]) await world.person(second, "party", name);
  await world.person(second, "probationary", "测试戊");
  await world.person(town, "staff", "测试己");
  const other = await world.org("department", world.root, "测试区委宣传部");
  await world.person(other, "party", "测试庚");
  return { world, town } as Pick<Ledger, "world" | "town">;
}

describe("what the roster counts and no activity does", () => {
  it("is compared with the roster of the cut-off, of the place that the text names", async () => {
    const { world, town } = await makeTown();
    const text = "全镇现有党支部2个，党员5名，其中正式党员4名、预备党员2名。";
    const claims = await judged({ world } as Ledger, { org: town, kind: "town" }, text);
    expect(claims.map(({ span, verdict, why }) => [span, verdict, why])).toEqual([
      ["2个", "agrees", "花名册：示例镇及下级10月31日有党支部 2 个，与文中一致"],
      ["5名", "agrees", "花名册：示例镇及下级10月31日有党员（含预备党员） 5 名，与文中一致"],
      ["4名", "agrees", "花名册：示例镇及下级10月31日有正式党员 4 名，与文中一致"],
      ["2名", "differs", "花名册：示例镇及下级10月31日有预备党员 1 名，文中写“2名”"],
    ]);
  });

  it("is left alone where the text says what was done", async () => {
    const { world, town } = await makeTown();
    const text = "全年发展预备党员1名，新成立党支部2个，党员3名获评优秀。";
    const claims = await judged({ world } as Ledger, { org: town, kind: "town" }, text);
    expect(claims.map(({ span, verdict }) => [span, verdict])).toEqual([
      ["1名", "unrecorded"],
      ["2个", "unrecorded"],
      ["3名", "unrecorded"],
    ]);
  });
});
