/** A profile as a row; on a phone its name and action stand above its status. */
export const rowLook =
  "border-line not-last:border-b max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-center max-md:gap-2 " +
  "max-md:py-3 max-md:ps-4 max-md:pe-2";

export const cellLook =
  "min-w-0 align-middle font-normal md:h-16 md:px-3 md:py-1.5 md:first:ps-5 md:last:pe-3";
