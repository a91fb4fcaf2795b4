import { FoundSection } from "./found-section";
import { MessageRow } from "./message-row";
import type { ResultsProps } from "./search-results";

/** The messages and notes that a search found. */
export function MessagesFound(props: ResultsProps) {
  const { searching, openId, messageId, noteId, clock, hrefOf, onFollow } = props;
  return (
    <FoundSection kind="messages" searching={searching} leadsOn>
      <ul>
        {searching.search.messages.hits.map((hit) => (
          <MessageRow
            key={hit.key}
            hit={hit}
            href={hrefOf({
              dialogId: hit.dialogId,
              messageId: hit.messageId,
              noteId: hit.noteId,
            })}
            current={
              hit.dialogId === openId &&
              hit.messageId === messageId &&
              hit.noteId === noteId
            }
            clock={clock}
            onFollow={onFollow}
          />
        ))}
      </ul>
    </FoundSection>
  );
}
