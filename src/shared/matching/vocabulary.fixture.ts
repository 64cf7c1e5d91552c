import { findClaims } from "#shared/claims/find-claims.ts";
import type { Vocabulary } from "#shared/figures/search.ts";
import { namesOf } from "./mentions.ts";
import { settingsOf, type Whose } from "./setting.ts";

const org = (id: string, ...names: string[]) => ({ id, names, hasSections: false, hasBelow: false });

/** The words of a small district, two of whose branches share a name. */
export const VOCABULARY: Vocabulary = {
  orgs: [
    org("root", "中共示例区委员会", "示例区"),
    org("department", "中共示例区委组织部", "示例区委组织部", "部机关"),
    org("town", "示例镇党委", "示例镇"),
    org("one", "示例镇机关支部", "机关支部"),
    org("other", "样板镇机关支部", "机关支部"),
  ],
  themes: [{ id: "theme", name: "学习教育" }],
  programmes: [{ id: "programme", name: "强基行动" }],
  words: [{ kind: "red_education", phrase: null, synonyms: ["追寻足迹"] }],
};
export const NAMES = namesOf(VOCABULARY);
export const DEPARTMENT: Whose = { own: "department", ownReach: "inner", district: "root" };
export const CONTEXT = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-10-31" };

/** What the words around each number of a draft of the department say. */
export const settings = (text: string) => settingsOf(text, findClaims(text), NAMES, DEPARTMENT, CONTEXT);
