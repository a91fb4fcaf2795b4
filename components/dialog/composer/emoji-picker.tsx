"use client";

import EmojiPickerReact, {
  EmojiStyle,
  SkinTonePickerLocation,
  SuggestionMode,
  Theme,
} from "emoji-picker-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
import { useIsDark } from "@/components/ui/theme/theme";
import "./emoji-picker.css";

type Props = { onPick(emoji: string): void };

/** Every emoji as this device draws it: searched, by kind, those used lately first. Nothing is fetched from elsewhere. */
export function EmojiPicker({ onPick }: Props) {
  const t = useTranslations("dialog.emoji");
  const isDark = useIsDark();
  const frame = useRef<HTMLDivElement>(null);
  useGrid(frame, t("button"));
  return (
    <div ref={frame} className="contents">
      <EmojiPickerReact
        className="emoji-picker"
        width="100%"
        height="100%"
        emojiStyle={EmojiStyle.NATIVE}
        theme={isDark ? Theme.DARK : Theme.LIGHT}
        suggestedEmojisMode={SuggestionMode.RECENT}
        skinTonePickerLocation={SkinTonePickerLocation.SEARCH}
        previewConfig={{ showPreview: false }}
        searchPlaceholder={t("search")}
        searchLabel={t("search")}
        nonce={nonceOfPage()}
        onEmojiClick={({ emoji }) => onPick(emoji)}
      />
    </div>
  );
}

/** The picker calls its list a grid and the list's items groups of rows, which neither may be: what is around them is. */
function useGrid(frame: RefObject<HTMLDivElement | null>, name: string) {
  useEffect(() => {
    const list = frame.current?.querySelector("ul[role=grid]");
    if (!list?.parentElement) return;
    list.parentElement.role = "grid";
    list.parentElement.ariaLabel = name;
    for (const each of [list, ...list.children]) {
      each.role = "none";
      each.ariaLabel = null;
    }
  }, [frame, name]);
}

/** Browsers hide the attribute from style sheets, not from scripts. */
const nonceOfPage = () =>
  document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
