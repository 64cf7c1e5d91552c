import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { type MatchedLine, matchedLine } from "#shared/recognitions/contracts.ts";
import { pastedLines } from "#shared/recognitions/pasted-names.ts";
import { post } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";
import { TextAreaField } from "#web/ui/text-area.tsx";
import { PeopleField, type PickedPerson } from "../people/people-field.tsx";

type Props = {
  /** the day whose roster is asked */
  on: string;
  people: readonly PickedPerson[];
  onChange: (people: PickedPerson[]) => void;
  /** lines that nobody has settled yet */
  open: readonly MatchedLine[];
  onOpen: (lines: MatchedLine[]) => void;
  problem?: string | undefined;
};

/** People by a pasted list of names: who is certain is taken, who is not is asked about, one line at a time. */
export function PeopleByNames({ on, people, onChange, open, onOpen, problem }: Props) {
  const [text, setText] = useState("");
  const lines = pastedLines(text);
  const take = (more: readonly PickedPerson[]) => {
    const known = new Set(people.map(({ personId }) => personId));
    onChange([...people, ...more.filter(({ personId }) => !known.has(personId))]);
  };
  const match = useMutation({
    mutationFn: () => post(z.array(matchedLine), "/api/recognitions/match", { on, lines }),
    onSuccess: (answer) => {
      take(answer.flatMap((line) => (line.found === "one" ? line.people : [])));
      onOpen([...open, ...answer.filter(({ found }) => found !== "one")]);
      setText("");
    },
  });
  const settle = (line: MatchedLine, person?: PickedPerson) => {
    onOpen(open.filter((one) => one !== line));
    if (person) take([person]);
  };
  return (
    <div className="stack">
      <TextAreaField
        label="粘贴姓名，一行一个"
        value={text}
        onChange={setText}
        rows={4}
        placeholder={"赵示安\n钱示宁　示例甲镇"}
        hint="同名的人可在姓名后面写上单位；按授予日期当天的名册匹配"
        problem={match.error?.message}
      />
      <div>
        <Button busy={match.isPending} disabled={lines.length === 0} onClick={() => match.mutate()}>
          匹配姓名
        </Button>
      </div>
      {open.length > 0 && (
        <ul className="asked" aria-label="需要确认的姓名">
          {open.map((line) => (
            <li key={line.line}>
              <OpenLine line={line} onSettle={(person) => settle(line, person)} />
            </li>
          ))}
        </ul>
      )}
      <PeopleField label="受表彰的个人" people={people} onChange={onChange} problem={problem} />
    </div>
  );
}

function OpenLine({ line, onSettle }: { line: MatchedLine; onSettle: (person?: PickedPerson) => void }) {
  return (
    <fieldset>
      <legend>
        <b>{line.line}</b>
        <span className="muted">
          {line.found === "none"
            ? "　名册中没有这个姓名。请核对后重新粘贴，或在下面按姓名查找"
            : line.people.length > 1
              ? "　有几个人叫这个名字，是哪一位？"
              : "　单位与名册不一致，是这一位吗？"}
        </span>
      </legend>
      <div className="row">
        {line.people.map((person) => (
          <Button key={person.personId} onClick={() => onSettle(person)}>
            {person.name}　{person.orgName}
            {person.post && `　${person.post}`}
          </Button>
        ))}
        <Button tone="quiet" onClick={() => onSettle()}>
          {line.found === "none" ? "知道了，略过" : "都不是，略过"}
        </Button>
      </div>
    </fieldset>
  );
}
