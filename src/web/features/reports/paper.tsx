import type { ReactNode } from "react";
import type { ReportFrame } from "#shared/report/document.ts";
import { addresseeLine, attachmentLines, officialDate } from "#shared/report/plain-text.ts";

type Props = { frame: ReportFrame; children: ReactNode; onEdit: (() => void) | null };

/** The report as it will read on paper: what stands around the text, and the text. */
export function Paper({ frame, children, onEdit }: Props) {
  const addressee = addresseeLine(frame.addressee);
  return (
    <article className="paper" aria-label="报告">
      <h2 className="paper-title">{frame.title || "（未填标题）"}</h2>
      {onEdit && (
        <button type="button" className="button quiet small frame-edit no-print" onClick={onEdit}>
          修改标题、主送、署名、附件
        </button>
      )}
      {addressee && <p className="addressee">{addressee}</p>}
      {children}
      {frame.attachments.length > 0 && (
        <div className="attachments">
          {attachmentLines(frame.attachments).map(({ lead, name }) => (
            <p key={lead + name}>
              {lead}
              {name}
            </p>
          ))}
        </div>
      )}
      {(frame.signatory || frame.date) && (
        <div className="signature">
          {frame.signatory && <p>{frame.signatory}</p>}
          {frame.date && <p>{officialDate(frame.date)}</p>}
        </div>
      )}
    </article>
  );
}
