import { useQuery } from "@tanstack/react-query";
import type { ActivityDetail } from "#shared/activities/contracts.ts";
import { activityDetailQuery, queryClient } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { History } from "#web/ui/history.tsx";

type Props = { saved: ActivityDetail; onOverwrite: (revision: number) => void; onDiscard: () => void };

/** Somebody saved in between: one sees what they did and decides, nothing is lost before that. */
export function ConflictNotice({ saved, onOverwrite, onDiscard }: Props) {
  const latest = useQuery({
    ...activityDetailQuery(saved.id),
    queryKey: ["activity", saved.id, String(saved.revision)],
    staleTime: 0,
  });
  return (
    <div className="notice amber stack" role="alert">
      <p>
        <b>您打开之后，有人修改并保存了这项活动。</b>您填写的内容还在本页。
      </p>
      <History type="activity" id={saved.id} />
      <div className="row">
        <Button
          onClick={() => {
            onDiscard();
            void queryClient.resetQueries(activityDetailQuery(saved.id));
          }}
        >
          放弃我的修改，查看最新内容
        </Button>
        <Button tone="danger" disabled={!latest.data} onClick={() => latest.data && onOverwrite(latest.data.revision)}>
          以我的内容为准保存
        </Button>
      </div>
    </div>
  );
}
