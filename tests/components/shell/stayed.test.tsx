import { act, fireEvent, screen } from "@testing-library/react";
import { Stayed } from "@/components/shell/stayed";
import { faults, show } from "../faces";

const away = jest.fn(() => true);

jest.mock("@/lib/live/browser/network", () => ({ hasNoNetwork: () => away() }));

/** Stands in for what jsdom has not: what a browser tells before it goes to another document. */
const navigation = new EventTarget();
Object.assign(window, { navigation });

const sentence = () => screen.queryByText(/This page stays as it is/);

/** Is the page left? */
function leave(how: object = {}): boolean {
  const step = Object.assign(new Event("navigate", { cancelable: true }), {
    navigationType: "push",
    destination: { sameDocument: false, url: "https://clinic.example/patients" },
    downloadRequest: null,
    ...how,
  });
  return fireEvent(navigation as unknown as Window, step);
}

beforeEach(() => {
  away.mockReturnValue(true);
});

test("without a network the page stays in place of the browser's own, says so, and the router goes on", async () => {
  const { container } = show(<Stayed />);
  const shown = new Promise<PageTransitionEvent>((hear) => {
    addEventListener("pageshow", hear, { once: true });
  });
  expect(leave()).toBe(false);
  expect(screen.getByRole("alert")).toHaveTextContent("No network.");
  expect((await shown).persisted).toBe(true);
  expect(await faults(container)).toEqual([]);
  act(() => dispatchEvent(new Event("online")));
  expect(sentence()).not.toBeInTheDocument();
});

test.each([
  ["a step within the document", { destination: { sameDocument: true } }],
  ["Back, to what the browser may have kept", { navigationType: "traverse" }],
  ["a file that is saved", { downloadRequest: "" }],
  [
    "a call, which needs no network of the browser's",
    { destination: { sameDocument: false, url: "tel:+447700900100" } },
  ],
])("%s is left alone", (_, how) => {
  show(<Stayed />);
  expect(leave(how)).toBe(true);
  expect(sentence()).not.toBeInTheDocument();
});

test("with a network every page can be gone to", () => {
  away.mockReturnValue(false);
  show(<Stayed />);
  expect(leave()).toBe(true);
});
