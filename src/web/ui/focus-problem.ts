/** Goes to the first thing that is wrong: on a phone it may stand far above the button that was pressed. */
export function focusProblem(): void {
  const place = document.querySelector("dialog[open]") ?? document.querySelector("main");
  const field = place?.querySelector<HTMLElement>('[aria-invalid="true"]');
  if (field) field.focus();
  else place?.querySelector(".problem, .notice[role='alert']")?.scrollIntoView({ block: "center" });
}
