import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type BulkAnswer, type BulkStep, bulkAnswer } from "#shared/activities/bulk.ts";
import type { ActivityRow } from "#shared/activities/contracts.ts";
import { newId, post } from "#web/api/client.ts";
import { programmesQuery, queryClient, themesQuery } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import type { Selection } from "#web/ui/use-selection.ts";

type Step =
  | { step: "file" | "reopen" }
  | { step: "add-theme" | "remove-theme"; theme: string }
  | { step: "set-programme" | "clear-programme"; programme: string };

const DONE: Record<Step["step"], string> = {
  file: "归档",
  reopen: "退回修改",
  "add-theme": "加上主题",
  "remove-theme": "去掉主题",
  "set-programme": "归入专项",
  "clear-programme": "移出专项",
};
const INVERSE = {
  ...({ file: "reopen", reopen: "file", "add-theme": "remove-theme", "remove-theme": "add-theme" } as const),
  ...({ "set-programme": "clear-programme", "clear-programme": "set-programme" } as const),
} as const;

const send = (step: Step, items: BulkStep["items"]) =>
  post(bulkAnswer, "/api/activities/bulk", { ...step, commandId: newId(), items });

type Props = {
  selection: Selection<ActivityRow>;
  /** a list made for one step: putting activities into this programme, or taking them out of it */
  only?: Extract<Step, { programme: string }>;
};

/** What can be done with the chosen activities at once; each step can be taken back. */
export function BulkBar({ selection, only }: Props) {
  const [refused, setRefused] = useState<BulkAnswer["refused"]>([]);
  const [choosing, setChoosing] = useState<"theme" | "programme" | null>(null);
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
  return (
    <>
      {count > 0 && (
        <div className="bulk-bar no-print" role="toolbar" aria-label="对所选活动的操作">
          <span role="status">已选 {count} 项</span>
          {only ? (
            <Button tone="primary" busy={take.isPending} onClick={() => take.mutate(only)}>
              {DONE[only.step]}
            </Button>
          ) : (
            <Steps selection={selection} busy={take.isPending} onTake={take.mutate} onChoose={setChoosing} />
          )}
          <Button tone="quiet" onClick={selection.clear}>
            取消选择
          </Button>
        </div>
      )}
      {choosing === "theme" && (
        <ThemeDialog
          onClose={() => setChoosing(null)}
          onChosen={(theme) => {
            setChoosing(null);
            take.mutate({ step: "add-theme", theme });
          }}
        />
      )}
      {choosing === "programme" && (
        <ProgrammeDialog
          onClose={() => setChoosing(null)}
          onChosen={(programme) => {
            setChoosing(null);
            take.mutate({ step: "set-programme", programme });
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

type StepsProps = {
  selection: Selection<ActivityRow>;
  busy: boolean;
  onTake: (step: Step) => void;
  onChoose: (what: "theme" | "programme") => void;
};

function Steps({ selection, busy, onTake, onChoose }: StepsProps) {
  const any = (...states: ActivityRow["state"][]) => selection.rows.some(({ state }) => states.includes(state));
  return (
    <>
      <Button busy={busy} disabled={!any("held", "planned")} onClick={() => onTake({ step: "file" })}>
        归档
      </Button>
      <Button busy={busy} disabled={!any("filed")} onClick={() => onTake({ step: "reopen" })}>
        退回修改
      </Button>
      <Button busy={busy} onClick={() => onChoose("theme")}>
        加主题
      </Button>
      <Button busy={busy} onClick={() => onChoose("programme")}>
        归入专项
      </Button>
    </>
  );
}

type ChoosingProps = { onClose: () => void; onChosen: (id: string) => void };

function ThemeDialog(props: ChoosingProps) {
  const choices = useSuspenseQuery(themesQuery).data.filter(({ retired }) => !retired);
  return <ChoiceDialog {...props} title="给所选活动加主题" label="主题" button="加上" choices={choices} />;
}

function ProgrammeDialog(props: ChoosingProps) {
  const choices = useSuspenseQuery(programmesQuery).data;
  return <ChoiceDialog {...props} title="把所选活动归入专项" label="专项" button="归入" choices={choices} />;
}

type ChoiceProps = ChoosingProps & {
  title: string;
  label: string;
  button: string;
  choices: readonly { id: string; name: string }[];
};

function ChoiceDialog({ title, label, button, choices, onClose, onChosen }: ChoiceProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <Button tone="primary" disabled={chosen === null} onClick={() => chosen && onChosen(chosen)}>
          {button}
        </Button>
      }
    >
      <SingleCombobox
        label={label}
        choices={choices.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={setChosen}
      />
    </Dialog>
  );
}
