"use client";

import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { KeyHint } from "@/components/keyboard/key-hint";
import type { CommandName } from "@/components/keyboard/keymap";
import { Button } from "@/components/ui/buttons/button";
import { EmptyState } from "@/components/ui/notes/empty-state";
import { Back, type BackProps } from "./back";

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
