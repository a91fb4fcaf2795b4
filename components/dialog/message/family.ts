import { useCallback, useEffect, useMemo, useRef } from "react";
import { groupAround } from "@/components/patients/details/last-group";
import { useStable } from "@/components/ui/state/use-stable";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import type { DialogPerson } from "@/lib/patients/types/behind";

/** Several people behind one contact: who they are, and how a message is said to be from one of them. */
export type Family = {
  people: DialogPerson[];
  /** Of a message and those said with it; null where it is not known after all. */
  attribute(messageId: number, personId: number | null): void;
};

type Asked = {
  people: DialogPerson[];
  messages: readonly ThreadMessage[];
  attribute(messageIds: number[], personId: number | null): void;
};

/** The family behind a dialog; null where one person, or nobody, is. The same as long as it does not change. */
export function useFamily({ people, messages, attribute }: Asked): Family | null {
  const latest = useRef({ messages, attribute });
  useEffect(() => {
    latest.current = { messages, attribute };
  }, [messages, attribute]);
  const say = useCallback((messageId: number, personId: number | null) => {
    const group = groupAround(latest.current.messages, messageId);
    latest.current.attribute(
      group.map(({ id }) => id),
      personId,
    );
  }, []);
  const known = useStable(people);
  return useMemo(
    () => (known.length > 1 ? { people: known, attribute: say } : null),
    [known, say],
  );
}
