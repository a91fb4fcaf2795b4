import { listDialogs } from "@/lib/dialogs/list/list";
import { search } from "@/lib/dialogs/search/search";
import { sideBySide } from "../figures/measure";
import type { Section } from "../figures/report";
import type { Clinic } from "../ground/clinic";
import { chatwootList, chatwootSearch } from "../peers/chatwoot";
import { chatwootTables } from "../peers/chatwoot-tables";
import { naiveList } from "../peers/naive";
import { languages } from "../seed/languages";
import { termsOf } from "../seed/terms";
import { selectOne } from "./list";

const rounds = 15;

/** The same list and the same searches as others ask for them, on the same rows. */
export async function peersSuite(clinic: Clinic): Promise<Section> {
  const { database, dana } = clinic;
  await chatwootTables(database);
  const terms = languages.flatMap((language) => termsOf(language, 3));
  const term = (round: number) => terms[round % terms.length] ?? "";
  const [yardstick, ...times] = await sideBySide(
    [
      selectOne(clinic),
      { name: "list, here", work: () => listDialogs(dana, { tab: "active" }) },
      { name: "list, Chatwoot's statements", work: () => chatwootList(database) },
      { name: "list, the naive stack", work: () => naiveList(database) },
      {
        name: "search over all history, here",
        work: (round) => search(dana, { q: term(round), account: null, channel: null }),
      },
      {
        name: "search of three months, Chatwoot's statements",
        work: (round) => chatwootSearch(database, term(round)),
      },
    ],
    rounds,
  );
  return {
    title: `Beside others, ${clinic.messages.toLocaleString("en")} messages`,
    about:
      "Chatwoot's columns, indexes and statements for its list and its search, and what a straightforward inbox asks.",
    yardstick,
    lines: times.map((each) => ({ name: each.name, times: each })),
  };
}
