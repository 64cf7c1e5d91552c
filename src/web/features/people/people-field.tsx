import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { z } from "zod";
import { type PersonRow, personRow } from "#shared/people/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { MultiCombobox } from "#web/ui/lazy-combobox.tsx";

/** A person in the organisation that they stand for. */
export type PickedPerson = { personId: string; name: string; orgId: string; orgName: string; post: string };

const WORK = ["staff", "seconded"];

/** Somebody of several organisations stands for the one of their work; whoever belongs nowhere now for none. */
function standing({ id, name, memberships }: PersonRow): PickedPerson[] {
  const now = memberships.filter(({ to }) => to === null);
  const [place] = [...now].sort((a, b) => Number(WORK.includes(b.kind)) - Number(WORK.includes(a.kind)));
  return place ? [{ personId: id, name, orgId: place.orgId, orgName: place.orgName, post: place.post }] : [];
}

type Props = {
  label: string;
  people: readonly PickedPerson[];
  onChange: (people: PickedPerson[]) => void;
  problem?: string | undefined;
};

/** People of all organisations in sight, found by name or initials. */
export function PeopleField({ label, people, onChange, problem }: Props) {
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const query = useQuery({
    queryKey: ["people", "some", q],
    queryFn: () => get(z.array(personRow), `/api/people${queryString({ q, limit: 20 })}`),
    placeholderData: keepPreviousData,
  });
  const found = query.data?.flatMap(standing) ?? [];
  const byId = new Map([...found, ...people].map((person) => [person.personId, person]));
  const choice = ({ personId, name, orgName, post }: PickedPerson) => ({
    ...{ value: personId, label: name, hint: [orgName, post].filter(Boolean).join(" ") },
  });
  return (
    <MultiCombobox
      label={label}
      choices={found.map(choice)}
      known={people.map(choice)}
      value={people.map(({ personId }) => personId)}
      onChange={(ids) => onChange(ids.flatMap((id) => byId.get(id) ?? []))}
      onInput={setText}
      placeholder="输入姓名或拼音首字母"
      problem={problem}
    />
  );
}
