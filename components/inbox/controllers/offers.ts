import type { Answer, InboxRequests } from "@/components/inbox/inbox-requests";
import type { CannedReplies } from "@/lib/replies/types";
import type { Colleague } from "@/lib/staff/types";
import type { Offer } from "@/lib/templates/types";

/** What there is to choose from, asked for when somebody wants to choose; null where it did not come. */
export type Offers = {
  loadCanned(): Promise<CannedReplies | null>;
  /** What an account may send of templates. */
  loadOffer(accountId: number): Promise<Offer | null>;
  /** Whom a dialog may be given to. */
  loadAssignees(dialogId: number): Promise<Colleague[] | null>;
};

export const offersOf = (requests: InboxRequests): Offers => ({
  loadCanned: () => asked(requests.canned()),
  loadOffer: (accountId) => asked(requests.templates(accountId)),
  loadAssignees: async (dialogId) =>
    (await asked(requests.assignees(dialogId)))?.assignees ?? null,
});

async function asked<Value>(answering: Promise<Answer<Value>>): Promise<Value | null> {
  const answer = await answering;
  return answer.ok ? answer.value : null;
}
