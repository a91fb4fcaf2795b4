import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { twilioHrefs } from "@/components/settings/messaging/messaging-hrefs";
import { buttonLook, iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { Pill } from "@/components/ui/tags/pill";
import { RelativeTime } from "@/components/ui/times/relative-time";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { Clock } from "@/lib/format";
import { phaseLooks, type SenderPhase } from "./sender-phase";

type Props = { sender: SavedAccount; clock: Clock; phase: SenderPhase; isOpen: boolean };

/** A sender at a glance: its name and number, how far it is, and when it was last in use. */
export function SenderHead({ sender, clock, phase, isOpen }: Props) {
  const t = useTranslations("settings");
  const { tag } = sender;
  return (
    <header className={isOpen ? openLook : rowLook}>
      <div className={isOpen ? titleLook : "grid min-w-0 justify-items-start gap-1"}>
        <h2 className="max-w-full truncate font-semibold">{tag.label}</h2>
        {tag.handle ? (
          <AccountTag account={tag} className="max-w-full" />
        ) : (
          <span className="text-ink-3 text-meta">{t("twilio.noNumber")}</span>
        )}
      </div>
      <div className="max-sm:order-1 max-sm:col-span-2">
        <Pill look={phaseLooks[phase]}>{t(`phase.${phase}`)}</Pill>
      </div>
      {!isOpen && <Facts sender={sender} clock={clock} />}
      <OpenLink sender={sender} isOpen={isOpen} />
    </header>
  );
}

const rowLook =
  "grid min-h-15 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-3 py-3 ps-4 pe-2 md:ps-5 " +
  "sm:grid-cols-[minmax(0,1fr)_auto_auto] lg:grid-cols-[minmax(0,1.3fr)_auto_minmax(0,2fr)_auto]";

const openLook =
  "grid min-h-15 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 py-3 ps-4 pe-2 md:ps-5 " +
  "sm:grid-cols-[minmax(0,1fr)_auto_auto]";
const titleLook = "flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1";

function Facts({ sender, clock }: Pick<Props, "sender" | "clock">) {
  const t = useTranslations("settings.twilio");
  const { secret, lastSignedInboundAt: lastIn, lastOutAt: lastOut } = sender;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-2 max-lg:order-last max-lg:col-span-2 sm:grid-cols-3 sm:max-lg:col-span-3">
      <Fact name={t("lastMessage")}>
        {lastIn ? <RelativeTime at={lastIn} clock={clock} /> : t("noMessage")}
      </Fact>
      <Fact name={t("lastOut")}>
        {lastOut ? <RelativeTime at={lastOut} clock={clock} /> : t("noMessage")}
      </Fact>
      <Fact name={t("token")}>
        {secret.lastFour ? `•••• ${secret.lastFour}` : t("noToken")}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-3 text-meta">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

function OpenLink({ sender, isOpen }: { sender: SavedAccount; isOpen: boolean }) {
  const t = useTranslations("settings.twilio");
  const { id, label } = sender.tag;
  if (sender.state === "disconnected") {
    return (
      <Link
        href={twilioHrefs.reconnect(id)}
        scroll={false}
        className={`${buttonLook({ size: "small" })} me-2`}
      >
        {t("reconnect")}
      </Link>
    );
  }
  const icon = isOpen ? "icon-chevron-up" : "icon-chevron-down";
  return (
    <Link
      href={isOpen ? twilioHrefs.folded : twilioHrefs.edit(id)}
      aria-label={t(isOpen ? "closeSender" : "editSender", { label })}
      scroll={false}
      className={iconButtonLook}
    >
      <Icon of={icon} size={18} />
    </Link>
  );
}
