import {
  ROSTER_CLASSES,
  type RosterAction,
  type RosterChoices,
  type RosterClass,
  type RosterItem,
} from "#shared/imports/roster.ts";
import { Button } from "#web/ui/button.tsx";
import { Empty } from "#web/ui/page.tsx";

type Props = {
  action: RosterAction;
  items: readonly RosterItem[];
  choices: RosterChoices;
  onChoose: (choices: RosterChoices) => void;
};

/** The lines of one class: taken over or not, or who a person is. */
export function RosterTable({ action, items, choices, onChoose }: Props) {
  const one = ROSTER_CLASSES.find((each) => each === action);
  if (items.length === 0) return <Empty>没有</Empty>;
  return (
    <>
      {one && <TakeAll one={one} choices={choices} onChoose={onChoose} />}
      {action === "unsure" && <DecideAll items={items} choices={choices} onChoose={onChoose} />}
      <div className="table-wrap">
        <table className="list cards">
          <thead>
            <tr>
              {one && <th scope="col">写入</th>}
              <th scope="col">姓名</th>
              <th scope="col">出生年月</th>
              <th scope="col">组织</th>
              <th scope="col">类别、职务</th>
              <th scope="col">{action === "unsure" ? "是谁" : "说明"}</th>
              <th scope="col">位置</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.key}>
                {one && (
                  <td>
                    <TakeOne one={one} item={item} choices={choices} onChoose={onChoose} />
                  </td>
                )}
                <td className="lead nowrap">{item.name || "（没有姓名）"}</td>
                <td className="nowrap">{item.birthMonth ?? <span className="muted">—</span>}</td>
                <td>{item.org}</td>
                <td>{[item.membership, item.post].filter(Boolean).join("、")}</td>
                <td>
                  {action === "unsure" ? (
                    <Decide item={item} choices={choices} onChoose={onChoose} />
                  ) : (
                    item.changes.map((text) => (
                      <div key={text} className="small">
                        {text}
                      </div>
                    ))
                  )}
                </td>
                <td className="muted nowrap small">
                  {item.row === null ? "名单中没有" : `${item.sheet} ${item.row} 行`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

type Choosing = Pick<Props, "choices" | "onChoose">;

function TakeAll({ one, choices, onChoose }: Choosing & { one: RosterClass }) {
  const set = (taken: boolean) =>
    onChoose({ ...choices, take: { ...choices.take, [one]: taken }, except: { ...choices.except, [one]: [] } });
  return (
    <div className="row small" style={{ padding: "0 1.2rem 0.6rem" }}>
      <Button onClick={() => set(true)}>全部写入</Button>
      <Button onClick={() => set(false)}>全部不写入</Button>
      {one === "left" && (
        <span className="muted">确认转出的人，其任职自“变动生效日期”起结束；历史记录不变。拿不准就先不勾</span>
      )}
    </div>
  );
}

function TakeOne({ one, item, choices, onChoose }: Choosing & { one: RosterClass; item: RosterItem }) {
  const except = choices.except[one];
  const excepted = except.includes(item.key);
  const toggle = () => {
    const next = excepted ? except.filter((key) => key !== item.key) : [...except, item.key];
    onChoose({ ...choices, except: { ...choices.except, [one]: next } });
  };
  return (
    <input type="checkbox" aria-label={`写入${item.name}`} checked={choices.take[one] !== excepted} onChange={toggle} />
  );
}

function DecideAll({ items, choices, onChoose }: Choosing & { items: readonly RosterItem[] }) {
  const open = items.filter((item) => item.candidates.length === 1 && choices.identity[item.key] === undefined);
  if (open.length < 2) return null;
  const decide = () => {
    const decided = open.map((item) => [item.key, item.candidates[0]?.id ?? ""]);
    onChoose({ ...choices, identity: { ...choices.identity, ...Object.fromEntries(decided) } });
  };
  return (
    <div className="row small" style={{ padding: "0 1.2rem 0.6rem" }}>
      <Button onClick={decide}>只有一个可能的 {open.length} 人，都认定为同一人</Button>
    </div>
  );
}

function Decide({ item, choices, onChoose }: Choosing & { item: RosterItem }) {
  const value = choices.identity[item.key] ?? "";
  const set = (wanted: string) => {
    const { [item.key]: _, ...others } = choices.identity;
    onChoose({ ...choices, identity: wanted === "" ? others : { ...others, [item.key]: wanted } });
  };
  if (item.decision !== null) {
    return (
      <div className="row small">
        <span>
          已认定：{item.decision === "new" ? "另一个人，新登记" : item.changes.join("；") || "同一人，无变化"}
        </span>
        <Button onClick={() => set("")}>撤销</Button>
      </div>
    );
  }
  return (
    <select
      className="input"
      aria-label={`${item.name}是谁`}
      value={value}
      onChange={(event) => set(event.target.value)}
    >
      <option value="">未认定（不写入）</option>
      {item.candidates.map((candidate) => (
        <option key={candidate.id} value={candidate.id}>
          就是已登记的：{candidate.about}
        </option>
      ))}
      <option value="new">另一个人，新登记</option>
    </select>
  );
}
