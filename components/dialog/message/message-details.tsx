"use client";

import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { copyText } from "@/components/ui/buttons/copy-text";
import { Icon } from "@/components/ui/icons/icon";
import { popoverLook } from "@/components/ui/menus/menu";
import { ClinicZone } from "@/components/ui/times/clinic-zone";
import type { MessageStatus } from "@/lib/channels/types";
import { clockTime, fullTime } from "@/lib/format";
import type { LineProps } from "./message-line";

/**
 * When a message was said; pressed, it tells all that is known of its way, and copies its words. A thread has many: what
 * it tells is made when somebody asks for it.
 */
export function MessageDetails(props: LineProps) {
  const { message, zone, isNewest } = props;
  const t = useTranslations("dialog.details");
  const [isAsked, setAsked] = useState(false);
  const { at } = message;
  const time = clockTime(at, zone);
  const button = (
    <button
      type="button"
      data-details
      aria-label={t("titleAt", { time })}
      aria-haspopup="dialog"
      tabIndex={isNewest ? 0 : -1}
      title={fullTime(at, zone)}
      onClick={() => setAsked(true)}
      className="relative cursor-pointer rounded-[4px] before:absolute before:-inset-x-1 before:-inset-y-1.5 hover:text-ink hover:underline"
    >
      <time dateTime={at}>{time}</time>
    </button>
  );
  if (!isAsked) return button;
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger asChild>{button}</Popover.Trigger>
      <Popover.Content
        side="top"
        align="end"
        sideOffset={6}
        collisionPadding={8}
        aria-label={t("title")}
        className={`${popoverLook} w-72 max-w-[calc(100vw-16px)] px-3! py-2.5! text-ink text-preview`}
      >
        <Way {...props} />
        <Deeds {...props} />
      </Popover.Content>
    </Popover.Root>
  );
}

function Deeds({ message, onCite }: LineProps) {
  const t = useTranslations("dialog.message");
  const { id, text, unsent, person, drawn } = message;
  return (
    <div className="mt-2.5 flex flex-wrap gap-1.5 empty:hidden">
      {text && !unsent && <CopyWords text={text} />}
      {onCite && !drawn && (
        <Button size="small" onClick={() => onCite(id, person?.id ?? null)}>
          <Icon of="icon-calendar-plus" size={14} />
          {t("touch")}
        </Button>
      )}
    </div>
  );
}

const statusesOnTheWay: readonly MessageStatus[] = [
  "sent",
  "delivered",
  "read",
  "failed",
];

function Way({ message, zone, legend }: LineProps) {
  const t = useTranslations("dialog.details");
  const tStatus = useTranslations("dialog.status");
  const { direction, at, status, statusTimes, arrivedLate } = message;
  const isOut = direction === "outbound";
  const steps = statusesOnTheWay.filter((step) => statusTimes[step] || step === status);
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-ink-2">{t(isOut ? "written" : "said")}</dt>
        <dd className="text-end">
          <time dateTime={at}>{fullTime(at, zone)}</time>
        </dd>
        {isOut &&
          steps.map((step) => (
            <Step
              key={step}
              name={tStatus(step)}
              at={statusTimes[step] ?? null}
              zone={zone}
            />
          ))}
      </dl>
      <ClinicZone zone={zone} className="mt-1.5 text-ink-2" />
      {status === "queued" && <p className="mt-1.5 text-ink-2">{t("queued")}</p>}
      {arrivedLate && <p className="mt-1.5 text-ink-2">{t("late")}</p>}
      {isOut && legend && <p className="mt-1.5 text-ink-2">{legend}</p>}
    </>
  );
}

function Step({ name, at, zone }: { name: string; at: string | null; zone: string }) {
  const t = useTranslations("dialog.details");
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="text-end">
        {at ? <time dateTime={at}>{fullTime(at, zone)}</time> : t("timeUnknown")}
      </dd>
    </>
  );
}

/** Over plain http on a local network there may be no clipboard: then it says so. */
function CopyWords({ text }: { text: string }) {
  const t = useTranslations("dialog.details");
  const [outcome, setOutcome] = useState<"copied" | "notCopied" | null>(null);
  const icon = outcome === "copied" ? "icon-check" : "icon-copy";
  const copy = async () => setOutcome((await copyText(text)) ? "copied" : "notCopied");
  return (
    <>
      <Button size="small" onClick={copy}>
        <Icon of={icon} size={14} />
        {t("copy")}
      </Button>
      <span role="status" className={outcome === "notCopied" ? "w-full" : "sr-only"}>
        {outcome && t(outcome)}
      </span>
    </>
  );
}

/** The times of a thread are one tab stop; arrows go from one message's to the next. */
export function moveAmongDetails(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const here = (event.target as Element).closest<HTMLElement>("[data-details]");
  if (!step || !here) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-details]")];
  const next = all[all.indexOf(here) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
