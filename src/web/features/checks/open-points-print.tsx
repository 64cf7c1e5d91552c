import type { CheckDetail } from "#shared/checks/contracts.ts";
import { placeName } from "./point-list.tsx";
import { isWhole, type Point, sentenceAround } from "./points.ts";
import { TONES } from "./tones.ts";

/** On paper: what is open, line by line with its words, to be ticked off. */
export function OpenPointsPrint({ check, points }: { check: CheckDetail; points: readonly Point[] }) {
  const open = points.filter((one) => one.open);
  if (open.length === 0) return <p className="print-only">没有待处理的地方。</p>;
  return (
    <table className="list print-only">
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">文中</th>
          <th scope="col">意见</th>
        </tr>
      </thead>
      <tbody>
        {open.map((point, index) => {
          const sentence = isWhole(point) ? null : sentenceAround(check.paragraphs, point);
          return (
            <tr key={point.id}>
              <td>{index + 1}</td>
              <td>
                {sentence ? (
                  <>
                    {sentence.before}
                    <b>{sentence.at}</b>
                    {sentence.after}
                  </>
                ) : (
                  placeName(check, point)
                )}
              </td>
              <td>
                {TONES[point.tone].sign} {TONES[point.tone].name}：{point.note}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
