import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { SettingsBar } from "@/components/settings/settings-bar";
import { pageLook } from "@/components/settings/settings-frame";
import { NoteBox } from "@/components/ui/notes/note-box";
import { MessagingTabs } from "./messaging-tabs";

type Props = ComponentProps<typeof MessagingTabs> & {
  /** Can providers post to the address that this server has? */
  isReachable: boolean;
  /** The view's main button. */
  action?: ReactNode;
  children: ReactNode;
};

/** Messaging settings: the bar with the view's button, the tabs, and what the chosen one shows. */
export function MessagingFrame(props: Props) {
  const { current, counts, isReachable, action, children } = props;
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
        <div className={pageLook}>
          {!isReachable && (
            <NoteBox kind="doubt" title={t("messaging.unreachableTitle")}>
              {t("messaging.unreachableText")}
            </NoteBox>
          )}
          {children}
        </div>
      </div>
    </>
  );
}
