"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RemarksField } from "@/components/patients/details/remarks-field";
import { Section } from "@/components/patients/details/section";
import { KindPill } from "@/components/patients/kind-pill";
import { MergePeople } from "@/components/patients/merge/merge-people";
import type { RecordActions } from "@/components/patients/person-actions";
import { PhoneLine } from "@/components/patients/phone-line";
import { usePersonAct } from "@/components/patients/use-person-act";
import { Button } from "@/components/ui/buttons/button";
import { useFocusFallback } from "@/components/ui/focus/use-focus-fallback";
import { Refusal } from "@/components/ui/notes/refusal";
import { RelativeTime } from "@/components/ui/times/relative-time";
import { type Clock, longDate } from "@/lib/format";
import type { Likeness } from "@/lib/patients/types/behind";
import type { Person } from "@/lib/patients/types/person";
import { PersonContacts } from "./person-contacts";

type Props = {
  person: Person;
  likenesses: Likeness[];
  clock: Clock;
  actions: RecordActions;
};

/** What is known of a person, beside what there was with them. */
export function PersonRecord({ person, likenesses, clock, actions }: Props) {
  const t = useTranslations("patients");
  const router = useRouter();
  const act = usePersonAct(() => router.refresh());
  const [otherId, setOtherId] = useState<number | null>(null);
  const { merged } = person;
  const place = useFocusFallback<HTMLHeadingElement>(
    [...merged, ...likenesses].map(({ id }) => id).join(" "),
  );
  return (
    <>
      <h2 ref={place} tabIndex={-1} className="sr-only">
        {t("record.details")}
      </h2>
      {person.archived && (
        <p className="m-3 rounded-control bg-fill px-3 py-2 text-ink-2 text-preview">
          {t("record.archived")}
        </p>
      )}
      <Refusal className="m-3">{act.refusal}</Refusal>
      <Facts person={person} clock={clock} />
      {person.phones.length > 0 && (
        <Section title={t("record.phones", { count: person.phones.length })}>
          <ul className="text-interface">
            {person.phones.map((phone) => (
              <PhoneLine key={phone.e164} phone={phone} />
            ))}
          </ul>
        </Section>
      )}
      <PersonContacts contacts={person.contacts} clock={clock} />
      <RemarksField
        key={person.id}
        person={person}
        remark={actions.remark}
        onDone={() => router.refresh()}
      />
      {merged.length > 0 && (
        <Section title={t("merge.merged")}>
          <ul className="grid gap-2">
            {merged.map(({ id, name, kind }) => (
              <li key={id} className="flex items-center gap-2 text-interface">
                <bdi data-private className="min-w-0 flex-1 truncate">
                  {name}
                </bdi>
                <KindPill kind={kind} />
                <Button
                  size="small"
                  aria-disabled={act.isPending || undefined}
                  aria-label={t("merge.undoOf", { name })}
                  onClick={() => void act.run(() => actions.separate(id))}
                >
                  {t("merge.undoShort")}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {likenesses.length > 0 && (
        <Section title={t("merge.likenesses")}>
          <ul className="grid gap-2">
            {likenesses.map(({ id, name, why }) => (
              <li key={id} className="flex items-center gap-2">
                <span className="min-w-0 flex-1">
                  <bdi data-private className="block truncate text-interface">
                    {name}
                  </bdi>
                  <span className="block text-ink-3 text-meta">{t(`why.${why}`)}</span>
                </span>
                <Button
                  size="small"
                  aria-label={t("merge.with", { name })}
                  onClick={() => setOtherId(id)}
                >
                  {t("merge.short")}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {otherId !== null && (
        <MergePeople
          person={person}
          otherId={otherId}
          merge={actions.merge}
          onClose={() => setOtherId(null)}
        />
      )}
    </>
  );
}

/** The plain facts, one a line. */
function Facts({ person, clock }: { person: Person; clock: Clock }) {
  const t = useTranslations("patients");
  const { kind, becamePatientAt, becamePatientBy, createdAt, email } = person;
  const since = kind === "patient" ? becamePatientAt : createdAt;
  return (
    <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-2 border-line border-b px-4 py-4 text-preview">
      <dt className="text-ink-3">{t("record.status")}</dt>
      <dd>
        {t(`kinds.${kind}`)}
        {since && (
          <span className="block text-ink-3 text-meta">
            <RelativeTime at={since} clock={clock} />
            {becamePatientBy && `, ${becamePatientBy}`}
          </span>
        )}
      </dd>
      {person.bornOn && (
        <>
          <dt className="text-ink-3">{t("record.born")}</dt>
          <dd data-private>{longDate(person.bornOn)}</dd>
        </>
      )}
      {email && (
        <>
          <dt className="text-ink-3">{t("record.email")}</dt>
          <dd data-private className="truncate">
            <a href={`mailto:${email}`} className="hover:underline">
              {email}
            </a>
          </dd>
        </>
      )}
    </dl>
  );
}
