import "@testing-library/jest-dom";
import { configure } from "@testing-library/react";
import { failOnConsoleErrors } from "./strictness";

failOnConsoleErrors();

// What comes is waited for as long as a busy machine may take.
configure({ asyncUtilTimeout: 10_000 });

// jsdom scrolls nothing.
Element.prototype.scrollIntoView = () => undefined;

// jsdom draws nothing, so no question about the screen's size is true.
Object.assign(globalThis, {
  matchMedia: (media: string) =>
    Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList,
});
