import { useTranslations } from "next-intl";
import type { IconName } from "@/components/ui/icons/icon";
import type { MessageDetails } from "@/lib/channels/types";
import { MessageTile } from "./message-tile";
import { OutsideLink, pageUrl } from "./outside-link";

type Share = NonNullable<MessageDetails["share"]>;

const icons: Record<NonNullable<Share["what"]>, IconName> = {
  post: "icon-share-2",
  reel: "icon-clapperboard",
  story: "icon-share-2",
};

/** A post that was shared. It is opened where it is, and one without an address is private to who shared it. */
export function ShareCard({ share }: { share: Share }) {
  const t = useTranslations("dialog.share");
  const what = share.what ?? "post";
  const url = pageUrl(share.url);
  return (
    <MessageTile icon={icons[what]} title={share.title || t(`what.${what}`)}>
      {share.title && <span>{t(`what.${what}`)}</span>}
      {url ? (
        <OutsideLink href={url}>{t(`open.${what}`)}</OutsideLink>
      ) : (
        <span>{t("private")}</span>
      )}
    </MessageTile>
  );
}
