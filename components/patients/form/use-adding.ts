import { useRef } from "react";
import { newClientId } from "@/components/inbox/controllers/client-id";
import type { PersonActions } from "@/components/patients/person-actions";
import type { NewPerson, PersonAnswer } from "@/lib/patients/types/draft";

/**
 * Adds somebody once, however often it is tried: what was sent and got no answer may have been stored, so the next try
 * for the same dialog, or for none, goes by the same `clientId` and says what was sent.
 */
export function useAdding(add: PersonActions["add"]) {
  const unanswered = useRef(new Map<number, Pick<NewPerson, "clientId" | "sent">>());
  return async (person: Omit<NewPerson, "clientId" | "sent">): Promise<PersonAnswer> => {
    const begun = unanswered.current;
    const whose = person.behind?.dialogId ?? 0;
    const before = begun.get(whose);
    const { clientId, sent } = before ?? { clientId: newClientId(), sent: person.draft };
    begun.set(whose, { clientId, sent });
    const answer = await add({ ...person, clientId, sent });
    const isRefused = ("problems" in answer || "alike" in answer) && !before;
    if (answer.ok || isRefused) begun.delete(whose);
    if ("theirs" in answer)
      begun.set(whose, { clientId, sent: { ...sent, ...answer.theirs } });
    return answer;
  };
}
