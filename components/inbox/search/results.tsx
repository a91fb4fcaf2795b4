import type { ListProps } from "@/components/inbox/list/dialog-list";
import { asItIs } from "@/components/inbox/state/search-state";
import { SearchResults } from "./search-results";
import { useSearch } from "./use-search";

/** What was found of what the address says. `isNarrowed`: within some accounts only. */
export function Results(props: ListProps & { isNarrowed: boolean }) {
  const { q, filter, section, found, openId, messageId, clock, hrefOf, follow } = props;
  const { account, channel } = filter;
  const wanted = { q, account, channel };
  const seen = props.accounts.map(({ id }) => id).join();
  const searching = useSearch({ wanted, found, seen, ask: props.search });
  return (
    <SearchResults
      searching={{ ...searching, search: asItIs(searching.search, props.rowOf) }}
      wanted={wanted}
      section={section}
      isNarrowed={props.isNarrowed}
      openId={openId}
      messageId={messageId}
      noteId={props.place.noteId}
      clock={clock}
      hrefOf={hrefOf}
      onFollow={follow}
    />
  );
}
