import { useRef } from "react";
import type { RoundDetail } from "#shared/rounds/answers.ts";
import { reminderText } from "#shared/rounds/reminder.ts";
import { Button } from "#web/ui/button.tsx";
import { say } from "#web/ui/toast.tsx";
import { useSession } from "../session/use-session.ts";

/** Who has not answered: units, and a text to paste to a group. */
export function MissingCard({ round }: { round: RoundDetail }) {
  const { today } = useSession();
  const text = useRef<HTMLTextAreaElement>(null);
  const missing = round.recipients.filter(({ state }) => state === "waiting" || state === "returned");
  if (missing.length === 0) return <p className="notice green">各单位都已报送。</p>;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text.current?.value ?? "");
      say("已复制，可以粘贴到工作群");
    } catch {
      // Without https the browser keeps the clipboard to itself.
      text.current?.select();
      say("已选中，请按 Ctrl+C 复制");
    }
  };
  return (
    <details className="card" open={round.dueOn < today || undefined}>
      <summary className="round-summary">
        未报 {missing.length} 个
        <span className="muted small">　{missing.map(({ orgName }) => orgName).join("、")}</span>
      </summary>
      <div className="body stack">
        <textarea
          ref={text}
          className="input"
          readOnly
          aria-label="提醒文字"
          rows={3}
          value={reminderText(
            round,
            missing.map(({ orgName }) => orgName),
            today,
          )}
        />
        <div>
          <Button onClick={() => void copy()}>复制提醒文字</Button>
        </div>
      </div>
    </details>
  );
}
