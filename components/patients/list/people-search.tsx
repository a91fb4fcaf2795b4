"use client";

import Form from "next/form";
import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/keyboard/key-hint";
import { useSearchKey } from "@/components/keyboard/use-search-key";
import { SearchInput } from "@/components/ui/forms/search-input";
import { useUrlField } from "@/components/ui/forms/use-url-field";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import type { PeopleAsked } from "@/lib/patients/types/list";
import { peopleHref } from "./people-href";

/** A GET form: the address is the search, so it can be kept and gone back to. */
export function PeopleSearch({ asked }: { asked: PeopleAsked }) {
  const t = useTranslations("patients.search");
  const { q, filter, order } = asked;
  const { field: box, note } = useUrlField(q);
  useSearchKey(box);
  function empty() {
    if (!box.current) return;
    box.current.value = "";
    note();
    box.current.focus();
  }
  return (
    <Form
      action="/patients"
      role="search"
      onSubmit={note}
      className="relative w-full max-w-[360px]"
    >
      <SearchInput
        ref={box}
        label={t("label")}
        defaultValue={q}
        placeholder={t("placeholder")}
      />
      <KeyHint command="search" className="search-key" />
      {filter !== "all" && <input type="hidden" name="filter" value={filter} />}
      {order !== "added" && <input type="hidden" name="order" value={order} />}
      {q && (
        <Link
          href={peopleHref({ ...asked, q: "", before: null })}
          aria-label={t("clear")}
          onClick={empty}
          className="search-clear"
        >
          <Icon of="icon-x" size={18} />
        </Link>
      )}
    </Form>
  );
}
