import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { DIMENSION_NAMES, type Dimension } from "#shared/catalogue/types.ts";
import { REACH_CHOICES, ROLE_CHOICES } from "#shared/figures/choices.ts";
import { allMetrics } from "#shared/figures/metrics.ts";
import type { FigureClause, GroupClause } from "#shared/report/outline-document.ts";
import { OF_NAMES } from "#shared/report/outline-words.ts";
import { MultiCombobox } from "#web/ui/combobox.tsx";
import { CheckField, SelectField } from "#web/ui/field.tsx";

const KINDS = ACTIVITY_KINDS.map(({ id, name, synonyms }) => ({ value: id, label: name, hint: synonyms.join(" ") }));
const OF = (["own", "district"] as const).map((value) => ({ value, label: OF_NAMES[value] }));
const DIMENSIONS = [
  ...Object.entries(DIMENSION_NAMES).map(([value, name]) => ({ value: value as Dimension, label: `${name}各类活动` })),
  { value: "" as const, label: "逐个选择" },
];

type ScopeProps<T> = { value: T; onChange: (value: T) => void };

function ScopeFields<T extends FigureClause | GroupClause>({ value, onChange }: ScopeProps<T>) {
  return (
    <>
      <SelectField label="组织" value={value.of} onChange={(of) => onChange({ ...value, of })} options={OF} />
      <SelectField
        label="组织范围"
        value={value.reach}
        onChange={(reach) => onChange({ ...value, reach })}
        options={REACH_CHOICES}
      />
      <SelectField
        label="身份"
        value={value.role}
        onChange={(role) => onChange({ ...value, role })}
        options={ROLE_CHOICES}
      />
    </>
  );
}

/** The definition of the number of a clause, in the words of figures. */
export function FigureFields({ value, onChange }: ScopeProps<FigureClause>) {
  const known = allMetrics().map(({ id, name }) => ({ value: id, label: name }));
  const isKnown = known.some((one) => one.value === value.metric);
  return (
    <div className="clause-fields">
      <SelectField
        label="指标"
        value={value.metric}
        onChange={(metric: string) => onChange({ ...value, metric })}
        options={isKnown ? known : [{ value: value.metric, label: `${value.metric}（未知）` }, ...known]}
      />
      <MultiCombobox
        label="活动类型"
        choices={KINDS}
        value={value.kinds}
        onChange={(kinds) => onChange({ ...value, kinds })}
        placeholder="全部类型"
      />
      <ScopeFields value={value} onChange={onChange} />
      <CheckField
        label="附于前一分句：没有时不提示缺少"
        checked={value.aside}
        onChange={(aside) => onChange({ ...value, aside })}
      />
    </div>
  );
}

/** Which kinds a group stands for. */
export function GroupFields({ value, onChange }: ScopeProps<GroupClause>) {
  const { dimension } = value;
  return (
    <div className="clause-fields">
      <SelectField
        label="哪些活动"
        value={dimension ?? ""}
        onChange={(next: Dimension | "") =>
          onChange({ ...value, dimension: next || null, ...(next === "" ? { except: [] } : { kinds: [] }) })
        }
        options={DIMENSIONS}
      />
      {dimension === null ? (
        <MultiCombobox
          label="活动类型"
          required
          choices={KINDS}
          value={value.kinds}
          onChange={(kinds) => onChange({ ...value, kinds })}
        />
      ) : (
        <MultiCombobox
          label="除外"
          choices={KINDS.filter((kind) => ACTIVITY_KINDS.find(({ id }) => id === kind.value)?.dimension === dimension)}
          value={value.except}
          onChange={(except) => onChange({ ...value, except })}
          placeholder="没有例外"
        />
      )}
      <ScopeFields value={value} onChange={onChange} />
      <CheckField
        label="连同各类自有的数字（如提出需求、覆盖人次）"
        checked={value.measures}
        onChange={(measures) => onChange({ ...value, measures })}
      />
    </div>
  );
}
