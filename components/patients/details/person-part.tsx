import type { Route } from "next";
import { useTranslations } from "next-intl";
import { KindPill } from "@/components/patients/kind-pill";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { PageLink } from "@/components/ui/links/page-link";
import { longDate } from "@/lib/format";
import type { Person } from "@/lib/patients/types/person";
import { ContactLines } from "./contact-lines";
import { type PersonAction, PersonMenu } from "./person-menu";
import { textButtonLook } from "./section";

type Props = {
  person: Person;
  isPending: boolean;
  onPatient(): void;
  onLink(): void;
  onAction(action: PersonAction): void;
};

/** Who it is, how they are reached, and what is to be decided about a lead. */
export function PersonPart({ person, isPending, onPatient, onLink, onAction }: Props) {
  const t = useTranslations("patients");
  return (
    <section aria-label={t("details.person")} className="border-line border-b px-4 py-3">
      <div className="flex items-start gap-2">
        <h3 className="min-w-0 flex-1 font-semibold text-interface leading-[22px] [overflow-wrap:anywhere]">
          <bdi data-private>{person.name}</bdi>
        </h3>
        <KindPill kind={person.kind} />
        <div className="-my-[5px] -me-1.5 pointer-coarse:-my-[11px]">
          <PersonMenu kind={person.kind} onChoose={onAction} />
        </div>
      </div>
      <ContactLines person={person} />
      <ul className="text-interface empty:hidden">
        {person.email && (
          <li className="flex min-h-8 items-center gap-2.5">
            <Icon of="icon-mail" size={16} className="shrink-0 text-ink-3" />
            <a
              href={`mailto:${person.email}`}
              data-private
              className="truncate hover:underline"
            >
              {person.email}
            </a>
          </li>
        )}
        {person.bornOn && (
          <li className="flex min-h-8 items-center gap-2.5">
            <Icon of="icon-cake" size={16} className="shrink-0 text-ink-3" />
            <span data-private>{t("born", { day: longDate(person.bornOn) })}</span>
          </li>
        )}
      </ul>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-2">
        {person.kind === "lead" && (
          <>
            <Button
              size="small"
              aria-disabled={isPending || undefined}
              onClick={onPatient}
            >
              {t("details.makePatient")}
            </Button>
            <Button size="small" disabled={isPending} onClick={onLink}>
              {t("details.link")}
            </Button>
          </>
        )}
        {/* Not fetched ahead: whoever goes from dialog to dialog would have the server draw every patient's page. */}
        <PageLink href={`/patients/${person.id}` as Route} className={textButtonLook}>
          {t("details.open")}
        </PageLink>
      </div>
    </section>
  );
}
