/** The tables of this page; on a phone a row's cells stand below one another. */
export const tableLook = "w-full table-fixed border-collapse tabular-nums max-md:block";

export const headLook =
  "h-9 border-line border-b px-3 text-start font-medium text-ink-3 text-meta whitespace-nowrap first:ps-5 last:pe-5";

export const rowLook =
  "border-line not-last:border-b max-md:grid max-md:grid-cols-[minmax(0,1fr)] max-md:gap-1.5 max-md:px-4 max-md:py-3";

export const cellLook =
  "min-w-0 align-middle md:h-15 md:px-3 md:py-1.5 md:first:ps-5 md:last:pe-5";
