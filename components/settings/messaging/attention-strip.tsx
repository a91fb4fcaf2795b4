"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { PageLink } from "@/components/ui/links/page-link";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { useNow } from "@/components/ui/times/use-now";
import type { AccountInNeed } from "@/lib/accounts/types/need";
import { hrefsOf } from "./messaging-hrefs";
import { useHushed } from "./use-hushed";
import { useTimeLeft } from "./use-time-left";

type Props = { accounts: AccountInNeed[]; now: number };

/** Tells administrators on every page of an account that they must look after; on its own page all of it is told. */
export function AttentionStrip({ accounts, now: startedAt }: Props) {
  const t = useTranslations("settings.attention");
  const path = usePathname();
  const now = useNow(startedAt, 30_000);
  const { isHushed, hush } = useHushed(now);
  usePassing(accounts);
  const [first, ...others] = accounts.filter(
    (need) => hrefsOf(need.tag.channel).page !== path && !isHushed(need),
  );
  if (!first) return null;
  const { tag, reason } = first;
  return (
    <section aria-label={t("label")} className={stripLook}>
      <Icon of="icon-triangle-alert" size={16} className="shrink-0 text-warn" />
      {tag.handle ? (
        <AccountTag account={tag} className="max-w-full" />
      ) : (
        <span className="font-medium text-meta">{tag.label}</span>
      )}
      <p className="min-w-0 text-preview max-md:basis-full max-md:order-last">
        <Trouble need={first} now={now} />
        {others.length > 0 && ` ${t("more", { count: others.length })}`}
      </p>
      <PageLink
        href={hrefsOf(tag.channel).page}
        aria-label={t("fixAccount", { account: tag.handle || tag.label })}
        className="ms-auto rounded-[4px] px-1 font-medium text-ink text-preview underline underline-offset-2 md:ms-0 pointer-coarse:py-2"
      >
        {t("fix")}
      </PageLink>
      {reason === "deadline" && (
        <button
          type="button"
          aria-label={t("hush")}
          title={t("hush")}
          className={`${iconButtonLook} size-7! md:ms-auto pointer-coarse:size-11!`}
          onClick={() => hush(first)}
        >
          <Icon of="icon-x" size={16} />
        </button>
      )}
    </section>
  );
}

const stripLook =
  "flex min-h-10 shrink-0 flex-wrap items-center gap-x-2.5 gap-y-0.5 border-line border-b bg-warn-soft px-4 py-1.5 text-ink md:px-5 print:hidden " +
  // A thread on a phone needs its height; every other page tells.
  "max-md:group-has-data-[pane=thread]/shell:hidden";

function Trouble({ need, now }: { need: AccountInNeed; now: number }) {
  const t = useTranslations("settings.attention");
  const leftOf = useTimeLeft();
  const { tag, reason, deadline } = need;
  if (!deadline) return t(reason, { channel: tag.channelName, left: "", ready: 0 });
  const left = leftOf(Date.parse(deadline.at) - now);
  return t(reason, { channel: tag.channelName, left, ready: deadline.ready });
}

/** setTimeout can't wait for longer. */
const longestMs = 2 ** 31 - 1;

/** Has the page drawn anew when the next deadline passes: what it means then, the server says. */
function usePassing(accounts: AccountInNeed[]) {
  const router = useRouter();
  const nextAt = Math.min(
    ...accounts.map(
      ({ deadline }) => Date.parse(deadline?.at ?? "") || Number.POSITIVE_INFINITY,
    ),
  );
  useEffect(() => {
    const leftMs = nextAt - Date.now() + 500;
    if (leftMs <= 0 || leftMs > longestMs) return;
    const timer = setTimeout(() => router.refresh(), leftMs);
    return () => clearTimeout(timer);
  }, [router, nextAt]);
}
