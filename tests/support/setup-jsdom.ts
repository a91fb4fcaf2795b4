import "@testing-library/jest-dom";
import { configure } from "@testing-library/react";
import { unstable_forceFrameRate } from "scheduler";
import { failOnConsoleErrors } from "./strictness";

failOnConsoleErrors();

// What comes is waited for as long as a busy machine may take.
configure({ asyncUtilTimeout: 10_000 });

// What follows a press is drawn in one go: in slices of 5 ms a busy machine shows a part of it to whoever looks then.
unstable_forceFrameRate(1);

// jsdom scrolls nothing.
Element.prototype.scrollIntoView = () => undefined;

// jsdom draws nothing, so no question about the screen's size is true.
Object.assign(globalThis, {
  matchMedia: (media: string) =>
    Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList,
});
