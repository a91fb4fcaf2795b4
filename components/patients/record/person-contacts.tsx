import { useTranslations } from "next-intl";
import { Section } from "@/components/patients/details/section";
import { Link } from "@/components/ui/links/link";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { type Clock, listTime } from "@/lib/format";
import type { PersonContact } from "@/lib/patients/types/person";

type Props = { contacts: PersonContact[]; clock: Clock };

/** The contacts that a person is behind: the address, with which account, and how their dialog stands. */
export function PersonContacts({ contacts, clock }: Props) {
  const t = useTranslations("patients.record");
  if (contacts.length === 0) return null;
  return (
    <Section title={t("contacts", { count: contacts.length })}>
      <ul className="grid gap-3">
        {contacts.map((contact) => (
          <li key={contact.id} className="grid justify-items-start gap-1">
            <ContactAddress contact={contact} />
            <AccountTag account={contact.account} className="max-w-full" />
            <span className="text-ink-3 text-meta">
              <DialogState contact={contact} clock={clock} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ContactAddress({ contact }: { contact: PersonContact }) {
  const t = useTranslations("patients");
  const address = contact.address ?? contact.name ?? t("noAddress");
  const shown = <bdi data-private>{address}</bdi>;
  return contact.dialog ? (
    <Link
      href={`/dialogs/${contact.dialog.id}`}
      className="rounded-[4px] text-interface hover:underline pointer-coarse:py-2"
    >
      {shown}
    </Link>
  ) : (
    <span className="text-interface">{shown}</span>
  );
}

function DialogState({ contact, clock }: { contact: PersonContact; clock: Clock }) {
  const t = useTranslations("patients.record");
  const { dialog, sharedWith, isFormer } = contact;
  const names = sharedWith.map(({ name }) => name).join(", ");
  const closed = dialog?.closedBy ? "closedBy" : "closed";
  const state =
    dialog &&
    t(dialog.closed ? closed : "active", {
      when: listTime(dialog.closedAt ?? dialog.activityAt, clock),
      who: dialog.closedBy ?? "",
    });
  const said = [state, isFormer && t("former")].filter(Boolean).join(" · ");
  return (
    <>
      {said}
      {said && names && " · "}
      {names &&
        t.rich("shared", {
          names,
          who: (chunks) => (
            <bdi key="who" data-private>
              {chunks}
            </bdi>
          ),
        })}
    </>
  );
}
