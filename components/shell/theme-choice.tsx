"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";
import { chooseTheme, themes, useTheme } from "@/components/ui/theme/theme";

const icons = { system: "icon-monitor", light: "icon-sun", dark: "icon-moon" } as const;

/** Light, dark, or as the device says; kept in this browser. */
export function ThemeChoice() {
  const t = useTranslations("shell.theme");
  const theme = useTheme();
  return (
    <fieldset>
      <legend className="px-2.5 pb-1 text-ink-3 text-meta">{t("legend")}</legend>
      <div className="grid grid-cols-3 gap-1">
        {themes.map((name) => {
          const icon = icons[name];
          return (
            <label
              key={name}
              className="flex h-14 cursor-pointer flex-col items-center justify-center gap-1 rounded-[7px] font-medium text-ink-2 text-meta outline-focus -outline-offset-2 hover:bg-hover has-checked:bg-selected has-checked:text-accent has-focus-visible:outline-2"
            >
              <input
                type="radio"
                name="theme"
                value={name}
                checked={theme === name}
                onChange={() => chooseTheme(name)}
                className="sr-only"
              />
              <Icon of={icon} size={18} />
              {t(name)}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
