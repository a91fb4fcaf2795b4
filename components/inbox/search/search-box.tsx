"use client";

import { useTranslations } from "next-intl";
import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
} from "react";
import { filterValues } from "@/components/inbox/state/place";
import { KeyHint } from "@/components/keyboard/key-hint";
import { useCommand } from "@/components/keyboard/use-command";
import { SearchInput } from "@/components/ui/forms/search-input";
import { Icon } from "@/components/ui/icons/icon";
import type { ListFilter, Tab } from "@/lib/dialogs/types/list";
import { firstHit } from "./hit-keys";

/** A pause in typing, after which the words so far are looked for. */
const pauseMs = 150;

type Props = {
  tab: Tab;
  q: string;
  filter: ListFilter;
  action: string;
  clearHref: string;
  onSearch(q: string): void;
  onFollow(event: MouseEvent, href: string): void;
  /** What stands beside it. */
  children?: ReactNode;
};

/** A GET form that also searches while one types: the address is the search, so it can be sent and gone back to. */
export function SearchBox(props: Props) {
  const { tab, q, filter, action, clearHref, onSearch, onFollow } = props;
  const t = useTranslations("inbox.search");
  const { input, search, searchSoon, clear } = useSearch(q, onSearch);
  const { call, leave, forget } = useCall(input);
  useCommand("search", call);
  return (
    <div className="flex h-14 shrink-0 items-center px-4">
      {/* biome-ignore lint/a11y/useSemanticElements: browsers of 2022 do not know the element. */}
      <form
        role="search"
        method="get"
        action={action}
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
        className="relative flex-1"
      >
        {tab === "closed" && <input type="hidden" name="tab" value={tab} />}
        {Object.entries(filterValues(filter)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SearchInput
          ref={input}
          label={t("label")}
          defaultValue={q}
          placeholder={t("placeholder")}
          onChange={searchSoon}
          onBlur={forget}
          onKeyDown={(event) => {
            firstHit(event);
            if (event.key === "Escape" && (clear() || leave())) event.preventDefault();
          }}
        />
        <KeyHint command="search" className="search-key" />
        {q && (
          <a
            href={clearHref}
            aria-label={t("clear")}
            onClick={(event) => onFollow(event, clearHref)}
            className="search-clear"
          >
            <Icon of="icon-x" size={18} />
          </a>
        )}
      </form>
      {props.children}
    </div>
  );
}

/** Whoever called the search by its key goes back by Escape to where they were. */
function useCall(input: RefObject<HTMLInputElement | null>) {
  const place = useRef<Element | null>(null);
  function call() {
    if (document.activeElement !== input.current) place.current = document.activeElement;
    input.current?.focus();
    input.current?.select();
  }
  /** False where there is no such place. */
  function leave(): boolean {
    if (place.current instanceof HTMLElement) place.current.focus();
    return document.activeElement !== input.current;
  }
  const forget = () => {
    place.current = null;
  };
  return { call, leave, forget };
}

/** What is being typed is the reader's own; only a search that came from elsewhere (Back, Clear) replaces it. */
function useSearch(q: string, onSearch: (q: string) => void) {
  const input = useRef<HTMLInputElement>(null);
  const asked = useRef(q);
  const latest = useRef(onSearch);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (input.current && asked.current !== q) input.current.value = q;
    asked.current = q;
  }, [q]);
  // Whoever went somewhere in the pause searches from there.
  useEffect(() => {
    latest.current = onSearch;
  }, [onSearch]);
  // What was typed before the page came to life is searched for as well.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and all that it reads are refs.
  useEffect(() => {
    search();
    return () => clearTimeout(timer.current);
  }, []);
  function search() {
    clearTimeout(timer.current);
    const words = input.current?.value.trim() ?? "";
    if (words === asked.current) return;
    asked.current = words;
    latest.current(words);
  }
  function searchSoon() {
    clearTimeout(timer.current);
    timer.current = setTimeout(search, pauseMs);
  }
  /** False where there was nothing to clear. */
  function clear(): boolean {
    if (!input.current?.value) return false;
    input.current.value = "";
    search();
    return true;
  }
  return { input, search, searchSoon, clear };
}
