import { CLEAN_KINDS } from "./kinds/clean.ts";
import { EFFICIENT_KINDS } from "./kinds/efficient.ts";
import { LEARNING_KINDS } from "./kinds/learning.ts";
import { POLITICAL_KINDS } from "./kinds/political.ts";
import type { ActivityKind, Keeps, KindField } from "./types.ts";

const kinds: ActivityKind[] = [];
const byId = new Map<string, ActivityKind>();
const fields = new Map<string, KindField>();

/** The activity kinds, in the order in which forms and reports list them. */
export const ACTIVITY_KINDS: readonly ActivityKind[] = kinds;

/**
 * Takes an entry into the catalogue. @throws Error for an id, a name or a synonym that another kind has, and for a field
 * id that means another field
 */
export function addKind(kind: ActivityKind): void {
  const names = [kind.name, ...kind.synonyms];
  const other = kinds.find((one) => one.id === kind.id || [one.name, ...one.synonyms].some((it) => names.includes(it)));
  if (other) throw new Error(`kind ${kind.id} shares its id or a name with ${other.id}`);
  for (const field of kind.fields ?? []) {
    const known = fields.get(field.id);
    if (known && known !== field) throw new Error(`field ${field.id} of ${kind.id} is another one elsewhere`);
    fields.set(field.id, field);
  }
  kinds.push(kind);
  byId.set(kind.id, kind);
}

for (const kind of [...POLITICAL_KINDS, ...LEARNING_KINDS, ...EFFICIENT_KINDS, ...CLEAN_KINDS]) addKind(kind);

export function activityKind(id: string): ActivityKind | undefined {
  return byId.get(id);
}

export function kindName(id: string): string {
  return byId.get(id)?.name ?? id;
}

/** Every field of the catalogue, in the order of the kinds. */
export function kindFields(): KindField[] {
  return [...fields.values()];
}

export function kindField(id: string): KindField | undefined {
  return fields.get(id);
}

/** The kinds that have a field. */
export function kindsWith(field: string): string[] {
  return kinds.filter((kind) => kind.fields?.some(({ id }) => id === field)).map(({ id }) => id);
}

/** What activities of these kinds have to fill in, each field once. */
export function fieldsOf(ids: readonly string[]): KindField[] {
  return [...new Set(ids.flatMap((id) => byId.get(id)?.fields ?? []))];
}

/** The strictest of what these kinds let be kept. */
export function keepsOf(ids: readonly string[]): Keeps {
  const all = ids.map((id) => byId.get(id)?.keeps ?? "all");
  return all.find((keeps) => keeps === "fact") ?? all.find((keeps) => keeps === "pair") ?? "all";
}
