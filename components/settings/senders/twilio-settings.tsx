import Form from "next/form";
import { useTranslations } from "next-intl";
import {
  type AccountActions,
  AccountDialogs,
} from "@/components/settings/messaging/account-dialogs";
import { MessagingFrame } from "@/components/settings/messaging/messaging-frame";
import { twilioHrefs } from "@/components/settings/messaging/messaging-hrefs";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import type { ChannelSettings, SavedAccount } from "@/lib/accounts/types/saved";
import type { SaveAnswer, SenderDraft, ShownSender } from "@/lib/accounts/types/saving";
import type { CheckNotice } from "@/lib/channels/types";
import type { ZoneGroup } from "@/lib/clinic/types";
import type { Clock } from "@/lib/format";
import { FormColumns } from "./form-columns";
import { NewSender } from "./new-sender";
import type { SenderActions } from "./readiness-list";
import { SavedNote } from "./saved-note";
import { SenderCard } from "./sender-card";
import { SenderForm } from "./sender-form";
import { type SenderPhase, senderPhase } from "./sender-phase";
import { type WebhookAddresses, WebhookUrls } from "./webhook-urls";

type Props = {
  /** What the address asks for. */
  asked: {
    add?: string | undefined;
    edit?: number | undefined;
    fold?: string | undefined;
    disconnect?: number | undefined;
    reconnect?: number | undefined;
    saved?: number | undefined;
    notice?: CheckNotice | undefined;
  };
  clock: Clock;
  zones: ZoneGroup[];
  webhooks: WebhookAddresses;
  addSender(draft: SenderDraft): Promise<SaveAnswer>;
  changeSender(
    accountId: number,
    typed: SenderDraft,
    seen: ShownSender,
  ): Promise<SaveAnswer>;
} & ChannelSettings &
  AccountActions &
  SenderActions;

/** The clinic's WhatsApp senders, with the form of the one that is added or edited. */
export function TwilioSettings(props: Props) {
  const { asked, accounts: senders, counts, clock, ...rest } = props;
  const isAdding = asked.add !== undefined || senders.length === 0;
  const saved = senders.find(({ tag }) => tag.id === asked.saved);
  const open = isAdding ? undefined : openSender(senders, asked, clock.now);
  const form = {
    start: { colour: rest.freeColour, zone: clock.zone },
    timeZone: clock.zone,
    zones: rest.zones,
    brands: rest.brands,
  };
  return (
    <MessagingFrame
      current="twilio"
      counts={counts}
      isReachable={rest.isReachable}
      action={!isAdding && <AddButton />}
    >
      {saved && <SavedNote sender={saved} notice={asked.notice ?? null} />}
      {isAdding && (
        <NewSender isFirst={senders.length === 0}>
          <FormColumns aside={<WebhookUrls {...rest.webhooks} />}>
            <SenderForm
              sender={null}
              save={rest.addSender}
              closeHref={senders.length > 0 ? twilioHrefs.page : undefined}
              {...form}
            />
          </FormColumns>
        </NewSender>
      )}
      {senders.map((sender) => (
        <SenderCard
          key={sender.tag.id}
          sender={sender}
          clock={clock}
          check={rest.check}
          setWebhooks={rest.setWebhooks}
          aside={<WebhookUrls {...rest.webhooks} of={{ sender, clock }} />}
          form={
            sender === open ? (
              <SenderForm
                sender={sender}
                save={rest.changeSender.bind(null, sender.tag.id)}
                closeHref={twilioHrefs.folded}
                disconnectHref={twilioHrefs.disconnect(sender.tag.id)}
                {...form}
              />
            ) : undefined
          }
        />
      ))}
      {!isAdding && !open && (
        <div className="rounded-card border border-line bg-surface p-4 md:p-5">
          <WebhookUrls {...rest.webhooks} />
        </div>
      )}
      <AccountDialogs
        accounts={senders}
        asked={asked}
        staysAt={twilioHrefs.edit}
        disconnect={rest.disconnect}
        reconnect={rest.reconnect}
      />
    </MessagingFrame>
  );
}

/**
 * The sender that the address asks for, also by the question whether to disconnect it; where it asks for none, the first
 * that is on its way to be live, or that Twilio does not post to.
 */
function openSender(
  senders: SavedAccount[],
  { edit, disconnect, fold }: Props["asked"],
  now: number,
) {
  if (fold !== undefined) return undefined;
  const asked = edit ?? disconnect;
  if (asked === undefined)
    return senders.find((sender) => underWay.has(senderPhase(sender, now)));
  return senders.find(({ tag, state }) => tag.id === asked && state !== "disconnected");
}

const underWay = new Set<SenderPhase>(["pending", "notActivated", "unheard"]);

/** A GET form: adding has an address of its own. */
function AddButton() {
  const t = useTranslations("settings.twilio");
  return (
    <Form action={twilioHrefs.page}>
      <input type="hidden" name="add" value="sender" />
      <Button type="submit" className="max-md:size-11">
        <Icon of="icon-plus" size={16} className="shrink-0" />
        <span className="max-md:sr-only">{t("add")}</span>
      </Button>
    </Form>
  );
}
