import { useQuery } from "@tanstack/react-query";
import type { GroupKind } from "#shared/groups/kinds.ts";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { groupDetailQuery } from "../groups/group-queries.ts";
import { useSession } from "../session/use-session.ts";
import { emptyDraft, type RecordDraft } from "./form.ts";
import { RecordFormView } from "./record-form.tsx";

/** What a group of this kind mostly does. */
const KINDS: Record<GroupKind, string> = {
  leading_group: "campaign_meeting",
  task_force: "campaign_meeting",
  service_team: "service",
  pioneer_team: "pioneer_action",
  pioneer_post: "pioneer_action",
};

/** Recording an activity that a group takes part in: its organisation is the host, as far as one may record for it. */
export default function OfGroupPage({ id }: { id: string }) {
  const session = useSession();
  const query = useQuery(groupDetailQuery(id));
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  const { name, kind, orgId, can } = query.data;
  const initial = (): RecordDraft => {
    const draft = emptyDraft(session.today, can.edit ? orgId : (session.grants[0]?.orgId ?? null), KINDS[kind]);
    return { ...draft, form: { ...draft.form, groups: [{ id, name }] } };
  };
  return (
    <Page title="记录活动" sub={`${name}参加`}>
      <RecordFormView storageKey={`record:${session.username}:group:${id}`} initial={initial} saved={null} />
    </Page>
  );
}
