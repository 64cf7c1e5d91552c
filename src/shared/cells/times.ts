import { clockTime } from "./calendar.ts";

/** Times of day taken out of a text, "09:30"; `rest` is what was not one. `impossible` is a time no clock shows. */
export type TimesReading = {
  startTime: string | null;
  endTime: string | null;
  rest: string;
  impossible: string | null;
};

const PART = "上午|下午|晚上|中午|早上|早晨|凌晨|傍晚|晚|am|pm";
const TIME = new RegExp(
  `(${PART})? ?(\\d{1,2})(?::(\\d{1,2})(?::\\d{1,2})?|[时点](?:(半|整)|(\\d{1,2})分?)?) ?(am|pm)?`,
  "i",
);
const AFTER_NOON = /下午|晚|傍晚|pm/i;

type Time = { text: string; clock: string | null; part: string; index: number };

function takeTime(text: string, inheritedPart: string): Time | null {
  const found = TIME.exec(text);
  if (!found) return null;
  const part = found[1] ?? found[6] ?? inheritedPart;
  let hour = Number(found[2]);
  const minute = found[4] === "半" ? 30 : Number(found[3] ?? found[5] ?? 0);
  if (AFTER_NOON.test(part) && hour < 12) hour += 12;
  if (part === "中午" && hour < 3) hour += 12;
  if (/凌晨|am/i.test(part) && hour === 12) hour = 0;
  return { text: found[0], clock: clockTime(hour, minute), part, index: found.index };
}

/**
 * Reads "9:00", "上午9时30分", "下午2点半-4点" out of a text whose digits are half-width and whose dashes are "-".
 * The second time of a span keeps the first one's part of the day.
 */
export function takeTimes(text: string): TimesReading {
  const full = text.replace(/(\d{1,2})-(?=\d{1,2}[时点])/g, "$1点-");
  const first = takeTime(full, "");
  if (!first) return { startTime: null, endTime: null, rest: text, impossible: null };
  const after = full.slice(first.index + first.text.length);
  const second = /^ ?- ?\D{0,2}\d/.test(after) ? takeTime(after, first.part) : null;
  const left = second ? after.slice(second.index + second.text.length) : after;
  const wrong = [first, second].find((time) => time && time.clock === null);
  return {
    startTime: first.clock,
    endTime: second?.clock ?? null,
    rest: full.slice(0, first.index) + left,
    impossible: wrong?.text ?? null,
  };
}
