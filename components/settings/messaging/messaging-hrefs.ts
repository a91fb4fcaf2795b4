import type { Route } from "next";
import type { Channel, CheckNotice } from "@/lib/channels/types";

/** Where a messaging page stands in each of its states: the address is the state. */
export type MessagingHrefs = ReturnType<typeof hrefsAt>;

export const twilioHrefs = hrefsAt("/settings/messaging/twilio");
export const instagramHrefs = hrefsAt("/settings/messaging/instagram");

const pages: Partial<Record<Channel, MessagingHrefs>> = {
  whatsapp: twilioHrefs,
  instagram: instagramHrefs,
};

/** The page on which an account of a channel is looked after; the first of them where it has none of its own. */
export const hrefsOf = (channel: Channel): MessagingHrefs =>
  pages[channel] ?? hrefsAt("/settings/messaging");

function hrefsAt(page: string) {
  const asking = (what: string) => (accountId: number) =>
    `${page}?${what}=${accountId}` as Route;
  return {
    page: page as Route,
    /** No sender stands open by itself. */
    folded: `${page}?fold=all` as Route,
    edit: asking("edit"),
    token: asking("token"),
    disconnect: asking("disconnect"),
    reconnect: asking("reconnect"),
    saved: (accountId: number, notice: CheckNotice | null) =>
      `${page}?saved=${accountId}${notice ? `&notice=${notice}` : ""}` as Route,
  };
}
