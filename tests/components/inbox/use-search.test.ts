import { act, renderHook } from "@testing-library/react";
import { useSearch } from "@/components/inbox/search/use-search";
import { reportConnection } from "@/components/shell/connection";
import type { SearchPage } from "@/lib/dialogs/types/search";

type Ask = Parameters<typeof useSearch>[0]["ask"];

const nobody: SearchPage = {
  people: { hits: [], next: null },
  messages: { hits: [], next: "further" },
};

/** Has found "ruth"; each later question is answered when the test says so, or called off before. */
async function foundRuth() {
  const answers = new Map<string, (answer: Awaited<ReturnType<Ask>>) => void>();
  const ask: Ask = (asked) => new Promise((answer) => answers.set(asked.q, answer));
  const wanted = (words: string) => ({ q: words, account: null, channel: null });
  const hook = renderHook(
    ({ words, seen }) => useSearch({ wanted: wanted(words), found: null, seen, ask }),
    { initialProps: { words: "ruth", seen: "1,2" } },
  );
  const screen = {
    type: (words: string) => hook.rerender({ words, seen: "1,2" }),
    see: (seen: string) => hook.rerender({ words: "ruth", seen }),
    loadMore: () => act(async () => hook.result.current.loadMore("messages")),
    answer: (words: string, isThere = true) =>
      act(async () =>
        answers.get(words)?.(
          isThere ? { ok: true, value: nobody } : { ok: false, why: "failed" },
        ),
      ),
    search: () => hook.result.current.search,
  };
  await screen.answer("ruth");
  return screen;
}

test("whoever takes a letter back sees what the words before it found, whatever comes late", async () => {
  const { type, answer, search } = await foundRuth();
  type("rutha");
  expect(search().state).toBe("loading");
  type("ruth");
  expect(search().state).toBe("ready");
  await answer("rutha");
  expect(search().of?.q).toBe("ruth");
  expect(search().state).toBe("ready");
});

test("a search that failed does not stand over the one that is gone back to", async () => {
  const { type, answer, search } = await foundRuth();
  type("rutha");
  await answer("rutha", false);
  expect(search().state).toBe("failed");
  type("ruth");
  expect(search().state).toBe("ready");
});

test("a search that failed while the server was away is made once it is back", async () => {
  const { type, answer, search } = await foundRuth();
  act(() => reportConnection("reconnecting"));
  type("rutha");
  await answer("rutha", false);
  expect(search().state).toBe("failed");
  act(() => reportConnection("live"));
  await answer("rutha");
  expect(search().of?.q).toBe("rutha");
});

test("a further page that did not come is not missed in the search that was begun meanwhile", async () => {
  const { type, answer, loadMore, search } = await foundRuth();
  await loadMore();
  type("rutha");
  await answer("rutha");
  await answer("ruth", false);
  expect(search().more.messages).toBe("ready");
});

test("what was found is looked for again as soon as other accounts are seen", async () => {
  const { see, answer, search } = await foundRuth();
  see("1,2");
  expect(search().state).toBe("ready");
  see("1");
  expect(search().state).toBe("loading");
  await answer("ruth");
  expect(search().state).toBe("ready");
});
