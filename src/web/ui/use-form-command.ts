import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { ApiError } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { focusProblem } from "./focus-problem.ts";
import { say } from "./toast.tsx";

/** One command behind a form: its problem at the field it is about, everything asked anew afterwards. */
export function useFormCommand<T>(run: () => Promise<T>, options: { said?: string; onDone: (result: T) => void }) {
  const command = useMutation({
    mutationFn: run,
    onSuccess: async (result) => {
      if (options.said) say(options.said);
      await queryClient.invalidateQueries();
      options.onDone(result);
    },
  });
  useEffect(() => {
    if (command.error) focusProblem();
  }, [command.error]);
  const error = command.error instanceof ApiError ? command.error : null;
  return {
    run: () => command.mutate(),
    /** what was wrong is being mended */
    forget: () => {
      if (command.error) command.reset();
    },
    busy: command.isPending,
    problem: (field: string) =>
      error?.field === field || error?.field?.startsWith(`${field}.`) ? error.message : undefined,
    /** what is about no single field */
    general: (fields: readonly string[]) =>
      command.error && !fields.includes(error?.field ?? "") ? command.error.message : undefined,
  };
}
