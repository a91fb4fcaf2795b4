/** How a part of the filter looks. */
export const filterChipLook =
  "inline-flex h-7 min-w-0 shrink-0 cursor-pointer items-center gap-1 rounded-[7px] border px-1.5 font-medium text-meta " +
  "whitespace-nowrap max-md:h-9 max-md:rounded-control";

/** How a part of the filter looks that is set. */
export const setLook = "border-selected bg-selected text-accent hover:border-accent";

/** How a part of the filter looks that is not set. */
export const plainLook = "border-line-strong text-ink-2 hover:bg-hover hover:text-ink";
