import { useState } from "react";
import { kindName } from "#shared/catalogue/kinds.ts";
import { CADENCE_SOURCE, CADENCES, EVERY_NAMES, runningPeriod } from "#shared/home/cadences.ts";
import type { BranchCadence } from "#shared/home/contracts.ts";
import { overviewSpec } from "#shared/home/overview-spec.ts";
import { Button } from "#web/ui/button.tsx";
import { Empty } from "#web/ui/page.tsx";
import { ListTable } from "#web/ui/paged-list.tsx";
import { Card } from "./card.tsx";
import { FigureButton, type OpenFigure } from "./figure-button.tsx";

/** As many branches are seen at a glance; of more, those where something is open come first into view. */
const AT_A_GLANCE = 8;

type Props = { branches: readonly BranchCadence[]; today: string; onOpen: OpenFigure };

/** What each branch has in the running period, beside how often the regulations generally ask for it. */
export function CadenceCard({ branches, today, onOpen }: Props) {
  const [all, setAll] = useState(branches.length <= AT_A_GLANCE);
  const open = branches.filter(({ counts }) => CADENCES.some(({ kind }) => !counts[kind]));
  const shown = all ? branches : open;
  const columns = CADENCES.map(({ kind, every }) => `${EVERY_NAMES[every]}${kindName(kind)}#`);
  return (
    <Card title="组织生活" note={`${CADENCE_SOURCE}：一般应有的次数，已归档的才计入`}>
      {branches.length > AT_A_GLANCE && (
        <p className="row cadence-choice no-print">
          <span>
            {branches.length} 个支部，{open.length} 个还有没开展的
          </span>
          <Button tone="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? `只看还有没开展的` : `看全部 ${branches.length} 个`}
          </Button>
        </p>
      )}
      {shown.length === 0 && <Empty>各支部都已开展</Empty>}
      <ListTable columns={["支部", ...columns]}>
        {shown.map(({ orgId, orgName, counts }) => (
          <tr key={orgId}>
            <td className="lead">{orgName}</td>
            {CADENCES.map(({ kind, every, article }, at) => {
              const period = runningPeriod(every, today);
              return (
                <td key={kind} className="num" data-label={columns[at]?.replace("#", "")} title={article}>
                  {counts[kind] ? (
                    <FigureButton
                      value={counts[kind]}
                      spec={{ ...overviewSpec(orgId, { kinds: [kind], period }), reach: "self" }}
                      onOpen={onOpen}
                    />
                  ) : (
                    <span className="none">还没有</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </ListTable>
    </Card>
  );
}
