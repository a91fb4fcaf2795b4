import "@testing-library/jest-dom";
import { failOnConsoleErrors } from "./strictness";

failOnConsoleErrors();

// jsdom draws nothing, so no question about the screen's size is true.
Object.assign(globalThis, {
  matchMedia: (media: string) =>
    Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList,
});
