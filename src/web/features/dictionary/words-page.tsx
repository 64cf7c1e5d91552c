import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import type { KindWordsRow } from "#shared/catalogue/kind-words.ts";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { type ActivityKind, DIMENSION_NAMES } from "#shared/catalogue/types.ts";
import { kindWordsQuery } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { CheckField, TextField } from "#web/ui/field.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { DictionaryTabs } from "./dictionary-tabs.tsx";
import { WordsDialog } from "./words-dialog.tsx";

const filterSchema = z.object({ text: z.string().max(60).default(""), own: z.boolean().default(false) });

/** What each kind of activity is called: in reports, in ledgers, in questions. */
export function WordsPage() {
  const query = useQuery(kindWordsQuery);
  const [filter, setFilter] = useAddress(filterSchema);
  const [open, setOpen] = useState<ActivityKind | null>(null);
  const words = new Map((query.data ?? []).map((one) => [one.kind, one]));
  const shown = ACTIVITY_KINDS.filter((kind) => {
    const own = words.get(kind.id);
    if (filter.own && !isSet(own)) return false;
    const texts = [kind.name, kind.phrase, ...kind.synonyms, own?.phrase ?? "", ...(own?.synonyms ?? [])];
    return texts.some((text) => text.includes(filter.text.trim()));
  });
  const opened = open && words.get(open.id);
  return (
    <Page
      title="字典与提纲"
      sub="各类活动在报告里怎么写、平时还叫什么；识读台账、批量填报和一句话问数都认得"
      actions={<ExportButton url="/api/dictionary/words/export" />}
    >
      <DictionaryTabs />
      <PagedList
        query={query}
        count={shown.length}
        empty="没有符合条件的活动类型"
        head={
          <search className="filters" aria-label="筛选活动类型">
            <TextField
              label="含"
              value={filter.text}
              onChange={(text) => setFilter({ ...filter, text })}
              maxLength={60}
            />
            <CheckField
              label="只看本区设定过的"
              checked={filter.own}
              onChange={(own) => setFilter({ ...filter, own })}
            />
          </search>
        }
      >
        <ListTable columns={["活动类型", "方面", "报告措辞", "别称", "操作"]}>
          {shown.map((kind) => (
            <Row key={kind.id} kind={kind} words={words.get(kind.id)} onOpen={() => setOpen(kind)} />
          ))}
        </ListTable>
      </PagedList>
      {open && opened && (
        <WordsDialog key={`${open.id} ${opened.revision}`} kind={open} words={opened} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}

const isSet = (words: KindWordsRow | undefined) =>
  words !== undefined && (words.phrase !== null || words.synonyms.length > 0);

type RowProps = { kind: ActivityKind; words: KindWordsRow | undefined; onOpen: () => void };

function Row({ kind, words, onOpen }: RowProps) {
  return (
    <tr>
      <td className="lead">{kind.name}</td>
      <td className="nowrap">{DIMENSION_NAMES[kind.dimension]}</td>
      <td>
        {words?.phrase ?? kind.phrase} {words?.phrase && <span className="tag blue">本区</span>}
      </td>
      <td>
        {words?.synonyms.map((one) => (
          <span key={one} className="tag blue" title="本区设定">
            {one}
          </span>
        ))}{" "}
        <span className="muted small">{kind.synonyms.join("、")}</span>
      </td>
      <td>
        <Button tone="quiet" aria-label={`设定措辞：${kind.name}`} onClick={onOpen}>
          设定
        </Button>
      </td>
    </tr>
  );
}
