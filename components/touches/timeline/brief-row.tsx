"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { Icon } from "@/components/ui/icons/icon";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import type { AccountTag as Account } from "@/lib/accounts/types/tag";
import { ageOf, type Clock, clockTime, fullTime } from "@/lib/format";
import type { DeedEntry, MessagesEntry, PatientEntry } from "@/lib/touches/types";

type Props<Entry> = {
  entry: Entry;
  clock: Clock;
  follow?: ((event: MouseEvent, href: string) => void) | undefined;
};

/** What was done with a dialog, in a line. */
export function DeedBrief({ entry, clock, follow }: Props<DeedEntry>) {
  const t = useTranslations("touches.brief");
  const duration = useDuration();
  const { deed, by, about, cause, words, waitedMs } = entry;
  const said = t(deed, {
    who: cause ?? (by ? "somebody" : "nobody"),
    by: by ?? "",
    about: about ?? "",
    to: toWhom(entry),
    wait: duration(waitedMs ?? 0),
  });
  return (
    <Brief entry={entry} clock={clock} follow={follow}>
      <span className="min-w-0 text-ink-2">
        {isolateNumbers(words ? t("why", { deed: said, words }) : said)}
      </span>
    </Brief>
  );
}

function toWhom({ about, isTaken }: DeedEntry) {
  if (!about) return "nobody";
  return isTaken ? "self" : "other";
}

/** What was said on a day, in a line. */
export function MessagesBrief({ entry, clock, follow }: Props<MessagesEntry>) {
  const t = useTranslations("touches.brief");
  const { inbound, outbound, undelivered, family, waitingSince } = entry;
  const oneWay = inbound > 0 ? "inbound" : "outbound";
  const way = inbound > 0 && outbound > 0 ? "both" : oneWay;
  return (
    <Brief
      entry={entry}
      clock={clock}
      follow={follow}
      aside={
        <>
          {family && (
            <span
              title={t("familyMeaning")}
              className="inline-flex items-center gap-1 text-ink-2"
            >
              <Icon of="icon-users-round" size={12} />
              {t("family")}
            </span>
          )}
          <span>{t("counts", { way, inbound, outbound })}</span>
          {undelivered > 0 && (
            <span className="inline-flex items-center gap-1 text-bad">
              <Icon of="icon-circle-alert" size={12} />
              {t("undelivered", { count: undelivered })}
            </span>
          )}
          {waitingSince && <Waiting since={waitingSince} clock={clock} />}
        </>
      }
    >
      <Words entry={entry} />
    </Brief>
  );
}

function Words({ entry }: { entry: MessagesEntry }) {
  const t = useTranslations("touches.brief");
  const kinds = useTranslations("dialog.kind");
  const { direction, kind, text, unsent } = entry;
  if (unsent) return <span className="truncate text-ink-2">{t("unsent")}</span>;
  const isOurs = direction === "outbound";
  if (!text) {
    const word = kinds(kind);
    return (
      <span className="truncate text-ink-2">
        {isOurs ? t("oursWordless", { kind: word }) : word}
      </span>
    );
  }
  return (
    <bdi data-private className="min-w-0 truncate text-ink">
      {isolateNumbers(t(isOurs ? "ours" : "quoted", { text }))}
    </bdi>
  );
}

function Waiting({ since, clock }: { since: string; clock: Clock }) {
  const t = useTranslations("touches.brief");
  const age = useDuration()(clock.now - Date.parse(since));
  return (
    <span className="inline-flex items-center gap-1 font-medium text-ink">
      <Icon of="icon-circle" size={12} className="text-accent" />
      <span className="sr-only">{t("waiting", { age })}</span>
      <span aria-hidden>{age}</span>
    </span>
  );
}

/** The day on which a lead became a patient, in a line. */
export function PatientBrief({ entry, clock }: Props<PatientEntry>) {
  const t = useTranslations("touches.brief");
  const { by, at } = entry;
  return (
    <div className={briefLook}>
      <span className="order-1 min-w-0 flex-1 text-ink-2">
        {t("becamePatient", { who: by ? "somebody" : "nobody", by: by ?? "" })}
      </span>
      <Time at={at} zone={clock.zone} />
    </div>
  );
}

type BriefProps = {
  entry: { at: string; dialogId: number; messageId?: number; account: Account };
  clock: Clock;
  aside?: ReactNode;
  follow?: ((event: MouseEvent, href: string) => void) | undefined;
  children: ReactNode;
};

/** On a phone the account's tag goes below the words. */
function Brief({ entry, clock, aside, follow, children }: BriefProps) {
  const { at, dialogId, messageId, account } = entry;
  const t = useTranslations("touches.timeline");
  const href = `/dialogs/${dialogId}${messageId ? `?message=${messageId}` : ""}`;
  const words = { channel: account.channelName, account: account.handle };
  return (
    <div className={briefLook}>
      <a
        href={href}
        aria-label={t("openDialog", words)}
        onClick={(event) => follow?.(event, href)}
        className="flex shrink-0 rounded-[6px] max-md:order-3"
      >
        <AccountTag account={account} className="hover:bg-hover" />
      </a>
      <span className="flex min-w-0 flex-1 max-md:order-1 max-md:basis-[calc(100%-4rem)]">
        {children}
      </span>
      <span className="inline-flex items-center gap-x-2 text-ink-3 text-meta max-md:order-4 max-md:flex-wrap md:shrink-0">
        {aside}
      </span>
      <Time at={at} zone={clock.zone} />
    </div>
  );
}

function Time({ at, zone }: { at: string; zone: string }) {
  return (
    <time
      dateTime={at}
      title={fullTime(at, zone)}
      className="order-2 shrink-0 text-ink-3 text-meta max-md:ms-auto"
    >
      {clockTime(at, zone)}
    </time>
  );
}

/** A length of time in its largest whole unit: `11 min`. */
function useDuration() {
  const t = useTranslations("touches.brief.ages");
  return (ms: number): string => {
    const { unit, count } = ageOf(0, ms);
    return t(unit, { count });
  };
}

const briefLook = clsx(
  "flex min-h-6 min-w-0 items-center gap-2 text-preview",
  "max-md:flex-wrap max-md:gap-y-0.5",
);
