import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import type { ThemeEntry } from "#shared/dictionary/contracts.ts";
import { change, newId, post } from "#web/api/client.ts";
import { themesQuery } from "#web/api/queries.ts";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { TextField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { say } from "#web/ui/toast.tsx";
import { useFormCommand } from "#web/ui/use-form-command.ts";

type Props = {
  /** null: a new one */
  theme: ThemeEntry | null;
  onClose: () => void;
};

export function ThemeDialog({ theme, onClose }: Props) {
  const [ids] = useState(() => ({ commandId: newId(), id: newId() }));
  const [name, setName] = useState(theme?.name ?? "");
  const command = useFormCommand<unknown>(
    () =>
      theme === null
        ? post(z.object({ id: z.string() }), "/api/themes", { ...ids, name })
        : change("PUT", `/api/themes/${theme.id}`, { revision: theme.revision, name }),
    { said: theme ? "已改名，已标这个主题的活动随之显示新名称" : "已新建", onDone: onClose },
  );
  return (
    <FormDialog
      title={theme ? "主题改名" : "新建主题"}
      label={theme ? "保存" : "新建"}
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      touched={name !== (theme?.name ?? "")}
      problem={command.general(["name"])}
    >
      <TextField
        label="名称"
        value={name}
        onChange={setName}
        required
        maxLength={60}
        problem={command.problem("name")}
        hint={theme ? "已印发的报告中文字和数字不变" : "如：深入贯彻中央八项规定精神学习教育"}
      />
    </FormDialog>
  );
}

/** Puts the activities of one theme under another; says how many before it does. */
export function MergeThemeDialog({ theme, onClose }: { theme: ThemeEntry; onClose: () => void }) {
  const { data: themes = [] } = useQuery(themesQuery);
  const [into, setInto] = useState<string | null>(null);
  const target = themes.find(({ id }) => id === into);
  const command = useFormCommand(
    () => post(z.object({ activities: z.int() }), `/api/themes/${theme.id}/merge`, { revision: theme.revision, into }),
    {
      onDone: ({ activities }) => {
        say(`已合并，${activities} 项活动改标“${target?.name ?? ""}”`);
        onClose();
      },
    },
  );
  return (
    <FormDialog
      title={`合并主题“${theme.name}”`}
      label="合并"
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      disabled={into === null}
      touched={false}
      problem={command.general(["into"])}
    >
      <SingleCombobox
        label="并入"
        required
        choices={themes
          .filter(({ id, retired }) => id !== theme.id && !retired)
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={into}
        onChange={setInto}
        problem={command.problem("into")}
      />
      <p className="notice">
        “{theme.name}”下的 <b>{theme.activities}</b> 项活动将改标{target ? `“${target.name}”` : "所选主题"}
        ，按主题统计的数字随之合并；已印发报告中的数字不变。合并后不能撤销。
      </p>
    </FormDialog>
  );
}
