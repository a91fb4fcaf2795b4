"use client";

import { useTranslations } from "next-intl";
import { TokenField } from "@/components/settings/messaging/token-field";
import { Button } from "@/components/ui/buttons/button";
import { longestLine } from "@/lib/lengths";

type Props = {
  /** The last four signs of the token that is stored; null while there is none. */
  lastFour: string | null;
  /** When it was set and by whom. */
  note: string | null;
  error: string | null;
  /** The stored one is no longer accepted. */
  isRefused: boolean;
  isReplacing: boolean;
  onReplace(isReplacing: boolean): void;
};

/** The Auth Token: written once and never shown again, only its last four signs. */
export function SecretField(field: Props) {
  const { lastFour, note, isRefused, isReplacing, onReplace } = field;
  const t = useTranslations("settings.twilio");
  const refused = isRefused && lastFour ? t("authTokenRefused", { lastFour }) : null;
  const error = field.error ?? refused;
  if (lastFour !== null && !isReplacing) {
    return (
      <StoredSecret {...{ lastFour, note, error }} onReplace={() => onReplace(true)} />
    );
  }
  return (
    <TokenField
      label={t("authToken")}
      maxLength={longestLine}
      autoFocus={isReplacing}
      error={error}
      help={t(lastFour === null ? "authTokenHelp" : "authTokenReplaceHelp")}
      note={lastFour !== null && <KeepButton onClick={() => onReplace(false)} />}
    />
  );
}

type StoredProps = Pick<Props, "note" | "error"> & {
  lastFour: string;
  onReplace(): void;
};

function StoredSecret({ lastFour, note, error, onReplace }: StoredProps) {
  const t = useTranslations("settings.twilio");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't share a line with the note.
    <div role="group" aria-label={t("authToken")}>
      <div className="mb-1.5 flex items-baseline gap-2">
        <span className="font-medium text-preview">{t("authToken")}</span>
        {note && <span className="flex-1 text-end text-ink-3 text-meta">{note}</span>}
      </div>
      <div className="flex h-9 items-center gap-2 rounded-control bg-sunken ps-2.5 pe-1 text-ink-2 max-md:h-11">
        <span className="flex-1 truncate">
          <span aria-hidden>•••• {lastFour}</span>
          <span className="sr-only">{t("authTokenSet", { lastFour })}</span>
        </span>
        <Button size="small" onClick={onReplace}>
          {t("replace")}
        </Button>
      </div>
      {error && <p className="mt-1.5 text-bad text-meta">{error}</p>}
    </div>
  );
}

function KeepButton({ onClick }: { onClick(): void }) {
  const t = useTranslations("settings.twilio");
  return (
    <button
      type="button"
      onClick={onClick}
      className="cursor-pointer rounded-[4px] font-medium text-accent hover:underline"
    >
      {t("keep")}
    </button>
  );
}
