import { useMemo, useState } from "react";
import { kindName } from "#shared/catalogue/kinds.ts";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { branchesBelow, upperOrgs } from "./branches.ts";
import type { Common } from "./lines.ts";
import type { Hosted } from "./use-known.ts";

type Props = {
  own: readonly OrgRow[];
  common: Common;
  hosted: Hosted;
  /** the organisations that have a line already */
  present: ReadonlySet<string>;
  onAdd: (orgs: readonly OrgRow[]) => void;
};

/** One line for each branch; those that have an activity of the kind in the month are named and left out until asked. */
export function FillBranches({ own, common, hosted, present, onAdd }: Props) {
  const uppers = useMemo(() => upperOrgs(own), [own]);
  const [top, setTop] = useState<string | null>(null);
  const chosen = top ?? uppers[0]?.id ?? null;
  const branches = useMemo(() => (chosen === null ? [] : branchesBelow(own, chosen)), [own, chosen]);
  if (chosen === null || branches.length === 0) return null;
  const recorded = branches.map((org) => ({
    org,
    monthly: common.date ? hosted.inMonth({ orgId: org.id, kind: common.kind, heldOn: common.date }) : [],
  }));
  const missing = recorded.filter(({ org, monthly }) => monthly.length === 0 && !present.has(org.id));
  const done = recorded.filter(({ org, monthly }) => monthly.length > 0 && !present.has(org.id));
  const month = `${Number(common.date.slice(5, 7))}月`;
  return (
    <div className="stack entry-fill">
      <div className="row">
        {uppers.length > 1 && (
          <select
            className="input entry-top"
            aria-label="哪一级的支部"
            value={chosen}
            onChange={(event) => setTop(event.target.value)}
          >
            {uppers.map((org) => (
              <option key={org.id} value={org.id}>
                {org.shortName}
              </option>
            ))}
          </select>
        )}
        <Button disabled={missing.length === 0} onClick={() => onAdd(missing.map(({ org }) => org))}>
          为所辖支部各加一行
        </Button>
        <span className="muted small">
          {missing.length > 0
            ? `${missing.length} 个支部还没有${month}${kindName(common.kind)}`
            : `各支部都已有${month}${kindName(common.kind)}，或已在表中`}
        </span>
      </div>
      {done.length > 0 && (
        <details className="notice">
          <summary>
            {done.length} 个支部本月已有{kindName(common.kind)}，没有列入
          </summary>
          <ul className="entry-done">
            {done.map(({ org, monthly }) => (
              <li key={org.id}>
                {org.shortName}：
                <a href={monthLink(org.id, common)} target="_blank" rel="noreferrer">
                  本月已有 {monthly.length} 条
                </a>
              </li>
            ))}
          </ul>
          <Button tone="quiet" onClick={() => onAdd(done.map(({ org }) => org))}>
            也为这 {done.length} 个支部各加一行
          </Button>
        </details>
      )}
    </div>
  );
}

/** The list of what an organisation has of the kind in the month. */
export function monthLink(org: string, { kind, date }: Pick<Common, "kind" | "date">): string {
  const month = date.slice(0, 7);
  const last = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
  return paths.activities({ kinds: [kind], org, from: `${month}-01`, to: `${month}-${last}` });
}
