/** What lies over the page while something is asked. */
export const scrimLook = "fixed inset-0 z-30 animate-appear bg-scrim";

/** What is asked: in the page's middle, or on a phone from below. */
export const sheetLook =
  "fixed z-30 flex max-h-[calc(100dvh-24px)] flex-col border border-line bg-raised text-ink shadow-popover outline-none " +
  "animate-appear dark:border-line-strong max-md:inset-x-0 max-md:bottom-0 max-md:rounded-t-[16px] " +
  "md:top-1/2 md:left-1/2 md:w-[520px] md:-translate-x-1/2 md:-translate-y-1/2 md:rounded-card";

/** Its buttons: at the right, on a phone as wide as there is room. */
export const sheetButtonsLook =
  "flex shrink-0 justify-end gap-2 border-line border-t px-4 py-2.5 md:px-6 md:py-3.5 " +
  "max-md:pb-[max(10px,env(safe-area-inset-bottom))] max-md:*:flex-1";
