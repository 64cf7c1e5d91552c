import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { reportQuery } from "#web/api/queries.ts";
import { PageFailed, PageLoading } from "#web/ui/page.tsx";
import { ReportView } from "./report-view.tsx";

export function ReportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <FreshReport key={id} id={id} />;
}

/** The editor owns the text once it has it, and so it starts from what the server has now, never from memory. */
function FreshReport({ id }: { id: string }) {
  const [epoch, setEpoch] = useState(0);
  const query = useQuery({ ...reportQuery(id), refetchOnMount: "always" });
  if (query.isError && !query.data) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  if (!query.data || !query.isFetchedAfterMount) return <PageLoading />;
  const reload = async () => {
    await query.refetch();
    setEpoch((before) => before + 1);
  };
  return <ReportView key={epoch} report={query.data} reload={() => void reload()} />;
}
