/** The tables of this page; on a phone and a tablet a row's cells stand below one another. */
export const tableLook = "w-full table-fixed border-collapse tabular-nums max-lg:block";

export const headLook =
  "h-9 border-line border-b px-3 text-start font-medium text-ink-3 text-meta whitespace-nowrap first:ps-5 last:pe-5";

export const rowLook =
  "border-line not-last:border-b max-lg:grid max-lg:grid-cols-[minmax(0,1fr)] max-lg:gap-1.5 max-lg:px-4 max-lg:py-3";

export const cellLook =
  "min-w-0 align-middle lg:h-15 lg:px-3 lg:py-1.5 lg:first:ps-5 lg:last:pe-5";
