import { VERIFIED_NAMES } from "#shared/documents/types.ts";
import {
  type Known,
  REGULATION_TYPES,
  type RegulationType,
  type RegulationVersion,
} from "#shared/regulations/types.ts";

export function typeName(type: RegulationType): string {
  return REGULATION_TYPES.find(({ id }) => id === type)?.name ?? type;
}

/** 2019-12 as 2019年12月: a roughly known day does not pass for a whole one. */
export function writtenDay(on: string): string {
  const [year, month, day] = on.split("-");
  if (day) return on;
  return month ? `${year}年${Number(month)}月` : `${year}年`;
}

/** The day that counts, and which day it is. */
export function KnownDay({ version }: { version: RegulationVersion }) {
  const { effective, issued, published, adopted } = version;
  const found = (
    [
      ["施行", effective],
      ["印发", issued],
      ["公布", published],
      ["通过", adopted],
    ] as const
  ).find(([, day]) => day !== undefined);
  if (!found?.[1]) return <span className="muted">未收录</span>;
  return (
    <span className="nowrap">
      {writtenDay(found[1].on)} <span className="muted small">{found[0]}</span>
    </span>
  );
}

/** A day with how sure we are of it, said only where one should look it up. */
export function DayLine({ name, day }: { name: string; day: Known }) {
  return (
    <span>
      {name} {writtenDay(day.on)}
      {day.verified !== "seen" && <span className="muted small">（{VERIFIED_NAMES[day.verified]}）</span>}
    </span>
  );
}
