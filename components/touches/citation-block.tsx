"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import type { AccountColour } from "@/lib/accounts/types/tag";
import { type Clock, fullTime, listTime } from "@/lib/format";
import type { CitableMessage, Citation } from "@/lib/touches/types";

type Props = {
  citation: Citation;
  clock: Clock;
  /** What can be done about it, at the end of its first line; a link to the message, if nothing else. */
  aside?: ReactNode;
  follow?: ((event: MouseEvent, href: string) => void) | undefined;
  className?: string;
};

/** The message that a touch refers to, as it is now. */
export function CitationBlock({ citation, clock, aside, follow, className }: Props) {
  const t = useTranslations("touches.citation");
  if (citation.hidden) {
    return (
      <Block className={className} aside={aside}>
        <Gone icon="icon-eye-off">{t("hidden")}</Gone>
      </Block>
    );
  }
  const href = `/dialogs/${citation.dialogId}?message=${citation.messageId}`;
  return (
    <Block
      className={className}
      colour={citation.account.colour}
      head={<CitedHead message={citation} clock={clock} />}
      aside={
        aside ?? (
          <a
            href={href}
            aria-label={t("openMeaning")}
            onClick={(event) => follow?.(event, href)}
            className="rounded-[4px] font-medium text-accent hover:underline pointer-coarse:py-2 print:hidden"
          >
            {t("open")}
          </a>
        )
      }
    >
      {citation.unsent ? (
        <Gone icon="icon-ban">{t("removed")}</Gone>
      ) : (
        <CitedWords message={citation} />
      )}
    </Block>
  );
}

/** Which account a message came to, who wrote it and when. */
export function CitedHead({ message, clock }: { message: CitableMessage; clock: Clock }) {
  const t = useTranslations("touches.citation");
  const { account, at, who, direction } = message;
  const name = who ?? (direction === "inbound" ? t("family") : account.handle);
  return (
    <>
      <AccountTag account={account} />
      <span className="flex min-w-0">
        <bdi data-private className="truncate">
          {name}
        </bdi>
        <span className="shrink-0 whitespace-pre">
          {", "}
          <time dateTime={at} title={fullTime(at, clock.zone)}>
            {listTime(at, clock)}
          </time>
        </span>
      </span>
    </>
  );
}

/** What it says; of a picture or a voice message, that it is one. */
export function CitedWords({ message }: { message: CitableMessage }) {
  const kinds = useTranslations("dialog.kind");
  return (
    <p dir="auto" data-private className="text-ink text-preview [overflow-wrap:anywhere]">
      {isolateNumbers(message.text) || kinds(message.kind)}
    </p>
  );
}

type BlockProps = {
  colour?: AccountColour;
  head?: ReactNode;
  aside?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
};

function Block({ colour, head, aside, className, children }: BlockProps) {
  return (
    <blockquote
      className={clsx(
        "rounded-e-control border-s-[3px] bg-quote px-3 py-2",
        colour ? bars[colour] : "border-line-strong",
        className,
      )}
    >
      {(head || aside) && (
        <div className="mb-1 flex min-w-0 flex-wrap items-center gap-2 text-ink-2 text-meta">
          {head}
          {aside && <span className="ms-auto">{aside}</span>}
        </div>
      )}
      {children}
    </blockquote>
  );
}

function Gone({ icon, children }: { icon: IconName; children: string }) {
  return (
    <p className="flex items-center gap-1.5 text-ink-2 text-preview">
      <Icon of={icon} size={14} className="shrink-0" />
      {children}
    </p>
  );
}

const bars: Record<AccountColour, string> = {
  teal: "border-teal",
  plum: "border-plum",
  ochre: "border-ochre",
  brick: "border-brick",
  indigo: "border-indigo",
  olive: "border-olive",
};
