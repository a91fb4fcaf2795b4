import { screen, waitFor } from "@testing-library/react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { deferred } from "@/components/ui/rendering/deferred";

type Props = { place: string; rows: number };

let drawings = 0;

const Calm = deferred(
  ({ place, rows }: Props) => {
    drawings += 1;
    return <p role="note">{`${place}: ${rows}`}</p>;
  },
  (before, now) => before.place !== now.place,
);

const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
let root: Root;
const draw = (props: Props) => flushSync(() => root.render(<Calm {...props} />));
const note = () => screen.getByRole("note");

beforeEach(() => {
  environment.IS_REACT_ACT_ENVIRONMENT = false;
  root = createRoot(document.body.appendChild(document.createElement("div")));
  draw({ place: "Active Chats", rows: 3 });
});

afterEach(() => {
  flushSync(() => root.unmount());
  document.body.replaceChildren();
  environment.IS_REACT_ACT_ENVIRONMENT = true;
});

test("what is new is drawn in a moment of rest", async () => {
  draw({ place: "Active Chats", rows: 4 });
  expect(note()).toHaveTextContent("Active Chats: 3");
  await waitFor(() => expect(note()).toHaveTextContent("Active Chats: 4"));
});

test("another place is drawn at once", () => {
  draw({ place: "Closed Chats", rows: 1 });
  expect(note()).toHaveTextContent("Closed Chats: 1");
});

test("what stays the same is not drawn anew, however often it is given", async () => {
  const before = drawings;
  draw({ place: "Active Chats", rows: 3 });
  draw({ place: "Active Chats", rows: 3 });
  draw({ place: "Active Chats", rows: 4 });
  await waitFor(() => expect(note()).toHaveTextContent("Active Chats: 4"));
  expect(drawings).toBe(before + 1);
});
