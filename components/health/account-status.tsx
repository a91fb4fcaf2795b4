import { useTranslations } from "next-intl";
import { useAccountSentences } from "@/components/settings/messaging/use-account-sentences";
import { useTimeLeft } from "@/components/settings/messaging/use-time-left";
import { ProfileStatus } from "@/components/settings/profiles/profile-status";
import {
  phaseLooks,
  type SenderPhase,
  senderPhase,
} from "@/components/settings/senders/sender-phase";
import { Pill } from "@/components/ui/tags/pill";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { Clock } from "@/lib/format";

type Props = { account: SavedAccount; clock: Clock };

/** Whether an account works, in a word, and why not or for how long: as its own page says it. */
export function AccountStatus({ account, clock }: Props) {
  return account.readiness ? (
    <SenderStatus account={account} clock={clock} />
  ) : (
    <ProfileStatus account={account} clock={clock} />
  );
}

function SenderStatus({ account, clock }: Props) {
  const t = useTranslations("settings.phase");
  const phase = senderPhase(account, clock.now);
  return (
    <>
      <Pill look={phaseLooks[phase]}>{t(phase)}</Pill>
      <p className="mt-[3px] text-ink-2 text-meta">
        <Why account={account} phase={phase} now={clock.now} />
      </p>
    </>
  );
}

type WhyProps = { account: SavedAccount; phase: SenderPhase; now: number };

function Why({ account, phase, now }: WhyProps) {
  const t = useTranslations("health.accounts");
  const leftOf = useTimeLeft();
  const { brief } = useAccountSentences(account.tag.channel);
  const checks = account.readiness?.checks ?? [];
  const ready = checks.filter(({ state }) => state === "done").length;
  const counts = { ready, all: checks.length };
  if (phase === "pending" && account.deadline) {
    const left = leftOf(Date.parse(account.deadline.at) - now);
    return t("deadline", { left, ...counts });
  }
  if (phase === "live") return t("tokenAsLong");
  if (phase === "unready" || phase === "unheard") return t("ready", counts);
  return brief({ reason: account.stateReason ?? "other" });
}
