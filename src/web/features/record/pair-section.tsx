import { MultiCombobox } from "#web/ui/lazy-combobox.tsx";
import { Loading } from "#web/ui/page.tsx";
import { at, type SectionProps } from "./basics-section.tsx";
import type { Expected } from "./form.ts";

/** The two people of a talk: that they talked is all that is kept. */
export function PairSection({
  form,
  set,
  problem,
  people,
  pending,
}: SectionProps & { people: readonly Expected[]; pending: boolean }) {
  return (
    <section className="card" aria-label="谈话双方">
      <div className="body">
        {pending ? (
          <Loading />
        ) : (
          <MultiCombobox
            label="谈话双方（两人）"
            required
            choices={people.map(({ personId, name, orgName, post }) => ({
              value: personId,
              label: name,
              hint: `${orgName} ${post}`,
            }))}
            value={form.pair}
            onChange={(pair) => set({ pair })}
            problem={at(problem, "attendance")}
          />
        )}
      </div>
    </section>
  );
}
