"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Modal } from "@/components/ui/modals/modal";
import { Refusal } from "@/components/ui/notes/refusal";
import { Avatar } from "@/components/ui/tags/avatar";
import type { PersonKind } from "@/lib/patients/types/person";
import { askedWords, longestSearch } from "@/lib/words/asked";
import { KindPill } from "./kind-pill";
import { usePeopleSearch } from "./use-people-search";

/** As much of somebody as tells them apart. */
type Choosable = {
  id: number;
  kind: PersonKind;
  name: string;
  phones: string[];
  /** Why they are offered, in a sentence. */
  why?: string;
};

type Props = {
  title: string;
  /** What choosing does, in a sentence. */
  text: string;
  /** Offered before anything is searched for. */
  offered: Choosable[];
  /** Who can't be chosen. */
  without: readonly number[];
  refusal: string | null;
  isPending: boolean;
  onChoose(personId: number): void;
  /** Where one can also make somebody new. */
  onNew?: () => void;
  onClose(): void;
};

/** Finds somebody on the books, over the page. */
export function ChoosePerson(props: Props) {
  const { title, text, offered, without, refusal, isPending, onChoose, onNew, onClose } =
    props;
  const t = useTranslations("patients.choose");
  const [q, setQ] = useState("");
  const answer = usePeopleSearch(q);
  const found = answer === "failed" ? null : answer;
  const shown: Choosable[] = (found?.rows ?? (askedWords(q) ? [] : offered)).filter(
    ({ id }) => !without.includes(id),
  );
  return (
    <Modal title={title} onClose={onClose}>
      <p className="text-ink-2 text-preview">{text}</p>
      <Refusal className="mt-3">{refusal}</Refusal>
      <div className="relative mt-3">
        <Icon of="icon-search" size={18} className={glyphLook} />
        <input
          type="search"
          aria-label={t("search")}
          placeholder={t("placeholder")}
          value={q}
          maxLength={longestSearch}
          autoComplete="off"
          dir="auto"
          onChange={(event) => setQ(event.target.value)}
          className={inputLook}
        />
      </div>
      <ul aria-label={t("people")} className="mt-2 min-h-24">
        {shown.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              disabled={isPending}
              onClick={() => onChoose(person.id)}
              className={choiceLook}
            >
              <Avatar name={person.name} className="size-8 bg-avatar text-[12px]" />
              <span className="min-w-0 flex-1">
                <bdi data-private className="block truncate font-medium">
                  {person.name}
                </bdi>
                <span data-private className="block truncate text-ink-3 text-meta">
                  {[person.why, ...person.phones].filter(Boolean).join(" · ")}
                </span>
              </span>
              <KindPill kind={person.kind} />
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="text-ink-3 text-preview empty:hidden">
        {found && shown.length === 0 && t("none", { q: found.q })}
      </p>
      {answer === "failed" && (
        <p role="alert" className="text-bad text-preview">
          {t("failed")}
        </p>
      )}
      {onNew && (
        <Button onClick={onNew} className="mt-2">
          <Icon of="icon-user-plus" size={16} />
          {t("new")}
        </Button>
      )}
    </Modal>
  );
}

const glyphLook = "pointer-events-none absolute inset-y-0 start-2.5 my-auto text-ink-3";
const inputLook =
  "h-9 w-full appearance-none rounded-control border border-control bg-surface ps-[38px] pe-3 text-start text-interface " +
  "placeholder:text-ink-3 max-md:h-11 max-md:text-[16px]";
const choiceLook =
  "-mx-2 flex w-[calc(100%+16px)] cursor-pointer items-center gap-3 rounded-control px-2 py-2 text-start text-interface hover:bg-hover " +
  "focus-visible:-outline-offset-2 disabled:cursor-default";
