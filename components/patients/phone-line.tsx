import { useTranslations } from "next-intl";
import { useDiscreet } from "@/components/discreet/discreet";
import { Icon } from "@/components/ui/icons/icon";
import type { ShownPhone } from "@/lib/patients/types/person";
import { CopyButton } from "./copy-button";

/** A phone as people here write it: a press calls, a button copies it with its country. */
export function PhoneLine({ phone }: { phone: ShownPhone }) {
  const t = useTranslations("patients");
  const isHidden = useDiscreet(false);
  return (
    <li className="flex min-h-8 items-center gap-2.5">
      <Icon of="icon-phone" size={16} className="shrink-0 text-ink-3" />
      <a
        href={`tel:${phone.e164}`}
        title={isHidden ? undefined : phone.e164}
        aria-label={t("call", { phone: phone.shown })}
        data-private
        className="min-w-0 flex-1 truncate hover:underline"
      >
        {phone.shown}
      </a>
      <CopyButton value={phone.e164} what={phone.shown} />
    </li>
  );
}
