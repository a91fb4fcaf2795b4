import { ChevronDown, ChevronUp } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AccountTag } from "@/components/ui/account-tag";
import { buttonLook, iconButtonLook } from "@/components/ui/button";
import type { SavedAccount } from "@/lib/accounts/types";
import { type Clock, clockTime, fullTime } from "@/lib/format";
import { Ago } from "./ago";
import { twilioHrefs } from "./messaging-hrefs";
import { shortDate } from "./short-date";
import { StatePill } from "./state-pill";

type Props = {
  sender: SavedAccount;
  clock: Clock;
  /** Its form, when it stands open. */
  children?: ReactNode;
};

/** One WhatsApp sender: folded, its state at a glance; open, its form. */
export function SenderCard({ sender, clock, children }: Props) {
  const isOpen = children !== undefined;
  return (
    <article
      aria-label={sender.tag.label}
      className="rounded-card border border-line bg-surface"
    >
      <header className={rowLook}>
        <div className="grid min-w-0 justify-items-start gap-1">
          <h2 className="max-w-full truncate font-semibold">{sender.tag.label}</h2>
          <AccountTag account={sender.tag} className="max-w-full" />
        </div>
        <div className="max-sm:order-1 max-sm:col-span-2">
          <StatePill state={sender.state} />
        </div>
        <Facts sender={sender} clock={clock} />
        <OpenLink sender={sender} isOpen={isOpen} />
      </header>
      <Objection sender={sender} />
      {isOpen && <div className="border-line border-t">{children}</div>}
    </article>
  );
}

const rowLook =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-3 py-3 ps-4 pe-2 md:ps-5 " +
  "sm:grid-cols-[minmax(0,1fr)_auto_auto] lg:grid-cols-[minmax(0,1.3fr)_auto_minmax(0,2fr)_auto]";

function Facts({ sender, clock }: Pick<Props, "sender" | "clock">) {
  const t = useTranslations("settings.twilio");
  const { secret, lastSignedInboundAt: last, deadline } = sender;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-2 max-lg:order-last max-lg:col-span-2 sm:grid-cols-3 sm:max-lg:col-span-3">
      <Fact name={t("lastMessage")}>
        {last ? <Ago at={last} clock={clock} /> : t("noMessage")}
      </Fact>
      <Fact name={t("deadline")}>
        {deadline ? <DeadlineTime deadline={deadline} /> : t("noDeadline")}
      </Fact>
      <Fact name={t("token")}>•••• {secret.lastFour}</Fact>
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

function DeadlineTime({ deadline }: { deadline: NonNullable<SavedAccount["deadline"]> }) {
  const { at, zone, city } = deadline;
  return (
    <time dateTime={at} title={`${fullTime(at, zone)}, ${city}`}>
      {shortDate(at, zone)}, {clockTime(at, zone)}{" "}
      <span className="block text-ink-3 text-meta">{city}</span>
    </time>
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
  const Icon = isOpen ? ChevronUp : ChevronDown;
  return (
    <Link
      href={isOpen ? twilioHrefs.page : twilioHrefs.edit(id)}
      aria-label={t(isOpen ? "closeSender" : "editSender", { label })}
      scroll={false}
      className={iconButtonLook}
    >
      <Icon size={18} strokeWidth={1.75} />
    </Link>
  );
}

/** Why a sender needs attention, in words, below its row. */
function Objection({ sender }: { sender: SavedAccount }) {
  const t = useTranslations("settings.problem");
  if (sender.state !== "attention") return null;
  const reason = sender.stateReason;
  return (
    <p className="border-line border-t bg-bad-soft px-4 py-2 text-preview md:px-5">
      {reason && isSaid(reason) ? t(reason) : t("other")}
    </p>
  );
}

const said = [
  "credentials",
  "suspended",
  "closed",
  "senderUnknown",
  "senderOffline",
  "personalAccount",
  "permissions",
] as const;

const isSaid = (reason: string): reason is (typeof said)[number] =>
  (said as readonly string[]).includes(reason);
