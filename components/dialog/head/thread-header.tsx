"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode, Ref } from "react";
import { PresenceWords } from "@/components/presence/presence-words";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { Avatar } from "@/components/ui/tags/avatar";
import type { AccountTag as Account } from "@/lib/accounts/types/tag";

type Props = {
  name: string;
  picture: string | null;
  /** What keeps anything from being sent to them, whatever the window. */
  state: "blocked" | "stopped" | null;
  address: string | null;
  account: Account;
  /** Whose colleagues' presence is told, and whose name takes the focus; none while the dialog is being loaded. */
  dialogId?: number;
  backHref: string;
  onFollow(event: MouseEvent, href: string): void;
  titleRef?: Ref<HTMLHeadingElement>;
  children?: ReactNode;
};

/** Who is at the other end and which of the clinic's accounts answers; without much room the tag stands for the address. */
export function ThreadHeader(props: Props) {
  const { account, backHref, onFollow, titleRef, children, dialogId, ...who } = props;
  const { name, picture, state } = who;
  const address = <Address {...who} />;
  const t = useTranslations("dialog");
  return (
    <header className="thread-head">
      <a
        href={backHref}
        aria-label={t("back")}
        onClick={(event) => onFollow(event, backHref)}
        className={`${iconButtonLook} -me-2 md:hidden`}
      >
        <Icon of="icon-arrow-left" size={20} />
      </a>
      <Avatar name={name} picture={picture} className="size-9 bg-avatar text-[12px]" />
      <div className="thread-who">
        <h2
          ref={titleRef}
          tabIndex={dialogId && -1}
          dir="auto"
          data-private
          className="thread-name"
        >
          {name}
        </h2>
        {dialogId === undefined ? (
          address
        ) : (
          <PresenceWords dialogId={dialogId}>{address}</PresenceWords>
        )}
        <div className="flex min-w-0 gap-1.5 max-lg:mt-0.5 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <AccountTag account={account} />
          {state && (
            <span
              title={t(`state.${state}Meaning`)}
              className="chip bg-bad-soft text-bad"
            >
              {t(`state.${state}`)}
            </span>
          )}
        </div>
      </div>
      {children}
    </header>
  );
}

function Address({ name, address }: Pick<Props, "name" | "address">) {
  if (!address || address === name) return null;
  return (
    <p data-private className="truncate text-ink-3 text-meta max-lg:hidden">
      {address}
    </p>
  );
}
