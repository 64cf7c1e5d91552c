import type { XmlElement } from "#server/platform/file-content/xml-tree.ts";
import { type Cuts, RANK } from "./cuts.ts";
import { type Note, type Signature, wallClock, xmlText } from "./note.ts";
import { contentOf, type Site, type Sites } from "./sites.ts";

type Fix = NonNullable<Note["fix"]>;

/** Content of a run that may be deleted along with the text around it. */
const DELETABLE = new Set(["w:t", "w:tab", "w:noBreakHyphen", "w:softHyphen", "w:lastRenderedPageBreak"]);
/** Only text on one line goes into a paragraph as one run. */
const INSERTABLE = /^(?:(?!\p{Cc})[^\u2028\uFFFC])*$/u;

/** A correction with the runs that it touches: for each its first and last site. */
export type Change = {
  fix: Fix;
  runs: { first: Site; last: Site }[];
  insertAfter: Site | null;
  insertBefore: Site | null;
};

/**
 * The corrections that can be made as tracked changes, in the order of the text: in plain text of one paragraph that no
 * field computes and nobody has under revision. Of two that overlap the first is taken.
 */
export function soundChanges(notes: readonly Note[], sites: Sites): Change[] {
  const fixes = notes.flatMap(({ fix }) => fix ?? []).sort((a, b) => a.start - b.start || a.length - b.length);
  const changes: Change[] = [];
  let end = -1;
  let inserted = false;
  for (const fix of fixes) {
    const collides = fix.start < end || (fix.start === end && (inserted || fix.length === 0));
    const parts = sites.insideCharacter(fix.start) || sites.insideCharacter(fix.start + fix.length);
    if (collides || parts || !INSERTABLE.test(fix.text)) continue;
    const change = fix.length === 0 ? insertion(fix, sites) : replacement(fix, sites);
    if (!change) continue;
    changes.push(change);
    end = fix.start + fix.length;
    inserted = fix.length === 0;
  }
  return changes;
}

function insertion(fix: Fix, sites: Sites): Change | null {
  if (fix.text === "") return null;
  const [before] = sites.within(fix.start - 1, fix.start);
  if (before?.site?.editable) return { fix, runs: [], insertAfter: before.site, insertBefore: null };
  const [behind] = sites.within(fix.start, fix.start + 1);
  return behind?.site?.editable ? { fix, runs: [], insertAfter: null, insertBefore: behind.site } : null;
}

function replacement(fix: Fix, sites: Sites): Change | null {
  const found = sites.within(fix.start, fix.start + fix.length);
  const runs = new Map<XmlElement, { first: Site; last: Site }>();
  let covered = 0;
  for (const { span, site } of found) {
    if (!site?.editable || site.paragraph !== found[0]!.site?.paragraph) return null;
    covered += Math.min(span.start + span.length, fix.start + fix.length) - Math.max(span.start, fix.start);
    const run = runs.get(site.element);
    runs.set(site.element, { first: run?.first ?? site, last: site });
  }
  const whole = [...runs.values()];
  if (covered !== fix.length || !whole.every(holdsTextOnly)) return null;
  return { fix, runs: whole, insertAfter: whole.at(-1)!.last, insertBefore: null };
}

function holdsTextOnly({ first, last }: { first: Site; last: Site }): boolean {
  const inside = contentOf(first.element).filter((child) => child.end > first.from && child.start < last.to);
  return inside.every(({ name }) => DELETABLE.has(name));
}

/** Writes them as w:del and w:ins. @param nextId number of the first revision, free in the document */
export function writeChanges(changes: readonly Change[], cuts: Cuts, w: string, signature: Signature, nextId: number) {
  let id = nextId;
  const signed = () => {
    const attributes = `${w}id="${id}" ${w}author="${xmlText(signature.author)}" ${w}date="${wallClock(signature.at)}"`;
    id += 1;
    return attributes;
  };
  for (const { fix, runs, insertAfter, insertBefore } of changes) {
    for (const { first, last } of runs) {
      cuts.before(first, RANK.beginChange, `<${w}del ${signed()}>`);
      cuts.after(last, RANK.endChange, `</${w}del>`);
      cuts.markDeleted(first, last);
    }
    if (fix.text === "") continue;
    const model = runs[0]?.first ?? insertAfter ?? insertBefore;
    if (!model) continue;
    const run = `${cuts.opening(model.element)}<${w}t xml:space="preserve">${xmlText(fix.text)}</${w}t></${w}r>`;
    const inserted = `<${w}ins ${signed()}>${run}</${w}ins>`;
    if (insertAfter) cuts.after(insertAfter, RANK.endChange, inserted);
    else if (insertBefore) cuts.before(insertBefore, RANK.beginChange, inserted);
  }
}
