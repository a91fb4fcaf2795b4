import type { ComponentProps } from "react";
import { Icon } from "@/components/ui/icons/icon";
import { longestSearch } from "@/lib/words/asked";

type Props = Omit<ComponentProps<"input">, "type" | "name" | "className"> & {
  label: string;
};

/** Where a search is typed, `q` of its form: its sign before it, and room behind it for its key and what clears it. */
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
