"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type MouseEvent, useEffect, useRef } from "react";
import type { Tab } from "@/lib/dialogs/types";

type Props = {
  tab: Tab;
  q: string;
  action: string;
  clearHref: string;
  onSearch(event: FormEvent<HTMLFormElement>, q: string): void;
  onFollow(event: MouseEvent<HTMLAnchorElement>, href: string): void;
};

/** A GET form: the address is the search, so it can be sent, kept and gone back to. */
export function SearchBox({ tab, q, action, clearHref, onSearch, onFollow }: Props) {
  const t = useTranslations("inbox.search");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current && input.current.value.trim() !== q) input.current.value = q;
  }, [q]);
  return (
    <search className="flex h-14 shrink-0 items-center px-4">
      <form
        method="get"
        action={action}
        onSubmit={(event) =>
          onSearch(event, String(new FormData(event.currentTarget).get("q")))
        }
        className="relative flex-1"
      >
        <Search
          size={18}
          strokeWidth={1.75}
          className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-ink-3"
        />
        {tab === "closed" && <input type="hidden" name="tab" value={tab} />}
        <input
          ref={input}
          type="search"
          name="q"
          defaultValue={q}
          aria-label={t("label")}
          placeholder={t("placeholder")}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          dir="auto"
          className={inputLook}
        />
        {q && (
          <a
            href={clearHref}
            aria-label={t("clear")}
            onClick={(event) => onFollow(event, clearHref)}
            className="absolute inset-y-0 end-0.5 my-auto grid size-8 place-items-center rounded-[7px] text-ink-2 hover:bg-hover max-md:size-10"
          >
            <X size={18} strokeWidth={1.75} />
          </a>
        )}
      </form>
    </search>
  );
}

const inputLook =
  "h-9 w-full appearance-none rounded-control border border-control bg-surface ps-[38px] pe-9 text-interface " +
  "text-start placeholder:text-ink-3 [&::-webkit-search-cancel-button]:hidden max-md:h-11 max-md:text-[16px]";
