import { act } from "@testing-library/react";
import { LateParts } from "@/components/shell/late-parts";
import { show } from "../faces";

const asked = jest.fn(async () => ({ ok: false }));

beforeEach(() => {
  jest.useFakeTimers();
  asked.mockClear();
  Object.assign(globalThis, { fetch: asked });
});

afterEach(() => jest.useRealTimers());

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

test("nobody is asked who wrote before the page has come to rest, and then at once", async () => {
  show(<LateParts live={null} channels={[]} timeZone="Europe/London" />);
  await pass(1_900);
  expect(asked).not.toHaveBeenCalled();
  await pass(200);
  await pass(500);
  expect(asked).toHaveBeenCalledTimes(1);
});

test("a page that was left before it came to rest asks nothing", async () => {
  const { unmount } = show(<LateParts live={null} channels={[]} timeZone="UTC" />);
  await pass(1_000);
  unmount();
  await pass(5_000);
  expect(asked).not.toHaveBeenCalled();
});
