"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { CountdownStrip } from "@/components/settings/messaging/countdown-strip";
import { instagramHrefs } from "@/components/settings/messaging/messaging-hrefs";
import { useAccountSentences } from "@/components/settings/messaging/use-account-sentences";
import { useAsking } from "@/components/settings/messaging/use-asking";
import { Button, buttonLook } from "@/components/ui/buttons/button";
import { Link } from "@/components/ui/links/link";
import { FocusedNote } from "@/components/ui/notes/focused-note";
import { useNow } from "@/components/ui/times/use-now";
import { endsSoonMs } from "@/lib/accounts/types/need";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { SaveAnswer } from "@/lib/accounts/types/saving";
import type { Clock } from "@/lib/format";
import { shortDate } from "@/lib/format";

type Props = {
  account: SavedAccount;
  clock: Clock;
  renew(accountId: number): Promise<SaveAnswer>;
};

/** How long an account's token still works, while that is not long, and what to do; nothing for one with time. */
export function TokenStrip({ account, clock, renew }: Props) {
  const t = useTranslations("settings.profile.strip");
  const now = useNow(clock.now, 1_000);
  const { said, isPending, ask } = useAsking<"renew">();
  const endsAt = account.secret.life?.endsAt;
  const leftMs = endsAt ? Date.parse(endsAt) - now : Number.POSITIVE_INFINITY;
  const isOver = leftMs <= 0;
  useEnd(isOver);
  const { id, handle } = account.tag;
  if (!endsAt) return null;
  if (leftMs > endsSoonMs)
    return said?.answer.ok ? (
      <Renewed account={account} endsAt={endsAt} clock={clock} />
    ) : null;
  // A token that is refused has no time left to be counted.
  if (account.secret.isRefused && !isOver) return null;
  return (
    <section aria-label={t("label", { account: handle })}>
      <CountdownStrip
        at={endsAt}
        {...{ zone: clock.zone, now }}
        edges="rounded-card border"
        title={t("to", { account: handle })}
        why={t(isOver ? "stopped" : "why")}
        passed={
          isOver
            ? {
                title: t("ended", { account: handle }),
                since: (left) => t("since", { left }),
              }
            : undefined
        }
      >
        <div className={buttonsLook}>
          {!isOver && (
            <Button
              size="small"
              className={sizeLook}
              aria-disabled={isPending || undefined}
              onClick={() => ask("renew", () => renew(id))}
            >
              {t(isPending ? "renewing" : "renew")}
            </Button>
          )}
          <Link
            href={instagramHrefs.token(id)}
            scroll={false}
            className={`${buttonLook({ size: "small" })} ${sizeLook}`}
          >
            {t("replace")}
          </Link>
        </div>
        <Refused answer={said?.answer ?? null} account={account} />
      </CountdownStrip>
    </section>
  );
}

const buttonsLook = "flex flex-wrap gap-2 max-md:basis-full max-md:pt-2";
const sizeLook = "max-md:h-11 max-md:flex-1";

/** Has the page drawn anew when the token's time is over. */
function useEnd(isOver: boolean) {
  const router = useRouter();
  const before = useRef(isOver);
  useEffect(() => {
    if (before.current !== isOver) router.refresh();
    before.current = isOver;
  }, [router, isOver]);
}

/** Word of what was done; the button that did it has gone. */
function Renewed({
  account,
  endsAt,
  clock,
}: Pick<Props, "account" | "clock"> & { endsAt: string }) {
  const t = useTranslations("settings.profile.strip");
  return (
    <FocusedNote kind="well" title={t("renewed", { account: account.tag.handle })}>
      <p>{t("renewedUntil", { date: shortDate(endsAt, clock.zone) })}</p>
    </FocusedNote>
  );
}

type RefusedProps = Pick<Props, "account"> & { answer: SaveAnswer | null };

/** Why it was not renewed. */
function Refused({ answer, account }: RefusedProps) {
  const { trouble } = useAccountSentences(account.tag.channel);
  return (
    <p role="status" className="basis-full text-bad text-preview empty:hidden">
      {answer && trouble(answer)}
    </p>
  );
}
