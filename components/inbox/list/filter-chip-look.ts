/** How a part of the filter (`filter-chip`) looks that is set. */
export const setLook = "border-selected bg-selected text-accent hover:border-accent";

/** How a part of the filter looks that is not set. */
export const plainLook = "border-line-strong text-ink-2 hover:bg-hover hover:text-ink";
