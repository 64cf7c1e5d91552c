import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { z } from "zod";
import { quoted } from "#shared/documents/types.ts";
import { newId, post } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { documentDetailQuery } from "../documents/document-queries.ts";
import { useSession } from "../session/use-session.ts";
import { emptyDraft, type RecordDraft } from "./form.ts";
import { RecordFormView } from "./record-form.tsx";

const KIND = "document_study";

/** Recording an activity at which a document is passed on; what is recorded is tied to the document. */
export default function PassingOnPage({ id }: { id: string }) {
  const session = useSession();
  const orgs = useSuspenseQuery(orgsQuery).data;
  const query = useQuery({ ...documentDetailQuery(id), refetchInterval: false });
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  const name = quoted(query.data.title);
  // Whose document it is passes it on, or, of a document of the whole district, each for itself.
  const own = orgs.find((org) => org.id === query.data.orgId && org.can.record);
  const host = own?.id ?? session.grants[0]?.orgId ?? null;
  const initial = (): RecordDraft => {
    const draft = emptyDraft(session.today, host, KIND);
    const title = `传达学习${name}`.slice(0, 200);
    return { ...draft, form: { ...draft.form, title, fields: { document: name } } };
  };
  const after = (activityId: string) =>
    post(z.object({ id: z.string() }), `/api/documents/${id}/links`, {
      ...{ commandId: newId(), id: newId(), relation: "passed_on", activityId },
    });
  return (
    <Page
      title="记录传达学习"
      sub={
        <>
          保存以后自动关联到 <a href={paths.document(id)}>{name}</a>
        </>
      }
    >
      <RecordFormView
        storageKey={`record:${session.username}:document:${id}`}
        initial={initial}
        saved={null}
        after={after}
      />
    </Page>
  );
}
