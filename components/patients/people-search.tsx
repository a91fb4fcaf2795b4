"use client";

import { X } from "lucide-react";
import type { Route } from "next";
import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { clearSearchLook, SearchInput } from "@/components/ui/search-input";
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
      <SearchInput
        ref={box}
        label={t("label")}
        defaultValue={q}
        maxLength={200}
        placeholder={t("placeholder")}
      />
      {filter !== "all" && <input type="hidden" name="filter" value={filter} />}
      {q && (
        <Link
          href={peopleHref({ q: "", filter, before: null })}
          aria-label={t("clear")}
          onClick={empty}
          className={clearSearchLook}
        >
          <X size={18} strokeWidth={1.75} />
        </Link>
      )}
    </Form>
  );
}
