import { fireEvent } from "@testing-library/react";

/** Stands in for what jsdom has not: what a browser tells of Back before it goes. */
const navigation = Object.assign(new EventTarget(), { currentEntry: { index: 4 } });
Object.assign(window, { navigation });

/** Presses Back, or has a script take the step. Is the page left? */
export function goBack({ userInitiated = true } = {}): boolean {
  const step = Object.assign(new Event("navigate", { cancelable: true }), {
    navigationType: "traverse",
    userInitiated,
    destination: { index: 3 },
  });
  return fireEvent(navigation as unknown as Window, step);
}
