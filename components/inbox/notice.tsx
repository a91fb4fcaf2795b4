"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/keyboard/key-hint";
import { useCommand } from "@/components/keyboard/use-command";
import { Button } from "@/components/ui/buttons/button";

type Props = {
  notice: string | null;
  /** Takes back what the notice tells of; null where that can't be. */
  undo: (() => void) | null;
  /** It has been there for as long as it is. */
  onOver(): void;
};

/** What just happened, or did not, in a sentence: seen and heard. What can be taken back stays twice as long. */
export function Notice({ notice, undo, onOver }: Props) {
  const t = useTranslations("inbox.notice");
  useCommand("undo", () => undo?.());
  return (
    <div role="status" className="notice-place">
      {notice && (
        <div
          key={notice}
          onAnimationEnd={({ animationName }) => animationName === "vanish" && onOver()}
          className={clsx(
            "notice-card",
            undo
              ? "pointer-events-auto animate-notice-undo py-1 ps-4 pe-1.5 focus-within:animate-none hover:animate-none"
              : "animate-notice px-4 py-2",
          )}
        >
          <p>{t(t.has(notice) ? notice : "other")}</p>
          {undo && (
            <Button
              size="small"
              look="quiet"
              className="text-accent!"
              aria-keyshortcuts="Z"
              onClick={undo}
            >
              {t(notice === "taken" ? "show" : "undo")}
              <KeyHint command="undo" />
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
