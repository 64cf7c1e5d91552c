import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { contentOf } from "#shared/activities/content.ts";
import { activityDetailQuery } from "#web/api/queries.ts";
import { Failed, Loading, Page } from "#web/ui/page.tsx";
import { useSession } from "../session/use-session.ts";
import { emptyDraft, fromContent, type RecordDraft } from "./form.ts";
import { RecordFormView } from "./record-form.tsx";
import "./record-page.css";

/** Recording an activity, or changing one (`?edit=`). Made for a phone: a minute, one hand. */
export function RecordPage() {
  const search = useLocation({ select: (location) => location.searchStr });
  const edit = new URLSearchParams(search).get("edit");
  return edit ? <EditPage key={edit} id={edit} /> : <NewPage />;
}

function NewPage() {
  const session = useSession();
  const initial = () => emptyDraft(session.today, session.grants[0]?.orgId ?? null);
  return (
    <Page title="记录活动">
      <RecordFormView storageKey={`record:${session.username}:new`} initial={initial} saved={null} />
    </Page>
  );
}

function EditPage({ id }: { id: string }) {
  const session = useSession();
  const query = useQuery({ ...activityDetailQuery(id), staleTime: 0 });
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} />;
  const activity = query.data;
  const initial = (): RecordDraft => ({
    ...emptyDraft(session.today, null),
    id,
    form: fromContent(
      contentOf(activity),
      activity.attachments.map(({ fileId, name, purpose }) => ({ fileId, name, purpose })),
    ),
  });
  return (
    <Page title="修改活动" sub={activity.title}>
      <RecordFormView
        key={activity.revision}
        storageKey={`record:${session.username}:${id}`}
        initial={initial}
        saved={activity}
      />
    </Page>
  );
}
