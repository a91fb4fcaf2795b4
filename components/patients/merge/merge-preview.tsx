import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { KindPill } from "@/components/patients/kind-pill";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { longDate } from "@/lib/format";
import type { Person } from "@/lib/patients/types/person";

type Props = { people: [Person, Person]; keptId: number; onKeep(id: number): void };

/** Two records side by side, what each would bring, and which of them stays. */
export function MergePreview({ people, keptId, onKeep }: Props) {
  const t = useTranslations("patients.merge");
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-2 text-ink-2 text-preview">{t("which")}</legend>
      <div className="grid gap-3 md:grid-cols-2">
        {people.map((person) => (
          <label
            key={person.id}
            className={clsx(
              "grid cursor-pointer content-start gap-1.5 rounded-card border p-3 text-preview has-focus-visible:outline-2 has-focus-visible:outline-focus",
              person.id === keptId ? "border-accent bg-selected" : "border-line-strong",
            )}
          >
            <span className="flex items-center gap-2">
              <input
                type="radio"
                name={name}
                checked={person.id === keptId}
                onChange={() => onKeep(person.id)}
                className="size-4 shrink-0 accent-accent"
              />
              <bdi
                data-private
                className="min-w-0 flex-1 font-semibold text-interface [overflow-wrap:anywhere]"
              >
                {person.name}
              </bdi>
              <KindPill kind={person.kind} />
            </span>
            <Brings person={person} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Brings({ person }: { person: Person }) {
  const t = useTranslations("patients");
  const { phones, contacts, bornOn, remarks, merged } = person;
  return (
    <span className="grid gap-1 text-ink-2">
      {phones.map(({ e164, shown }) => (
        <span key={e164} data-private>
          {shown}
        </span>
      ))}
      {bornOn && <span data-private>{t("bornIn", { year: longDate(bornOn) })}</span>}
      <span className="flex flex-wrap gap-1">
        {contacts.map(({ id, account }) => (
          <AccountTag key={id} account={account} />
        ))}
      </span>
      {remarks && (
        <span data-private className="line-clamp-3">
          {remarks}
        </span>
      )}
      {merged.length > 0 && <span>{t("merge.beneath", { count: merged.length })}</span>}
    </span>
  );
}
