"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useEffect } from "react";
import { NoAccounts } from "@/components/inbox/no-accounts";
import { StartButton } from "@/components/inbox/start/start-dialog";
import type { Starting } from "@/components/inbox/start/start-form";
import {
  isSameFilter,
  isUnfiltered,
  type Target,
  unfiltered,
} from "@/components/inbox/state/place";
import { drawAnew } from "@/components/shell/draw-anew";
import { buttonLook } from "@/components/ui/buttons/button";
import type { IconName } from "@/components/ui/icons/icon";
import { EmptyState } from "@/components/ui/notes/empty-state";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { ListFilter, Mark, Tab, TabCounts } from "@/lib/dialogs/types/list";

type Props = {
  tab: Tab;
  filter: ListFilter;
  accounts: AccountTag[];
  /** What the screen was told of the accounts since the page came. */
  told: AccountTag[] | null;
  counts: TabCounts;
  starting: Starting;
  /** May the reader connect an account? */
  isAdmin: boolean;
  hrefOf(target: Target): string;
  onFollow(event: MouseEvent, href: string): void;
};

/** A list without rows says why, and the one thing that can be done about it. */
export function ListEmpty(props: Props) {
  const { tab, filter, accounts, counts, hrefOf, onFollow } = props;
  const t = useTranslations("inbox");
  if (accounts.length === 0) return <NoAccounts isAdmin={props.isAdmin} />;
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
  if (tab === "active") {
    const { closed } = counts;
    const toClosed = closed > 0 && wayOut({ tab: "closed" }, t("empty.toClosed"));
    return <NoneActive {...props} toClosed={toClosed} />;
  }
  return (
    <EmptyState
      icon="icon-archive"
      title={t("empty.closed.title")}
      action={wayOut({ tab: "active" }, t("empty.toActive"))}
    >
      {t("empty.closed.text")}
    </EmptyState>
  );
}

/** All is done, or nothing has begun: in both cases a dialog can be, where an account may begin one. */
function NoneActive(props: Props & { toClosed: ReactNode }) {
  const { counts, starting, told, toClosed } = props;
  const t = useTranslations("inbox.empty");
  const router = useRouter();
  const state = counts.closed > 0 ? "active" : "none";
  const mayStart = starting.accounts.length > 0;
  // One that can begin a dialog may have been connected since the page came.
  useEffect(() => {
    if (told && !mayStart) drawAnew(router);
  }, [told, mayStart, router]);
  return (
    <EmptyState
      icon="icon-inbox"
      title={t(`${state}.title`)}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {mayStart && <StartButton starting={starting} look="words" />}
          {toClosed}
        </div>
      }
    >
      {t(`${state}.text`)}
    </EmptyState>
  );
}

const cleared: Target = { filter: unfiltered };

const marks: readonly Mark[] = ["unanswered", "unread", "undelivered"];

/** Nothing left to do is good news, and looks like it; all other filters just have nothing. */
function Narrowed({ tab, filter, action }: Props & { action: ReactNode }) {
  const t = useTranslations("inbox.empty");
  const isOnly = (part: Partial<ListFilter>) =>
    isSameFilter(filter, { ...unfiltered, ...part });
  const done = marks.find((mark) => tab === "active" && isOnly({ [mark]: true }));
  const state = (icon: IconName, title: string, text: string) => (
    <EmptyState icon={icon} title={title} action={action}>
      {text}
    </EmptyState>
  );
  if (done)
    return state("icon-check-check", t(`marked.${done}.title`), t(`marked.${done}.text`));
  if (isOnly({ closing: true })) {
    return state("icon-funnel-x", t("closing.title"), t("closing.text"));
  }
  return state("icon-funnel-x", t(`${tab}.title`), t("narrowed"));
}
