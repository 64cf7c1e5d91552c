/** A text to paste to a group: the units that have not answered, never a person. */
export function reminderText(round: { title: string; dueOn: string }, orgs: readonly string[], today: string): string {
  const [, month, day] = round.dueOn.split("-").map(Number);
  const when = round.dueOn < today ? `原定 ${month} 月 ${day} 日，请尽快` : `于 ${month} 月 ${day} 日前`;
  return `请以下单位${when}报送《${round.title}》：${orgs.join("、")}。`;
}
