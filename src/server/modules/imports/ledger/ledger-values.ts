import type { NamedPerson } from "#shared/cells/names.ts";

/**
 * One activity as the ledger gives it. `kinds` holds kind ids, the main one first. Dates are ISO days, times "09:00".
 * `absentCount` stands where a ledger counts absences without naming anybody; what the cells do not say is null or empty.
 */
export type LedgerValues = {
  kinds: string[];
  title: string | null;
  start: string | null;
  end: string | null;
  startTime: string | null;
  endTime: string | null;
  place: string | null;
  host: string | null;
  cohosts: string[];
  participants: string[];
  chair: string | null;
  summary: string | null;
  expected: number | null;
  present: number | null;
  headcount: number | null;
  guests: number | null;
  guestNames: NamedPerson[];
  absentCount: number | null;
  absent: NamedPerson[];
  attendees: NamedPerson[];
  theme: string | null;
  period: string | null;
  count: number | null;
  remarks: string | null;
  /** values of the catalogue's fields by their ids */
  fields: Record<string, string | number>;
};

export function emptyValues(): LedgerValues {
  return {
    kinds: [],
    title: null,
    start: null,
    end: null,
    startTime: null,
    endTime: null,
    place: null,
    host: null,
    cohosts: [],
    participants: [],
    chair: null,
    summary: null,
    expected: null,
    present: null,
    headcount: null,
    guests: null,
    guestNames: [],
    absentCount: null,
    absent: [],
    attendees: [],
    theme: null,
    period: null,
    count: null,
    remarks: null,
    fields: {},
  };
}
