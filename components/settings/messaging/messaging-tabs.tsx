"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { ChannelGlyph } from "@/components/ui/icons/channel-glyph";
import { Link } from "@/components/ui/links/link";
import type { ChannelSettings } from "@/lib/accounts/types/saved";
import type { Channel } from "@/lib/channels/types";

type MessagingTab = "twilio" | "instagram";

const tabs = [
  { name: "twilio", channel: "whatsapp" },
  { name: "instagram", channel: "instagram" },
] as const satisfies { name: MessagingTab; channel: Channel }[];

type Props = { current: MessagingTab; counts: ChannelSettings["counts"] };

/** The messaging channels. Tabs are links, and the arrow keys go from one to the other. */
export function MessagingTabs({ current, counts }: Props) {
  const t = useTranslations("settings.messaging");
  return (
    <div
      role="tablist"
      aria-label={t("tabs")}
      onKeyDown={stepAlong}
      className="flex h-11 shrink-0 gap-6 border-line border-b bg-surface px-4 md:px-8"
    >
      {tabs.map(({ name, channel }) => (
        <Link
          key={name}
          id={`${name}-tab`}
          role="tab"
          href={`/settings/messaging/${name}`}
          aria-selected={name === current}
          className={clsx(
            "-mb-px flex items-center gap-2 border-b-2 pt-0.5 font-medium -outline-offset-2!",
            name === current
              ? "border-accent text-ink"
              : "border-transparent text-ink-2 hover:text-ink",
          )}
        >
          <ChannelGlyph channel={channel} size={16} />
          {t(name)}
          <span aria-hidden className="font-medium text-ink-3 text-meta">
            {counts[channel]}
          </span>
        </Link>
      ))}
    </div>
  );
}

function stepAlong(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")];
  const here = all.indexOf(event.target as HTMLElement);
  all.at((here + step) % all.length)?.focus();
}
