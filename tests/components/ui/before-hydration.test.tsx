import { act, fireEvent, screen } from "@testing-library/react";
import { type ReactNode, useRef, useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server.node";
import { WritingBox } from "@/components/dialog/composer/writing-box";
import { IconButton } from "@/components/ui/buttons/button";
import { Menu, MenuItem } from "@/components/ui/menus/menu";
import { usePopover } from "@/components/ui/menus/use-popover";
import { beforeHydration } from "@/components/ui/rendering/before-hydration";

function Place({ begun }: { begun: string }) {
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(begun);
  return (
    <>
      <WritingBox input={input} value={text} onText={setText} aria-label="Message" />
      <p>{`${text.length} written`}</p>
    </>
  );
}

beforeAll(() => new Function(beforeHydration)());

/** A page watches itself until it has been loaded for a while; this one would go on after its test. */
afterAll(() => {
  jest.useFakeTimers();
  fireEvent.load(window);
  jest.runAllTimers();
  jest.useRealTimers();
});

/** The page as the server sent it, and what somebody did there before it woke up. */
async function wakeAfter(face: ReactNode, deed: () => void) {
  const page = document.createElement("div");
  document.body.replaceChildren(page);
  page.innerHTML = renderToString(face);
  deed();
  await act(async () => hydrateRoot(page, face));
}

async function wake(begun: string, typed: string | null) {
  const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message" });
  await wakeAfter(<Place begun={begun} />, () => {
    if (typed !== null) fireEvent.input(box(), { target: { value: typed } });
  });
  return box();
}

const gear = (
  <>
    <Menu trigger={<IconButton icon="icon-settings" label="Dialog settings" />}>
      <MenuItem icon="icon-archive">Close Dialog</MenuItem>
    </Menu>
    <input aria-label="Search" />
  </>
);
const press = () => fireEvent.click(screen.getByRole("button"));

test("a menu that was asked for before the page woke up opens then", async () => {
  await wakeAfter(gear, press);
  expect(screen.getByRole("menuitem", { name: "Close Dialog" })).toBeVisible();
});

test("not one that was asked for and let go of, nor under the hands of who has gone on to type", async () => {
  await wakeAfter(gear, () => {
    press();
    press();
  });
  expect(screen.queryByRole("menuitem")).toBeNull();
  await wakeAfter(gear, () => {
    press();
    screen.getByRole("textbox", { name: "Search" }).focus();
  });
  expect(screen.queryByRole("menuitem")).toBeNull();
});

function Own() {
  const { trigger, isOpen } = usePopover();
  return (
    <>
      <button type="button" aria-haspopup="dialog" {...trigger}>
        Account
      </button>
      {isOpen && <p>Sign out</p>}
    </>
  );
}

test("any other button that opens something does as well, and closes it when pressed again", async () => {
  await wakeAfter(<Own />, press);
  expect(screen.getByText("Sign out")).toBeVisible();
  fireEvent.pointerDown(screen.getByRole("button"));
  press();
  expect(screen.queryByText("Sign out")).toBeNull();
});

test("words that were typed before the page woke up stay, and count", async () => {
  const box = await wake("", "Yes, please.");
  expect(box.value).toBe("Yes, please.");
  expect(screen.getByText("12 written")).toBeTruthy();
});

test("a draft that nobody touched stays as the server has it", async () => {
  const box = await wake("The nurse can", null);
  expect(box.value).toBe("The nurse can");
  expect(screen.getByText("13 written")).toBeTruthy();
});

test("what was typed behind a draft before the page woke up stays too", async () => {
  const box = await wake("The nurse can", "The nurse can see you.");
  expect(box.value).toBe("The nurse can see you.");
  expect(screen.getByText("22 written")).toBeTruthy();
});
