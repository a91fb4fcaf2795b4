import { act, renderHook, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { StartWindow } from "@/components/inbox/start/start-window";
import { useStarting } from "@/components/inbox/start/use-starting";
import { northgate, nothingToStart, show } from "../faces";
import { goBack } from "../ui/go-back";

beforeEach(() => {
  globalThis.fetch = jest.fn(async () => ({ ok: true })) as unknown as typeof fetch;
});

test.each([
  ["new=12", true],
  ["account=3", false],
])("at an address with ?%s Back leaves it by itself: %s", (address, isLeft) => {
  const close = jest.fn();
  show(
    <SearchParamsContext value={new URLSearchParams(address)}>
      <StartWindow starting={{ ...nothingToStart, close }} told={null} isAdmin={false} />
    </SearchParamsContext>,
  );
  expect(goBack()).toBe(isLeft);
  expect(close).toHaveBeenCalledTimes(isLeft ? 0 : 1);
});

test.each(["Close", "Cancel"])(
  "where %s is pressed, no step is left that asks for it again",
  async (name) => {
    const steps = window.history.length;
    window.history.replaceState(null, "", "/dialogs?new=12&account=3");
    const close = jest.fn(() => expect(location.href).toMatch(/\/dialogs\?account=3$/));
    show(
      <SearchParamsContext value={new URLSearchParams(location.search)}>
        <StartWindow
          starting={{ ...nothingToStart, accounts: [northgate], close }}
          told={null}
          isAdmin={false}
        />
      </SearchParamsContext>,
    );
    await userEvent.click(screen.getByRole("button", { name }));
    expect(close).toHaveBeenCalledTimes(1);
    expect(window.history).toHaveLength(steps);
  },
);

test("what asked for a dialog is left before the dialog is gone to", async () => {
  const ways: string[] = [];
  const options = {
    ...nothingToStart,
    asked: null,
    start: async () => ({ ok: true as const, dialogId: 7, isNew: true }),
  };
  const { result } = renderHook(() =>
    useStarting(options, {
      loadOffer: options.loadOffer,
      onLeft: () => ways.push("closed"),
      onStarted: (dialogId) => ways.push(`dialog ${dialogId}`),
    }),
  );
  const template = { id: 1, values: {} };
  const wanted = {
    accountId: 1,
    phone: "+447700900123",
    name: "",
    personId: null,
    template,
  };
  await act(() => result.current.start(wanted, () => ways.push("left")));
  expect(ways).toEqual(["left", "dialog 7"]);
});
