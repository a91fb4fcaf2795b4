import type { Route } from "next";
import type { CheckNotice } from "@/lib/channels/types";

const page = "/settings/messaging/twilio";

/** Where the Twilio page stands in each of its states: the address is the state. */
export const twilioHrefs = {
  page: page as Route,
  edit: (accountId: number) => `${page}?edit=${accountId}` as Route,
  saved: (accountId: number, notice: CheckNotice | null) =>
    `${page}?saved=${accountId}${notice ? `&notice=${notice}` : ""}` as Route,
};
