import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KindPill } from "@/components/patients/kind-pill";
import type { RecordActions } from "@/components/patients/person-actions";
import { buttonLook, iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import { Avatar } from "@/components/ui/tags/avatar";
import type { Clock } from "@/lib/format";
import type { Likeness } from "@/lib/patients/types/behind";
import type { Person } from "@/lib/patients/types/person";
import { PersonButtons } from "./person-buttons";
import { PersonRecord } from "./person-record";

type Props = {
  person: Person;
  likenesses: Likeness[];
  clock: Clock;
  actions: RecordActions;
  /** What there was with this person, newest first. */
  timeline: ReactNode;
};

/** One person's record: what is known, how they are reached, and everything that there was. */
export function PersonPage({ person, likenesses, clock, actions, timeline }: Props) {
  const t = useTranslations("patients.record");
  const latest = person.contacts.find(({ dialog }) => dialog)?.dialog;
  return (
    <div className="flex h-full flex-col">
      <header className="flex shrink-0 flex-wrap items-center gap-x-1 border-line border-b bg-surface px-1 md:gap-x-3 md:px-6">
        <div className="flex min-h-14 min-w-0 flex-1 items-center gap-1 md:gap-3">
          <Link href={"/patients"} aria-label={t("back")} className={iconButtonLook}>
            <Icon of="icon-arrow-left" size={20} />
          </Link>
          <Avatar
            name={person.name}
            className="size-9 bg-avatar text-[12px] max-md:hidden"
          />
          <h1
            tabIndex={-1}
            className="min-w-0 truncate outline-none font-semibold text-title tracking-[-.01em] max-md:line-clamp-2 max-md:whitespace-normal max-md:text-[15px] max-md:leading-5 max-md:[overflow-wrap:anywhere]"
          >
            <bdi data-private>{person.name}</bdi>
          </h1>
          <span className="contents max-md:hidden">
            <KindPill kind={person.kind} />
          </span>
        </div>
        {/* On a phone and a tablet the name needs the room; the menu begins a dialog as well. */}
        <Link
          href={`/dialogs?new=${person.id}` as Route}
          className={`${buttonLook()} max-lg:hidden`}
        >
          <Icon of="icon-square-pen" size={16} />
          {t("startDialog")}
        </Link>
        {latest && (
          <Link
            href={`/dialogs/${latest.id}`}
            className={`${buttonLook()} max-lg:px-2.5`}
          >
            <Icon of="icon-message-square-text" size={16} />
            <span className="max-lg:sr-only">{t("openDialog")}</span>
          </Link>
        )}
        <PersonButtons person={person} actions={actions} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto lg:grid lg:grid-cols-[minmax(0,1fr)_320px] lg:overflow-hidden">
        <div className="min-w-0 lg:overflow-y-auto max-lg:order-last">{timeline}</div>
        <aside
          aria-label={t("details")}
          className="border-line bg-surface lg:overflow-y-auto lg:border-s max-lg:border-b"
        >
          <PersonRecord
            person={person}
            likenesses={likenesses}
            clock={clock}
            actions={actions}
          />
        </aside>
      </div>
    </div>
  );
}
