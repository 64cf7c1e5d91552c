import { kindName } from "#shared/catalogue/kinds.ts";
import { CADENCE_SOURCE, CADENCES, EVERY_NAMES, runningPeriod } from "#shared/home/cadences.ts";
import type { BranchCadence } from "#shared/home/contracts.ts";
import { overviewSpec } from "#shared/home/overview-spec.ts";
import { ListTable } from "#web/ui/paged-list.tsx";
import { Card } from "./card.tsx";
import { FigureButton, type OpenFigure } from "./figure-button.tsx";

type Props = { branches: readonly BranchCadence[]; today: string; onOpen: OpenFigure };

/** What each branch has in the running period, beside how often the regulations generally ask for it. */
export function CadenceCard({ branches, today, onOpen }: Props) {
  const columns = CADENCES.map(({ kind, every }) => `${EVERY_NAMES[every]}${kindName(kind)}#`);
  return (
    <Card title="组织生活" note={`${CADENCE_SOURCE}：一般应有的次数，已归档的才计入`}>
      <ListTable columns={["支部", ...columns]}>
        {branches.map(({ orgId, orgName, counts }) => (
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
