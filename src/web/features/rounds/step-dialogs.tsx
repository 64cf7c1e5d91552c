import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import type { RoundDetail } from "#shared/rounds/answers.ts";
import { type Burden, burden } from "#shared/rounds/contracts.ts";
import { get, post } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { CloseButton, Dialog } from "#web/ui/dialog.tsx";
import { Failed, Loading } from "#web/ui/page.tsx";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { DueField } from "../calendar/due-field.tsx";
import { useSession } from "../session/use-session.ts";

const ok = z.object({ ok: z.literal(true) });
const closed = z.object({ figures: z.int() });

type Props = { round: RoundDetail; onClose: () => void };

function Foot({ label, busy, run }: { label: string; busy: boolean; run: () => void }) {
  return (
    <>
      <CloseButton />
      <Button tone="primary" busy={busy} onClick={run}>
        {label}
      </Button>
    </>
  );
}

function Problem({ text }: { text: string | undefined }) {
  return text ? (
    <p className="notice red" role="alert">
      {text}
    </p>
  ) : null;
}

/** 发出, with what the same units are asked already: a hint before it goes out, never a bar. */
export function OpenDialog({ round, onClose }: Props) {
  const command = useFormCommand(() => post(ok, `/api/rounds/${round.id}/open`, { revision: round.revision }), {
    said: "已发出，各单位的待办中可以看到",
    onDone: onClose,
  });
  const load = useQuery({
    queryKey: ["round", round.id, "burden"],
    queryFn: () => get(burden, `/api/rounds/${round.id}/burden`),
    enabled: !command.busy, // once it is open there is nothing to be asked
  });
  const asked = round.columns.filter(({ kind }) => kind !== "derived" && kind !== "total").length;
  return (
    <Dialog title="发出收表" onClose={onClose} foot={<Foot label="发出" busy={command.busy} run={command.run} />}>
      <div className="stack">
        <p>
          向 {round.recipients.length} 个单位收 {asked} 项，{round.dueOn} 前报送；另有 {round.columns.length - asked}{" "}
          项由系统算出，不需要填。发出后各列不能再改。
        </p>
        {load.isPending ? (
          <Loading />
        ) : load.isError ? (
          <Failed error={load.error} retry={() => void load.refetch()} />
        ) : (
          <BurdenHint burden={load.data} />
        )}
        <Problem text={command.general([])} />
      </div>
    </Dialog>
  );
}

function BurdenHint({ burden: { open, most, mostOf, repeated } }: { burden: Burden }) {
  if (open === 0 && repeated.length === 0) {
    return <p className="notice green">这些单位目前没有其他待报的收表，各列近一年也没有收过。</p>;
  }
  return (
    <div className="notice">
      {open > 0 && (
        <p>
          这些单位另有 {open} 次收表还没有报送，最多的（{mostOf.join("、")}）{most} 次。
        </p>
      )}
      {repeated.length > 0 && (
        <>
          <p>近一年向这些单位收过相同的内容，能不收就不收：</p>
          <ul className="round-repeated">
            {repeated.map(({ column, roundId, title, dueOn }) => (
              <li key={`${column} ${roundId}`}>
                “{column}”——<Link to={paths.round(roundId)}>{title}</Link>
                <span className="muted small">（{dueOn}）</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

export function DueDialog({ round, onClose }: Props) {
  const { today } = useSession();
  const [dueOn, setDueOn] = useState(round.dueOn);
  const command = useFormCommand(() => post(ok, `/api/rounds/${round.id}/due`, { revision: round.revision, dueOn }), {
    said: "已改期限",
    onDone: onClose,
  });
  return (
    <Dialog title="改报送期限" onClose={onClose} foot={<Foot label="保存" busy={command.busy} run={command.run} />}>
      <div className="stack">
        <DueField
          label="报送期限"
          required
          min={today}
          value={dueOn}
          onChange={setDueOn}
          problem={command.problem("dueOn")}
        />
        <Problem text={command.general(["dueOn"])} />
      </div>
    </Dialog>
  );
}

export function CloseDialog({ round, onClose }: Props) {
  const command = useFormCommand(() => post(closed, `/api/rounds/${round.id}/close`, { revision: round.revision }), {
    said: "已结束收表",
    onDone: onClose,
  });
  const confirmed = round.recipients.filter(({ state }) => state === "confirmed").length;
  const others = round.recipients.length - confirmed;
  const declared = round.columns.filter(({ metric }) => metric !== null);
  return (
    <Dialog title="结束收表" onClose={onClose} foot={<Foot label="结束收表" busy={command.busy} run={command.run} />}>
      <div className="stack">
        <p>结束后各单位不能再填报、补正。</p>
        {declared.length > 0 && (
          <p>
            已确认的 {confirmed} 个单位的{declared.map(({ label }) => `“${label}”`).join("、")}
            列为申报数，与记录得出的数并列，不相加；同一单位同一期间再次申报的以后一次为准。
          </p>
        )}
        {others > 0 && <p className="notice amber">还有 {others} 个单位没有确认，它们的数不列为申报数。</p>}
        <Problem text={command.general([])} />
      </div>
    </Dialog>
  );
}
