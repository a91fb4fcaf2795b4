"use client";

import { Search, X } from "lucide-react";
import type { Route } from "next";
import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { type PeopleAsked, peopleHref } from "./people-href";

/** A GET form: the address is the search, so it can be kept and gone back to. */
export function PeopleSearch({ asked }: { asked: PeopleAsked }) {
  const t = useTranslations("patients.search");
  const { q, filter } = asked;
  const box = useRef<HTMLInputElement>(null);
  // What the box said when it was sent, or when the address last said something.
  const told = useRef(q);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    // What somebody is typing by now stands.
    const isTyping = current === document.activeElement && current.value !== told.current;
    if (!isTyping) current.value = q;
    told.current = q;
  }, [q]);
  function note() {
    told.current = box.current?.value ?? "";
  }
  function empty() {
    if (!box.current) return;
    box.current.value = "";
    note();
    box.current.focus();
  }
  return (
    <Form
      action={"/patients" as Route}
      role="search"
      onSubmit={note}
      className="relative w-full max-w-[360px]"
    >
      <Search
        size={18}
        strokeWidth={1.75}
        aria-hidden
        className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-ink-3"
      />
      <input
        ref={box}
        type="search"
        name="q"
        defaultValue={q}
        maxLength={200}
        aria-label={t("label")}
        placeholder={t("placeholder")}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        dir="auto"
        className={inputLook}
      />
      {filter !== "all" && <input type="hidden" name="filter" value={filter} />}
      {q && (
        <Link
          href={peopleHref({ q: "", filter, before: null })}
          aria-label={t("clear")}
          onClick={empty}
          className="absolute inset-y-0 end-0.5 my-auto grid size-8 place-items-center rounded-[7px] text-ink-2 hover:bg-hover max-md:size-10"
        >
          <X size={18} strokeWidth={1.75} />
        </Link>
      )}
    </Form>
  );
}

const inputLook =
  "h-9 w-full appearance-none rounded-control border border-control bg-surface ps-[38px] pe-9 text-start text-interface " +
  "placeholder:text-ink-3 [&::-webkit-search-cancel-button]:hidden max-md:h-11 max-md:text-[16px]";
