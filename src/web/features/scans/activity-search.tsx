import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type ActivityRow, activityPage, activityQuery } from "#shared/activities/contracts.ts";
import { roleMay } from "#shared/rights/roles.ts";
import { get, queryString } from "#web/api/client.ts";
import { TextField } from "#web/ui/field.tsx";
import { StateTag } from "../activities/activity-table.tsx";
import { useSession } from "../session/use-session.ts";

const SHOWN = 8;
const PAUSE = 250;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

type Props = { chosen: string | null; busy: boolean; onChoose: (activity: ActivityRow) => void };

/** The latest activities that my organisations hosted; found by words of the title and by day. */
export function ActivitySearch({ chosen, busy, onChoose }: Props) {
  const session = useSession();
  const [text, setText] = useState("");
  const [day, setDay] = useState("");
  const words = useSettled(text.trim());
  // Of somebody who records for several organisations all are shown; the server says which may be chosen.
  const mine = session.grants.filter((grant) => roleMay(grant.role, "activity.record"));
  const org = mine.length === 1 ? mine[0]!.orgId : null;
  const to = day || (words ? null : session.today);
  const filter = activityQuery.parse({ text: words, from: day || null, to, org, role: "host" });
  const found = useQuery({
    queryKey: ["activities", "for-scan", filter],
    queryFn: () => get(activityPage, `/api/activities${queryString({ filter: JSON.stringify(filter), limit: SHOWN })}`),
    placeholderData: keepPreviousData,
  });
  const rows = found.data?.rows ?? [];
  return (
    <search className="scan-search" aria-label="选择活动">
      <div className="fields">
        <TextField label="活动名称" value={text} onChange={setText} placeholder="名称中的几个字" />
        <TextField label="举行日期" type="date" value={day} onChange={setDay} />
      </div>
      <p className="muted small" role="status">
        {found.isError
          ? found.error.message
          : found.isPending
            ? "正在查找…"
            : rows.length === 0
              ? "没有符合的活动；请换几个字，或先记录这项活动"
              : words || day
                ? "符合的活动"
                : "最近的活动"}
      </p>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" disabled={busy || row.id === chosen} onClick={() => onChoose(row)}>
              <span className="title">{row.title}</span>
              <span className="muted small">
                {row.heldOn}　{row.hosts.join("、")} <StateTag state={row.state} />
                {row.id === chosen && " 已归入"}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </search>
  );
}
