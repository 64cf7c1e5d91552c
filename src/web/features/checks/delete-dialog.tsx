import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { change } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { say } from "#web/ui/toast.tsx";

/** Takes a checked draft away with all that was decided on it; asked for first. */
export function DeleteDialog({ check: { id, title, revision }, onClose }: { check: CheckDetail; onClose: () => void }) {
  const navigate = useNavigate();
  const gone = useMutation({
    mutationFn: () => change("DELETE", `/api/checks/${id}?revision=${revision}`),
    onSuccess: async () => {
      say("已删除");
      await navigate({ to: paths.checks() });
      queryClient.removeQueries({ queryKey: ["check", id] });
      await queryClient.invalidateQueries({ queryKey: ["checks"] });
    },
  });
  return (
    <FormDialog
      title="删除这次核对"
      label="删除"
      touched={false}
      busy={gone.isPending}
      problem={gone.error?.message}
      onClose={onClose}
      onSubmit={() => gone.mutate()}
    >
      <p>“{title}”的文稿、核对结果和认定将一并删除，不能恢复。活动记录和报告不受影响。</p>
    </FormDialog>
  );
}
