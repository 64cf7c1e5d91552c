/** A question cut into words: equal to one of the object's, or the beginning of one. */
export type AskedWord = { word: string; prefix: boolean };

const RUN = /([a-z0-9]+)|([\u3400-\u9fff\uf900-\ufaff]+)/g;

/** What a question and a text are compared as: one width, one case. */
export function searchForm(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/**
 * The words that an object must have to answer the question, cut as the database cuts texts (search_words in the
 * migrations): Chinese in pairs, the rest in whole runs. A run of Latin letters may be the beginning of one; so may a
 * single Chinese character.
 */
export function askedWords(question: string): AskedWord[] {
  const words = new Map<string, AskedWord>();
  const add = (word: string, prefix: boolean) => words.set(`${word} ${prefix}`, { word, prefix });
  for (const [, latin, han] of searchForm(question).matchAll(RUN)) {
    if (latin) add(latin.slice(0, 40), true);
    else if (han && han.length === 1) add(han, true);
    else if (han) for (let at = 0; at + 2 <= han.length; at += 1) add(han.slice(at, at + 2), false);
  }
  return [...words.values()];
}

/** Initials of a name, if the question can be some: "wxm". */
export function askedInitials(question: string): string | null {
  const form = searchForm(question).trim();
  return /^[a-z]{1,12}$/.test(form) ? form : null;
}

/** Long enough to search for: two characters of those that words are made of. */
export function isSearchable(question: string): boolean {
  return [...searchForm(question).matchAll(RUN)].map(([run]) => run).join("").length >= 2;
}
