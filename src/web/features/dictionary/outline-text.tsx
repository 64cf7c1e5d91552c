import type { OutlineDocument } from "#shared/report/outline-document.ts";
import { clauseWords } from "#shared/report/outline-words.ts";

/** An outline to be read. */
export function OutlineText({ document: { title, sections } }: { document: OutlineDocument }) {
  return (
    <section className="card" aria-label="提纲内容">
      <div className="body stack outline-text">
        <p>
          <span className="muted">报告标题：</span>
          {title}
        </p>
        {sections.map(({ heading, paragraphs }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: only read
          <div key={index}>
            <h2>{heading}</h2>
            {paragraphs.map((sentences, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: only read
              <ol key={at} className="outline-lines">
                {sentences.map(({ lead, clauses }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: only read
                  <li key={place}>
                    {lead && <b>{lead}</b>}
                    {clauses.map((clause, last) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: only read
                      <span key={last} className="block">
                        {clauseWords(clause)}
                      </span>
                    ))}
                  </li>
                ))}
              </ol>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}
