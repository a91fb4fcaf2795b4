import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { SettingsBar } from "@/components/settings/settings-bar";
import { pageLook } from "@/components/settings/settings-frame";
import { MessagingTabs } from "./messaging-tabs";

type Props = ComponentProps<typeof MessagingTabs> & {
  /** The view's main button. */
  action?: ReactNode;
  children: ReactNode;
};

/** Messaging settings: the bar with the view's button, the tabs, and what the chosen one shows. */
export function MessagingFrame({ current, counts, action, children }: Props) {
  const t = useTranslations("settings");
  return (
    <>
      <SettingsBar title={t("messaging.title")} action={action} />
      <MessagingTabs current={current} counts={counts} />
      <div
        role="tabpanel"
        aria-labelledby={`${current}-tab`}
        className="min-h-0 flex-1 overflow-y-auto"
      >
        <div className={pageLook}>{children}</div>
      </div>
    </>
  );
}
