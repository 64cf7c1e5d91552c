import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { SEVERITIES } from "#shared/checks/finding.ts";
import type { OwnTerm } from "#shared/checks/rule-contracts.ts";
import { change, newId, post } from "#web/api/client.ts";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { rulesQuery } from "./check-queries.ts";
import { TONES } from "./tones.ts";

const FIELDS = ["wrong", "correct", "severity", "note"];
const WEIGHTS = SEVERITIES.map((value) => ({ value, label: TONES[value].name }));
const NEW = { wrong: "", correct: "", severity: "error" as OwnTerm["severity"], note: "" };

type Props = {
  /** null: a new one */
  term: OwnTerm | null;
  onClose: () => void;
};

/** A word of the district's own: how it is written wrong, and how it should be. */
export function TermDialog({ term, onClose }: Props) {
  const [id] = useState(newId);
  const { form, set, touched } = useForm(() => {
    const { wrong, correct, severity, note } = term ?? NEW;
    return { wrong, correct, severity, note };
  });
  const { data } = useQuery(rulesQuery);
  const known = data?.rules.some((rule) => rule.id === `words.${form.wrong.trim()}`);
  const command = useFormCommand<unknown>(
    () =>
      term
        ? change("PUT", `/api/checks/terms/${term.id}`, { ...form, off: term.off, revision: term.revision })
        : post(z.object({ ok: z.literal(true) }), "/api/checks/terms", { id, ...form }),
    { said: term ? "已保存，新核对的文稿按此提示" : "已新增，新核对的文稿随即提示", onDone: onClose },
  );
  const field = (name: "wrong" | "correct" | "note") => ({
    value: form[name],
    onChange: (value: string) => {
      command.forget();
      set({ [name]: value });
    },
    problem: command.problem(name),
  });
  return (
    <FormDialog
      title={term ? "修改词条" : "新增词条"}
      label={term ? "保存" : "新增"}
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      touched={touched}
      problem={command.general(FIELDS)}
    >
      <TextField
        label="错误写法"
        required
        maxLength={40}
        hint={known ? "随版本提供的词语规则已有这一条" : "文稿里出现这几个字就提示，至少两个字"}
        {...field("wrong")}
      />
      <TextField label="正确写法" required maxLength={40} {...field("correct")} />
      <SelectField
        label="级别"
        value={form.severity}
        onChange={(severity) => set({ severity })}
        options={WEIGHTS}
        hint="错误：肯定写错了；请核对：多半写错，要看上下文；提示：只提醒用语，不算错"
        problem={command.problem("severity")}
      />
      <TextField label="说明" maxLength={200} placeholder="如：2026年更名" {...field("note")} />
    </FormDialog>
  );
}
