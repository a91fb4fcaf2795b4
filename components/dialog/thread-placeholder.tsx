"use client";

import { useTranslations } from "next-intl";
import { Fragment, type MouseEvent, useId, useLayoutEffect, useRef } from "react";
import { KeyHint } from "@/components/keyboard/key-hint";
import type { CommandName } from "@/components/keyboard/keymap";
import { Button, buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What stands in the thread's place before a dialog is chosen. */
export function NoDialog() {
  const t = useTranslations("dialog.none");
  return (
    <EmptyState icon="icon-message-square-text" title={t("title")}>
      {t("text")}
      <dl
        aria-hidden
        className="mt-5 grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2.5 text-start pointer-coarse:hidden"
      >
        {hints.map(({ says, commands }) => (
          <Fragment key={says}>
            <dt className="flex gap-1.5">
              {commands.map((command) => (
                <KeyHint key={command} command={command} className="ms-0!" />
              ))}
            </dt>
            <dd>{t(says)}</dd>
          </Fragment>
        ))}
      </dl>
    </EmptyState>
  );
}

/** The keys that one needs first. */
const hints = [
  { says: "keyMove", commands: ["nextDialog", "previousDialog"] },
  { says: "keySearch", commands: ["search"] },
  { says: "keyReply", commands: ["reply"] },
  { says: "keyHelp", commands: ["help"] },
] as const satisfies { says: string; commands: CommandName[] }[];

type BackProps = {
  backHref: string;
  onFollow(event: MouseEvent, href: string): void;
};

type MissingProps = BackProps & {
  /** What the reader had written there before it was taken from them. */
  unsent: string;
};

/** An address that leads to no dialog, or to none that may be seen: which of them is not said. */
export function MissingDialog({ unsent, ...back }: MissingProps) {
  const t = useTranslations("dialog.missing");
  if (unsent.trim()) return <TakenDialog {...back} unsent={unsent} />;
  return (
    <EmptyState icon="icon-search-x" title={t("title")} action={<Back {...back} />}>
      {t("text")}
    </EmptyState>
  );
}

/** Whoever was writing is at their words: what they go on to type is no command, and can still be taken along. */
function TakenDialog({ unsent, ...back }: MissingProps) {
  const t = useTranslations("dialog.taken");
  const id = useId();
  const words = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) words.current?.focus();
  }, []);
  return (
    <EmptyState
      icon="icon-search-x"
      title={<span id={id}>{t("title")}</span>}
      action={<Back {...back} />}
    >
      {t("text")}
      <label className="mt-4 block text-start">
        <span className="mb-1 block text-ink-2 text-meta">{t("unsent")}</span>
        <textarea
          ref={words}
          readOnly
          rows={3}
          dir="auto"
          value={unsent}
          aria-describedby={id}
          className={takenLook}
        />
      </label>
    </EmptyState>
  );
}

const takenLook =
  "field-sizing-content block max-h-60 w-full resize-none rounded-control bg-sunken px-2.5 py-1.5 text-ink text-preview max-md:text-[16px]";

type FailedProps = BackProps & {
  /** It could not be had, or what was had can't be drawn. */
  why: "failedToOpen" | "failedToDraw";
  onRetry(): void;
};

/** The dialog could not be had or drawn: it is tried again, or left. */
export function FailedDialog({ why, onRetry, ...back }: FailedProps) {
  const t = useTranslations("dialog");
  const action = (
    <div className="flex flex-wrap justify-center gap-2">
      <Button onClick={onRetry}>{t("retry")}</Button>
      <Back {...back} />
    </div>
  );
  return (
    <EmptyState icon={failedIcons[why]} title={t(`${why}.title`)} action={action}>
      {t(`${why}.text`)}
    </EmptyState>
  );
}

const failedIcons = {
  failedToOpen: "icon-cloud-alert",
  failedToDraw: "icon-triangle-alert",
} as const;

function Back({ backHref, onFollow }: BackProps) {
  const t = useTranslations("dialog");
  return (
    <a
      href={backHref}
      onClick={(event) => onFollow(event, backHref)}
      className={buttonLook()}
    >
      {t("back")}
    </a>
  );
}
