import { useTranslations } from "next-intl";
import { useAccountSentences } from "@/components/settings/messaging/use-account-sentences";
import { Pill } from "@/components/ui/tags/pill";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import { dayMs } from "@/lib/durations";
import type { Clock } from "@/lib/format";
import { shortDate } from "@/lib/format";
import { type ProfileState, profileState } from "./profile-state";

type Props = { account: SavedAccount; clock: Clock };

const looks = {
  attention: "bad",
  ended: "bad",
  endsSoon: "warn",
  unheard: "warn",
  well: "well",
} as const satisfies Record<ProfileState, string>;

/** Whether a profile works, for how long its token will, and what is wrong. */
export function ProfileStatus({ account, clock }: Props) {
  const t = useTranslations("settings.profile");
  const { brief } = useAccountSentences(account.tag.channel);
  const state = profileState(account, clock.now);
  const endsAt = account.secret.life?.endsAt;
  const date = endsAt ? shortDate(endsAt, clock.zone) : "";
  const days = endsAt ? Math.floor((Date.parse(endsAt) - clock.now) / dayMs) : 0;
  const isTold = state === "attention" || state === "unheard";
  return (
    <>
      <Pill look={looks[state]}>{t(`state.${state}`, { days })}</Pill>
      <p className="mt-[3px] text-ink-2 text-meta">
        {isTold
          ? brief({ reason: account.stateReason ?? "other" })
          : t(`token.${state === "well" && !endsAt ? "unknown" : state}`, { date })}
      </p>
    </>
  );
}
