import { act } from "@testing-library/react";
import { AutoRefresh } from "@/components/shell/auto-refresh";
import { router, show } from "../faces";

const refresh = jest.mocked(router.refresh);
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

test("a page that is drawn anew by the clock waits for a server that does not answer", async () => {
  jest.useFakeTimers();
  globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  show(<AutoRefresh everyMs={30_000} />);
  await pass(60_000);
  expect(refresh).not.toHaveBeenCalled();
  globalThis.fetch = jest.fn(async () => ({ ok: true })) as unknown as typeof fetch;
  await pass(10_000);
  expect(refresh).toHaveBeenCalledTimes(1);
  await pass(30_000);
  expect(refresh).toHaveBeenCalledTimes(2);
  jest.useRealTimers();
});
