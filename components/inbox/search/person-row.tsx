"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { RowName } from "@/components/inbox/list/row-name";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { Avatar } from "@/components/ui/tags/avatar";
import { Marked } from "@/components/ui/text/marked";
import type { PersonHit } from "@/lib/dialogs/types/search";
import { ClosedChip } from "./closed-chip";
import { hitKeys } from "./hit-keys";

type Props = {
  hit: PersonHit;
  openId: number | null;
  hrefOf(dialogId: number): string;
  onFollow(event: MouseEvent, href: string): void;
};

/** Somebody who was found: why, and their dialogs. It leads to the latest of those, or to the record. */
export function PersonRow({ hit, openId, hrefOf, onFollow }: Props) {
  const t = useTranslations("search");
  const { dialogs, personId } = hit;
  const [latest, ...others] = dialogs;
  const href = latest ? hrefOf(latest.id) : `/patients/${personId}`;
  return (
    <li>
      <a
        href={href}
        data-hit
        onKeyDown={hitKeys}
        aria-current={latest && latest.id === openId ? "true" : undefined}
        onClick={latest && ((event) => onFollow(event, href))}
        className={clsx(
          "group/hit relative flex gap-3 px-4 py-2 -outline-offset-2! hover:bg-hover",
          "aria-[current]:accent-bar aria-[current]:bg-selected",
          others.length > 0 && "pb-1",
        )}
      >
        <Avatar
          name={hit.name.map(({ text }) => text).join("")}
          className="mt-0.5 size-9 bg-avatar text-[12px]"
        />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <RowName>
              <Marked parts={hit.name} />
            </RowName>
            <span className="shrink-0 text-ink-3 text-meta">
              {t(`reason.person.${hit.reason}`)}
            </span>
          </span>
          <Particulars hit={hit} />
          {latest && (
            <span className="mt-1 flex items-center gap-1.5">
              <AccountTag account={latest.account} />
              {latest.closed && <ClosedChip />}
            </span>
          )}
        </span>
      </a>
      {others.length > 0 && (
        <OtherDialogs {...{ hit, openId, hrefOf, onFollow }} dialogs={others} />
      )}
    </li>
  );
}

/** `Patient · +44 7700 900417`, and what else was found of them. */
function Particulars({ hit }: { hit: PersonHit }) {
  const t = useTranslations("search");
  const { kind, address, other } = hit;
  return (
    <span className="block truncate text-ink-2 text-meta">
      {t(`kind.${kind}`)}
      {address.length > 0 && (
        <span data-private>
          {" · "}
          <bdi>
            <Marked parts={address} />
          </bdi>
        </span>
      )}
      {other.length > 0 && (
        <span data-private>
          {" · "}
          <bdi>
            <Marked parts={other} />
          </bdi>
        </span>
      )}
    </span>
  );
}

/** One person may write to several accounts; each of those dialogs is reached. */
function OtherDialogs({
  dialogs,
  openId,
  hrefOf,
  onFollow,
}: Props & Pick<PersonHit, "dialogs">) {
  const t = useTranslations("search");
  return (
    <ul
      aria-label={t("otherDialogs")}
      className="flex flex-col items-start gap-1 ps-16 pe-4 pb-2"
    >
      {dialogs.map(({ id, account, closed }) => (
        <li key={id} className="max-w-full">
          <a
            href={hrefOf(id)}
            data-hit
            onKeyDown={hitKeys}
            aria-current={id === openId ? "true" : undefined}
            onClick={(event) => onFollow(event, hrefOf(id))}
            className="flex items-center gap-1.5 rounded-[6px] py-0.5 hover:underline pointer-coarse:py-3"
          >
            <AccountTag account={account} />
            {closed && <ClosedChip />}
          </a>
        </li>
      ))}
    </ul>
  );
}
