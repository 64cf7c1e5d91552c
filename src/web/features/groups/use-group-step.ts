import { useMutation } from "@tanstack/react-query";
import type { GroupMember, MemberChange } from "#shared/groups/contracts.ts";
import { change } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { say, sayError } from "#web/ui/toast.tsx";

type Step = { said: string; undo?: () => void };

/** What was done is said, with the way back where there is one, and everything shown is asked anew. */
async function settled({ said, undo }: Step): Promise<void> {
  say(said, undo ? { action: { label: "撤销", run: undo } } : {});
  await queryClient.invalidateQueries();
}

type Changing = { member: GroupMember; to: Omit<MemberChange, "revision">; said: string };

/** Changes somebody's role or days in a group; it can be taken back. */
export function useMemberChange(group: string, onDone: () => void) {
  const send = async ({ member, to }: Changing) =>
    (await change("PUT", `/api/groups/${group}/members/${member.id}`, { revision: member.revision, ...to })) as {
      revision: number;
    };
  return useMutation({
    mutationFn: send,
    onSuccess: async ({ revision }, { member, said }) => {
      const before = { role: member.role, from: member.from, to: member.to };
      const undo = () =>
        void send({ member: { ...member, revision }, to: before, said }).then(
          () => settled({ said: "已撤销" }),
          sayError,
        );
      onDone();
      await settled({ said, undo });
    },
  });
}

export function useMemberRemoval(group: string, onDone: () => void) {
  return useMutation({
    mutationFn: (member: GroupMember) => change("DELETE", `/api/groups/${group}/members/${member.id}`),
    onSuccess: async (_, member) => {
      onDone();
      await settled({ said: `已删去误录的“${member.name}”` });
    },
  });
}
