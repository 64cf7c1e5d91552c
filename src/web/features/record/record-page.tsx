import { useQuery } from "@tanstack/react-query";

import { lazy } from "react";
import { contentOf } from "#shared/activities/content.ts";
import { activityDetailQuery } from "#web/api/queries.ts";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { useSession } from "../session/use-session.ts";
import { emptyDraft, fromContent, type RecordDraft } from "./form.ts";
import { RecordFormView } from "./record-form.tsx";
import "./record-page.css";
import { useOwnLocation } from "#web/ui/use-own-location.ts";

/** Loaded by whoever comes from a document or a group: everybody else records without them. */
const PassingOnPage = lazy(() => import("./passing-on-page.tsx"));
const OfGroupPage = lazy(() => import("./of-group-page.tsx"));

/** Recording an activity, one at which a document is passed on (`?document=`) or a group takes part (`?group=`), or changing one (`?edit=`). Made for a phone: a minute, one hand. */
export function RecordPage() {
  const search = useOwnLocation().searchStr;
  const params = new URLSearchParams(search);
  const edit = params.get("edit");
  const document = params.get("document");
  if (edit) return <EditPage key={edit} id={edit} />;
  if (document) return <PassingOnPage key={document} id={document} />;
  const group = params.get("group");
  return group ? <OfGroupPage key={group} id={group} /> : <NewPage />;
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
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} />;
  const activity = query.data;
  const initial = (): RecordDraft => ({
    ...emptyDraft(session.today, null),
    id,
    form: fromContent(contentOf(activity), {
      files: activity.attachments.map(({ fileId, name, purpose }) => ({ fileId, name, purpose })),
      groups: activity.groups,
    }),
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
