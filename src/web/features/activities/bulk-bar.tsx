import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type BulkAnswer, type BulkStep, bulkAnswer } from "#shared/activities/bulk.ts";
import type { ActivityRow } from "#shared/activities/contracts.ts";
import { newId, post } from "#web/api/client.ts";
import { queryClient, themesQuery } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import type { Selection } from "#web/ui/use-selection.ts";

type Step = { step: "file" | "reopen" } | { step: "add-theme" | "remove-theme"; theme: string };

const DONE: Record<Step["step"], string> = {
  file: "归档",
  reopen: "退回修改",
  "add-theme": "加上主题",
  "remove-theme": "去掉主题",
};
const INVERSE = { file: "reopen", reopen: "file", "add-theme": "remove-theme", "remove-theme": "add-theme" } as const;

const send = (step: Step, items: BulkStep["items"]) =>
  post(bulkAnswer, "/api/activities/bulk", { ...step, commandId: newId(), items });

/** What can be done with the chosen activities at once; each step can be taken back. */
export function BulkBar({ selection }: { selection: Selection<ActivityRow> }) {
  const [refused, setRefused] = useState<BulkAnswer["refused"]>([]);
  const [theming, setTheming] = useState(false);
  const take = useMutation({
    mutationFn: (step: Step) =>
      send(
        step,
        selection.rows.map(({ id, revision }) => ({ id, revision })),
      ),
    onSuccess: async (answer, step) => {
      if (answer.done.length > 0) {
        const back = { ...step, step: INVERSE[step.step] } as Step;
        const undo = () =>
          void send(back, answer.done).then(() => {
            say("已撤销");
            return queryClient.invalidateQueries();
          }, sayError);
        say(`已${DONE[step.step]} ${answer.done.length} 项`, { action: { label: "撤销", run: undo } });
      }
      setRefused(answer.refused);
      selection.clear();
      await queryClient.invalidateQueries();
    },
    onError: sayError,
  });
  const count = selection.rows.length;
  const any = (...states: ActivityRow["state"][]) => selection.rows.some(({ state }) => states.includes(state));
  return (
    <>
      {count > 0 && (
        <div className="bulk-bar no-print" role="toolbar" aria-label="对所选活动的操作">
          <span role="status">已选 {count} 项</span>
          <Button
            busy={take.isPending}
            disabled={!any("held", "planned")}
            onClick={() => take.mutate({ step: "file" })}
          >
            归档
          </Button>
          <Button busy={take.isPending} disabled={!any("filed")} onClick={() => take.mutate({ step: "reopen" })}>
            退回修改
          </Button>
          <Button busy={take.isPending} onClick={() => setTheming(true)}>
            加主题
          </Button>
          <Button tone="quiet" onClick={selection.clear}>
            取消选择
          </Button>
        </div>
      )}
      {theming && (
        <ThemeDialog
          onClose={() => setTheming(false)}
          onChosen={(theme) => {
            setTheming(false);
            take.mutate({ step: "add-theme", theme });
          }}
        />
      )}
      {refused.length > 0 && (
        <Dialog title={`${refused.length} 项没有处理`} onClose={() => setRefused([])}>
          <ul>
            {refused.map(({ id, title, reason }) => (
              <li key={id}>
                {title || "（无权查看的活动）"}：{reason}
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}

function ThemeDialog({ onClose, onChosen }: { onClose: () => void; onChosen: (theme: string) => void }) {
  const themes = useSuspenseQuery(themesQuery).data;
  const [theme, setTheme] = useState<string | null>(null);
  return (
    <Dialog
      title="给所选活动加主题"
      onClose={onClose}
      foot={
        <Button tone="primary" disabled={theme === null} onClick={() => theme && onChosen(theme)}>
          加上
        </Button>
      }
    >
      <SingleCombobox
        label="主题"
        choices={themes.map(({ id, name }) => ({ value: id, label: name }))}
        value={theme}
        onChange={setTheme}
      />
    </Dialog>
  );
}
