import { act, renderHook } from "@testing-library/react";
import { useThrottled } from "@/components/ui/state/use-throttled";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function following() {
  const hook = renderHook(({ value }) => useThrottled(value, 1_000), {
    initialProps: { value: 1 },
  });
  return {
    now: () => hook.result.current,
    becomes: (value: number) => hook.rerender({ value }),
    pass: (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms)),
  };
}

test("a change is followed at once", () => {
  const { now, becomes } = following();
  becomes(2);
  expect(now()).toBe(2);
});

test("of many changes one in a second is followed, and the last for certain", async () => {
  const { now, becomes, pass } = following();
  const seen = new Set<number>();
  for (let value = 2; value <= 21; value += 1) {
    becomes(value);
    seen.add(now());
    await pass(100);
  }
  expect(seen.size).toBe(2);
  await pass(1_000);
  expect(now()).toBe(21);
});
