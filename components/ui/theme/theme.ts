import { useSyncExternalStore } from "react";
import { themeKey } from "./theme-before-paint";

/** How the portal looks in this browser: light, dark, or as the device says. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Has the portal look so from now on, in every tab of this browser. */
export function chooseTheme(theme: Theme) {
  document.documentElement.dataset.chosenTheme = theme;
  try {
    localStorage.setItem(themeKey, theme);
  } catch {
    // Where a browser keeps nothing, it is so for as long as the page stands.
  }
}

const onLook = (tell: () => void) => {
  const observer = new MutationObserver(tell);
  const attributeFilter = ["data-theme", "data-chosen-theme"];
  observer.observe(document.documentElement, { attributeFilter });
  return () => observer.disconnect();
};

/** What was chosen in this browser. */
export const useTheme = (): Theme =>
  useSyncExternalStore(
    onLook,
    () => themes.find((one) => one === document.documentElement.dataset.chosenTheme),
    () => undefined,
  ) ?? "system";

/** Is the page dark at this moment? */
export const useIsDark = (): boolean =>
  useSyncExternalStore(
    onLook,
    () => document.documentElement.dataset.theme === "dark",
    () => false,
  );
