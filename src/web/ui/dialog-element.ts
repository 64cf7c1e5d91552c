import { createContext } from "react";

/** The modal dialog around a control: what pops up must open inside it, since the page behind is inert. */
export const DialogElement = createContext<HTMLElement | null>(null);
