import { useSuspenseQuery } from "@tanstack/react-query";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import { orgKindName } from "#shared/orgs/kinds.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { MultiCombobox } from "#web/ui/combobox.tsx";

type Props = { value: readonly string[]; onChange: (value: string[]) => void; problem?: string | undefined };

const GROUPS = [
  { label: "全部镇街", kinds: ["town"] },
  { label: "全部部门", kinds: ["department"] },
  { label: "全部党支部", kinds: ["branch"] },
] as const;

/** Of whom it is asked: all of a kind with one press, or some. */
export function RecipientsField({ value, onChange, problem }: Props) {
  const orgs = useSuspenseQuery(orgsQuery).data;
  const mine = orgs.filter((org) => org.can.rounds && org.activeTo === null && org.kind !== "district");
  const ofKinds = (kinds: readonly string[]) => mine.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  return (
    <div className="stack">
      <MultiCombobox
        label={`收表单位${value.length > 0 ? `（${value.length} 个）` : ""}`}
        required
        choices={mine.map((org: OrgRow) => ({ value: org.id, label: org.shortName, hint: orgKindName(org.kind) }))}
        value={value}
        onChange={onChange}
        placeholder="输入单位名称"
        problem={problem}
      />
      <div className="row round-quick">
        <span className="muted small">一次选中：</span>
        {GROUPS.map(({ label, kinds }) => {
          const ids = ofKinds(kinds);
          if (ids.length === 0) return null;
          return (
            <Button key={label} onClick={() => onChange([...new Set([...value, ...ids])])}>
              {label}（{ids.length}）
            </Button>
          );
        })}
        {value.length > 0 && (
          <Button tone="quiet" onClick={() => onChange([])}>
            清空
          </Button>
        )}
      </div>
    </div>
  );
}
