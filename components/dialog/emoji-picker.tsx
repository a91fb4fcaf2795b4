"use client";

import EmojiPickerReact, {
  EmojiStyle,
  SkinTonePickerLocation,
  SuggestionMode,
  Theme,
} from "emoji-picker-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import "./emoji-picker.css";

type Props = { onPick(emoji: string): void };

/** Every emoji as this device draws it: searched, by kind, those used lately first. Nothing is fetched from elsewhere. */
export function EmojiPicker({ onPick }: Props) {
  const t = useTranslations("dialog.emoji");
  const { resolvedTheme } = useTheme();
  return (
    <EmojiPickerReact
      className="emoji-picker"
      width="100%"
      height="100%"
      emojiStyle={EmojiStyle.NATIVE}
      theme={resolvedTheme === "dark" ? Theme.DARK : Theme.LIGHT}
      suggestedEmojisMode={SuggestionMode.RECENT}
      skinTonePickerLocation={SkinTonePickerLocation.SEARCH}
      previewConfig={{ showPreview: false }}
      searchPlaceholder={t("search")}
      searchLabel={t("search")}
      nonce={nonceOfPage()}
      onEmojiClick={({ emoji }) => onPick(emoji)}
    />
  );
}

/** Browsers hide the attribute from style sheets, not from scripts. */
const nonceOfPage = () =>
  document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
