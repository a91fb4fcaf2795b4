import { act, screen } from "@testing-library/react";
import { PathnameContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { reportConnection } from "@/components/shell/connection";
import { Parts } from "@/components/shell/parts";
import { router, show } from "../faces";

const away = jest.fn(() => false);

jest.mock("@/lib/live/browser/network", () => ({ hasNoNetwork: () => away() }));

const refresh = jest.mocked(router.refresh);

const page = (pathname: string) =>
  show(
    <PathnameContext value={pathname}>
      <Parts live={null} channels={[]} timeZone="Europe/London" />
    </PathnameContext>,
  );

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

async function network(isThere: boolean) {
  away.mockReturnValue(!isThere);
  act(() => void dispatchEvent(new Event(isThere ? "online" : "offline")));
  await pass(2_100);
}

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse("2026-11-30T13:05:00Z") });
  refresh.mockClear();
  away.mockReturnValue(false);
  Object.assign(globalThis, { fetch: async () => ({ ok: false }) });
});

afterEach(() => {
  act(() => reportConnection(null));
  jest.useRealTimers();
});

test("every page but Dialogs, which says it by itself, tells that there is no network, and what was missed once there is", async () => {
  const patients = page("/patients");
  await network(false);
  expect(screen.getByText("No connection since 13:05.")).toBeVisible();
  expect(refresh).not.toHaveBeenCalled();
  await network(true);
  expect(screen.queryByText(/No connection/)).not.toBeInTheDocument();
  expect(refresh).toHaveBeenCalledTimes(1);
  patients.unmount();
  page("/dialogs/12");
  await network(false);
  expect(screen.queryByText(/No connection/)).not.toBeInTheDocument();
});

test("a page that follows what happens tells while it can't, unless that is mended at once", async () => {
  page("/patients/1");
  const become = (state: "live" | "reconnecting") => act(() => reportConnection(state));
  become("live");
  become("reconnecting");
  await pass(1_000);
  become("live");
  await pass(5_000);
  expect(refresh).not.toHaveBeenCalled();
  become("reconnecting");
  await pass(2_100);
  expect(screen.getByText("Reconnecting since 13:05.")).toBeVisible();
  become("live");
  expect(screen.queryByText(/Reconnecting/)).not.toBeInTheDocument();
  expect(refresh).toHaveBeenCalledTimes(1);
});
