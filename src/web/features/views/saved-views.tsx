import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { type NewView, type SavedView, savedView } from "#shared/views/contracts.ts";
import { change, get, newId, post, queryString } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { TextField } from "#web/ui/field.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import "./saved-views.css";
import { useOwnLocation } from "#web/ui/use-own-location.ts";

const made = z.object({ id: z.uuid() });

/** The views that I keep of this list: each is the list's address under a name. */
export function SavedViews() {
  const { pathname: page, searchStr } = useOwnLocation();
  const address = searchStr.replace(/^\?/, "");
  const [naming, setNaming] = useState(false);
  const views = useQuery({
    queryKey: ["views", page],
    queryFn: () => get(z.array(savedView), `/api/views${queryString({ page })}`),
    staleTime: 300_000,
  });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["views", page] });
  const restore = (view: SavedView) =>
    post(made, "/api/views", { ...view, page, commandId: newId() }).then(refresh, sayError);
  const remove = useMutation({
    mutationFn: (view: SavedView) => change("DELETE", `/api/views/${view.id}`),
    onSuccess: (_, view) => {
      say(`已删除筛选“${view.name}”`, { action: { label: "撤销", run: () => void restore(view) } });
      return refresh();
    },
    onError: sayError,
  });
  const kept = views.data ?? [];
  const here = kept.find((view) => view.address === address);
  if (kept.length === 0 && address === "") return null;
  return (
    <nav className="views no-print" aria-label="常用筛选">
      <span className="muted small">常用筛选</span>
      {kept.map((view) => (
        <Link
          key={view.id}
          to={paths.view(page, view.address)}
          className="view"
          aria-current={view === here || undefined}
        >
          {view.name}
        </Link>
      ))}
      {here ? (
        <Button tone="quiet" className="small" busy={remove.isPending} onClick={() => remove.mutate(here)}>
          删除“{here.name}”
        </Button>
      ) : (
        address !== "" && (
          <Button tone="quiet" className="small" onClick={() => setNaming(true)}>
            保存当前筛选
          </Button>
        )
      )}
      {naming && <NameDialog page={page} address={address} onClose={() => setNaming(false)} onDone={refresh} />}
    </nav>
  );
}

type NameProps = Pick<NewView, "page" | "address"> & { onClose: () => void; onDone: () => Promise<void> };

function NameDialog({ page, address, onClose, onDone }: NameProps) {
  const [name, setName] = useState("");
  const [ids] = useState(() => ({ commandId: newId(), id: newId() }));
  const command = useFormCommand(() => post(made, "/api/views", { ...ids, page, name, address }), {
    said: `已保存筛选“${name}”`,
    onDone: () => {
      void onDone();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    command.run();
  };
  const general = command.general(["name"]);
  return (
    <Dialog title="保存当前筛选" onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <TextField
          label="名字"
          value={name}
          onChange={setName}
          required
          maxLength={30}
          placeholder="如：本季度三会一课"
          problem={command.problem("name")}
        />
        {general && (
          <p className="problem" role="alert">
            {general}
          </p>
        )}
        <div>
          <Button type="submit" tone="primary" busy={command.busy}>
            保存
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
