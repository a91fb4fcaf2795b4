"use client";

import {
  Archive,
  CheckCheck,
  CloudAlert,
  FunnelX,
  Inbox,
  type LucideIcon,
  Plug,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { Button, buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListFilter, Mark, Tab } from "@/lib/dialogs/types";
import { isSameFilter, isUnfiltered, type Target, UNFILTERED } from "./state/place";

type Props = {
  tab: Tab;
  filter: ListFilter;
  hasAccounts: boolean;
  /** May the reader connect an account? */
  isAdmin: boolean;
  hrefOf(target: Target): string;
  onFollow(event: MouseEvent, href: string): void;
};

/** A list without rows says why, and the one thing that can be done about it. */
export function ListEmpty(props: Props) {
  const { tab, filter, hasAccounts, hrefOf, onFollow } = props;
  const t = useTranslations("inbox");
  if (!hasAccounts) return <NoAccounts isAdmin={props.isAdmin} />;
  const wayOut = (target: Target, words: string) => {
    const href = hrefOf(target);
    return (
      <a href={href} onClick={(event) => onFollow(event, href)} className={buttonLook()}>
        {words}
      </a>
    );
  };
  const isNarrowed = !isUnfiltered(filter);
  if (isNarrowed) {
    return <Narrowed {...props} action={wayOut(cleared, t("filter.clear"))} />;
  }
  const other = tab === "active" ? "closed" : "active";
  return (
    <EmptyState
      icon={tab === "active" ? Inbox : Archive}
      title={t(`empty.${tab}.title`)}
      action={wayOut(
        { tab: other },
        t(other === "active" ? "empty.toActive" : "empty.toClosed"),
      )}
    >
      {t(`empty.${tab}.text`)}
    </EmptyState>
  );
}

const cleared: Target = { filter: UNFILTERED };

const marks: readonly Mark[] = ["unanswered", "unread", "undelivered"];

/** Nothing left to do is good news, and looks like it; all other filters just have nothing. */
function Narrowed({ tab, filter, action }: Props & { action: ReactNode }) {
  const t = useTranslations("inbox.empty");
  const isOnly = (part: Partial<ListFilter>) =>
    isSameFilter(filter, { ...UNFILTERED, ...part });
  const done = marks.find((mark) => tab === "active" && isOnly({ [mark]: true }));
  const state = (icon: LucideIcon, title: string, text: string) => (
    <EmptyState icon={icon} title={title} action={action}>
      {text}
    </EmptyState>
  );
  if (done) return state(CheckCheck, t(`marked.${done}.title`), t(`marked.${done}.text`));
  if (isOnly({ closing: true })) {
    return state(FunnelX, t("closing.title"), t("closing.text"));
  }
  return state(FunnelX, t(`${tab}.title`), t("narrowed"));
}

function NoAccounts({ isAdmin }: { isAdmin: boolean }) {
  const t = useTranslations("inbox.empty.accounts");
  const action = isAdmin && (
    <a href="/settings/start" className={buttonLook({ look: "primary" })}>
      {t("connect")}
    </a>
  );
  return (
    <EmptyState icon={Plug} title={t("title")} action={action}>
      {t(isAdmin ? "admin" : "staff")}
    </EmptyState>
  );
}

/** The list could not be had; trying again is all there is to do. */
export function ListFailed({ onRetry }: { onRetry(): void }) {
  const t = useTranslations("inbox.failed");
  return (
    <EmptyState
      icon={CloudAlert}
      title={t("title")}
      action={<Button onClick={onRetry}>{t("retry")}</Button>}
    >
      {t("text")}
    </EmptyState>
  );
}
