import { act, screen } from "@testing-library/react";
import { PathnameContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { reportConnection } from "@/components/shell/connection";
import { Parts } from "@/components/shell/parts";
import type { LiveState } from "@/lib/live/types";
import { router, show } from "../faces";

const away = jest.fn(() => false);

jest.mock("@/lib/live/browser/network", () => ({ hasNoNetwork: () => away() }));

const refresh = jest.mocked(router.refresh);

const at = (pathname: string) => (
  <PathnameContext value={pathname}>
    <Parts live={null} channels={[]} timeZone="Europe/London" />
  </PathnameContext>
);

const page = (pathname: string) => show(at(pathname));

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

const become = (state: LiveState | null) => act(() => reportConnection(state));

async function network(isThere: boolean) {
  away.mockReturnValue(!isThere);
  act(() => void dispatchEvent(new Event(isThere ? "online" : "offline")));
  await pass(2_100);
}

/** Whether the server answers. */
function server(isThere: boolean) {
  const asked = async () => {
    if (!isThere) throw new TypeError("Failed to fetch");
    return { ok: true, status: 200, json: async () => ({ arrivals: [], channels: [] }) };
  };
  Object.assign(globalThis, { fetch: jest.fn(asked) });
}

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse("2026-11-30T13:05:00Z") });
  refresh.mockClear();
  away.mockReturnValue(false);
  server(true);
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
  await network(true);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("a network that reaches no server yet has nothing drawn, which would put the browser's own page in its place", async () => {
  const patients = page("/patients");
  await network(false);
  server(false);
  await network(true);
  await pass(30_000);
  expect(refresh).not.toHaveBeenCalled();
  server(true);
  await pass(5_000);
  expect(refresh).toHaveBeenCalledTimes(1);
  await network(false);
  server(false);
  await network(true);
  patients.unmount();
  server(true);
  await pass(30_000);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("a page that follows what happens tells while it can't, unless that is mended at once", async () => {
  page("/patients/1");
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
  await pass(500);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test.each(["/dialogs", "/patients"])(
  "whoever leaves for %s a page that can't follow what happens has nothing drawn anew",
  async (pathname) => {
    const { again } = page("/patients/1");
    become("reconnecting");
    await pass(2_100);
    again(at(pathname));
    await pass(1_000);
    expect(refresh).not.toHaveBeenCalled();
    become(null);
    await pass(1_000);
    expect(screen.queryByText(/Reconnecting/)).not.toBeInTheDocument();
    expect(refresh).not.toHaveBeenCalled();
  },
);

test("a page that is come to meanwhile tells when the connection was lost, and not when it was come to", async () => {
  const { again } = page("/dialogs");
  become("reconnecting");
  await pass(20 * 60_000);
  again(at("/patients/1"));
  expect(screen.getByText("Reconnecting since 13:05.")).toBeVisible();
});

test("where only the live server won't have us, nobody is told that nothing can be saved", async () => {
  page("/patients/1");
  become("offline");
  await pass(2_100);
  expect(screen.getByText("Reconnecting since 13:05.")).toBeVisible();
  expect(screen.queryByText(/Nothing can be saved/)).not.toBeInTheDocument();
});
