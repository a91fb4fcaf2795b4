import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/patients/copy-button";
import { PhoneLine } from "@/components/patients/phone-line";
import { ChannelGlyph } from "@/components/ui/icons/channel-glyph";
import type { Person } from "@/lib/patients/types/person";

/** How somebody is reached: their phones, and the addresses by which the channels know them. */
export function ContactLines({ person }: { person: Person }) {
  const t = useTranslations("patients");
  const shown = new Set(person.phones.map((phone) => phone.shown));
  const others = person.contacts.filter(({ address }) => !address || !shown.has(address));
  return (
    <ul className="text-interface">
      {person.phones.map((phone) => (
        <PhoneLine key={phone.e164} phone={phone} />
      ))}
      {others.map((contact) => (
        <li key={contact.id} className="flex min-h-8 items-center gap-2.5">
          <ChannelGlyph
            channel={contact.account.channel}
            name={contact.account.channelName}
            size={16}
          />
          <span data-private className="min-w-0 flex-1 truncate">
            {contact.address ?? <span className="text-ink-3">{t("noAddress")}</span>}
          </span>
          {contact.isFormer && (
            <span className="shrink-0 text-ink-3 text-meta">{t("former")}</span>
          )}
          {contact.address && (
            <CopyButton value={contact.address} what={contact.address} />
          )}
        </li>
      ))}
    </ul>
  );
}
