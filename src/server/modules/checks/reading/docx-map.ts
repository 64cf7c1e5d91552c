/**
 * Characters of the plain text that stand in the file: `length` characters from `start` are the source [from, to) of
 * that part, character by character; or, when `whole`, something that cannot be cut (a character reference, an element
 * such as w:tab). Computed numbers and the line breaks between paragraphs stand nowhere.
 */
export type DocxSpan = {
  start: number;
  length: number;
  part: string;
  from: number;
  to: number;
  whole: boolean;
  /** the result of a field, which Word computes anew */
  computed: boolean;
};

/**
 * Where a paragraph of the plain text, beginning at `start`, begins in the file: at "<w:p" of that part. `reference` is
 * where the main part refers to the note that it stands in; null outside notes.
 */
export type DocxPlace = { start: number; part: string; from: number; reference: number | null };

/** Where the text of a draft stands in its .docx; offsets in a part count in UTF-16 units of its XML. */
export type DocxMap = {
  /** the part that holds the body */
  main: string;
  /** in the order of the text, not overlapping */
  spans: readonly DocxSpan[];
  /** one for each paragraph of the draft, in its order */
  places: readonly DocxPlace[];
};
