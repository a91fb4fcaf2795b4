import type { ComponentProps } from "react";
import { longestSearch } from "@/lib/words/asked";
import { Icon } from "./icon";

type Props = Omit<ComponentProps<"input">, "type" | "name" | "className"> & {
  label: string;
};

/** Where a search is typed, `q` of its form: its sign before it, and room behind it for what clears it. */
export function SearchInput({ label, ...more }: Props) {
  return (
    <>
      <Icon
        of="icon-search"
        size={18}
        className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-ink-3"
      />
      <input
        type="search"
        name="q"
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        dir="auto"
        maxLength={longestSearch}
        className="peer search-field"
        {...more}
      />
    </>
  );
}

/** The key that leads to it, at its end; told until somebody is there. */
export const searchKeyLook =
  "pointer-events-none absolute inset-y-0 end-2 max-lg:hidden peer-focus:hidden peer-not-placeholder-shown:hidden";

/** What clears it, at its end. */
export const clearSearchLook =
  "absolute inset-y-0 end-0.5 my-auto grid size-8 place-items-center rounded-[7px] text-ink-2 hover:bg-hover max-md:size-10";
