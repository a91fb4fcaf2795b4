import Form from "next/form";
import { useTranslations } from "next-intl";
import {
  type AccountActions,
  AccountDialogs,
} from "@/components/settings/messaging/account-dialogs";
import { DisconnectedAccounts } from "@/components/settings/messaging/disconnected-accounts";
import { MessagingFrame } from "@/components/settings/messaging/messaging-frame";
import { instagramHrefs } from "@/components/settings/messaging/messaging-hrefs";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import type { ChannelSettings, SavedAccount } from "@/lib/accounts/types/saved";
import type {
  ProfileChange,
  ProfileDraft,
  SaveAnswer,
} from "@/lib/accounts/types/saving";
import type { CheckNotice } from "@/lib/channels/types";
import type { Clock } from "@/lib/format";
import { AddProfile } from "./add-profile";
import { EditProfile } from "./edit-profile";
import { InstagramAccounts, type InstagramActions } from "./instagram-accounts";
import { type InstagramHook, InstagramWebhook } from "./instagram-webhook";
import { NoSecretBox } from "./no-secret-box";
import { ProfileConnected } from "./profile-connected";
import { ReplaceToken } from "./replace-token";

/** What the address asks for: a form, a question, or word of what was saved; each with the id of its account. */
type Asked = {
  add?: string | undefined;
  edit?: number | undefined;
  token?: number | undefined;
  disconnect?: number | undefined;
  reconnect?: number | undefined;
  saved?: number | undefined;
  notice?: CheckNotice | undefined;
};

type Props = {
  asked: Asked;
  clock: Clock;
  webhook: InstagramHook;
  humanAgentDays: number | null;
  addProfile(draft: ProfileDraft): Promise<SaveAnswer>;
  changeProfile(
    accountId: number,
    typed: ProfileChange,
    seen: ProfileChange,
  ): Promise<SaveAnswer>;
  replaceToken(accountId: number, authToken: string): Promise<SaveAnswer>;
} & ChannelSettings &
  AccountActions &
  InstagramActions;

/** The clinic's Instagram accounts: what is connected, what was, and where Instagram must post. */
export function InstagramSettings({
  asked,
  accounts,
  counts,
  isReachable,
  clock,
  webhook,
  ...rest
}: Props) {
  const inUse = accounts.filter(({ state }) => state !== "disconnected");
  const saved = inUse.find(({ tag }) => tag.id === asked.saved);
  return (
    <MessagingFrame
      current="instagram"
      counts={counts}
      isReachable={isReachable}
      action={<AddButton />}
    >
      {!webhook.hasAppSecrets && <NoSecretBox />}
      {saved && <ProfileConnected account={saved} notice={asked.notice ?? null} />}
      <InstagramAccounts
        accounts={inUse}
        clock={clock}
        check={rest.check}
        renew={rest.renew}
      />
      <DisconnectedAccounts
        accounts={accounts.filter(({ state }) => state === "disconnected")}
        zone={clock.zone}
      />
      <InstagramWebhook {...webhook} />
      <ProfileDialogs
        asked={asked}
        inUse={inUse}
        hasAppSecrets={webhook.hasAppSecrets}
        {...rest}
      />
      <AccountDialogs
        accounts={accounts}
        asked={asked}
        disconnect={rest.disconnect}
        reconnect={rest.reconnect}
      />
    </MessagingFrame>
  );
}

/** A GET form: adding has an address of its own. */
function AddButton() {
  const t = useTranslations("settings.instagram");
  return (
    <Form action={instagramHrefs.page} scroll={false}>
      <input type="hidden" name="add" value="account" />
      <Button type="submit" look="primary">
        <Icon of="icon-plus" size={16} className="shrink-0" />
        {t("add")}
      </Button>
    </Form>
  );
}

type DialogsProps = Pick<
  Props,
  | "asked"
  | "freeColour"
  | "brands"
  | "humanAgentDays"
  | "addProfile"
  | "changeProfile"
  | "replaceToken"
> & { inUse: SavedAccount[]; hasAppSecrets: boolean };

/** The form that the address asks for, if any. */
function ProfileDialogs({ asked, inUse, hasAppSecrets, ...rest }: DialogsProps) {
  const { brands, humanAgentDays, changeProfile, replaceToken } = rest;
  const edited = inUse.find(({ tag }) => tag.id === asked.edit);
  const renewed = inUse.find(({ tag }) => tag.id === asked.token);
  if (asked.add !== undefined) {
    return (
      <AddProfile
        hasAppSecrets={hasAppSecrets}
        colour={rest.freeColour}
        brands={brands}
        humanAgentDays={humanAgentDays}
        add={rest.addProfile}
      />
    );
  }
  if (edited) {
    return (
      <EditProfile
        account={edited}
        brands={brands}
        humanAgentDays={humanAgentDays}
        save={changeProfile.bind(null, edited.tag.id)}
      />
    );
  }
  if (!renewed) return null;
  return (
    <ReplaceToken account={renewed} replace={replaceToken.bind(null, renewed.tag.id)} />
  );
}
