import { act, render, screen } from "@testing-library/react";
import {
  touchesMayChangeSoon,
  touchesMayHaveChanged,
  useTouchPulse,
} from "@/components/touches/touch-pulse";

const Beats = () => <output>{useTouchPulse()}</output>;
const beats = () => Number(screen.getByRole("status").textContent);

test("what a reply goes through in a moment has touches read again once, a touch at once", () => {
  jest.useFakeTimers();
  render(<Beats />);
  const before = beats();
  for (const _status of ["queued", "sent", "delivered"]) act(touchesMayChangeSoon);
  expect(beats()).toBe(before);
  act(() => jest.advanceTimersByTime(1_000));
  expect(beats()).toBe(before + 1);
  act(touchesMayHaveChanged);
  expect(beats()).toBe(before + 2);
  act(touchesMayChangeSoon);
  act(() => jest.advanceTimersByTime(1_000));
  expect(beats()).toBe(before + 3);
  jest.useRealTimers();
});
