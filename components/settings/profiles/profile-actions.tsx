"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { instagramHrefs } from "@/components/settings/messaging/messaging-hrefs";
import { Button, buttonLook, iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import { Menu, MenuItem } from "@/components/ui/menus/menu";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import { profileState } from "./profile-state";

type Props = {
  account: SavedAccount;
  now: number;
  isPending: boolean;
  onCheck(): void;
};

/** The one thing that a profile needs most, as a button, and everything else in a menu. */
export function ProfileActions(props: Props) {
  const t = useTranslations("settings.instagram");
  const router = useRouter();
  const { id, handle } = props.account.tag;
  const to = (href: (accountId: number) => Route) => () =>
    router.push(href(id), { scroll: false });
  const trigger = (
    <button
      type="button"
      aria-label={t("more", { account: handle })}
      className={`${iconButtonLook} inline-grid!`}
    >
      <Icon of="icon-ellipsis" size={18} />
    </button>
  );
  return (
    <span className="inline-flex items-center gap-1">
      <MainAction {...props} />
      <span className="relative text-start">
        <Menu trigger={trigger}>
          <MenuItem icon="icon-pencil" onSelect={to(instagramHrefs.edit)}>
            {t("edit")}
          </MenuItem>
          <MenuItem icon="icon-key-round" onSelect={to(instagramHrefs.token)}>
            {t("replaceToken")}
          </MenuItem>
          <MenuItem icon="icon-refresh-cw" onSelect={props.onCheck}>
            {t("check")}
          </MenuItem>
          <MenuItem icon="icon-unplug" onSelect={to(instagramHrefs.disconnect)}>
            {t("disconnect")}
          </MenuItem>
        </Menu>
      </span>
    </span>
  );
}

function MainAction({ account, now, isPending, onCheck }: Props) {
  const t = useTranslations("settings.instagram");
  const { id } = account.tag;
  const small = `${buttonLook({ size: "small" })} max-md:h-11`;
  switch (profileState(account, now)) {
    case "unheard":
      return (
        <Button
          size="small"
          className="max-md:h-11"
          disabled={isPending}
          onClick={onCheck}
        >
          {t("check")}
        </Button>
      );
    case "attention":
      return (
        <Link href={instagramHrefs.token(id)} scroll={false} className={small}>
          {t("replaceToken")}
        </Link>
      );
    // What a token needs that ends is said where its time is told.
    case "ended":
    case "endsSoon":
    case "well":
      return (
        <Link href={instagramHrefs.edit(id)} scroll={false} className={small}>
          {t("edit")}
        </Link>
      );
  }
}
