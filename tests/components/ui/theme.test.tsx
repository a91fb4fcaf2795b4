import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ThemeChoice } from "@/components/shell/theme-choice";
import { useIsDark } from "@/components/ui/theme/theme";
import { themeBeforePaint } from "@/components/ui/theme/theme-before-paint";
import { show } from "@/tests/components/faces";

const root = document.documentElement;
const device = Object.assign(new EventTarget(), { matches: false });
/** What watches the root of a page that was left, as the page's own end would end it. */
const watchers: MutationObserver[] = [];

beforeEach(() => {
  jest.spyOn(window, "matchMedia").mockReturnValue(device as never);
  const { MutationObserver: Real } = window;
  jest.spyOn(window, "MutationObserver").mockImplementation((tell) => {
    const watcher = new Real(tell);
    watchers.push(watcher);
    return watcher;
  });
});

afterEach(() => {
  for (const watcher of watchers.splice(0)) watcher.disconnect();
  localStorage.clear();
  device.matches = false;
  delete root.dataset.theme;
  delete root.dataset.chosenTheme;
});

const openPage = () => new Function(themeBeforePaint)();
const choose = (name: string) => userEvent.click(screen.getByRole("radio", { name }));

test("where nothing was chosen a page looks as the device says, and changes with it", () => {
  openPage();
  expect(root.dataset.theme).toBe("light");
  device.matches = true;
  device.dispatchEvent(new Event("change"));
  expect(root.dataset.theme).toBe("dark");
});

test("what Dana chose holds at once, on the next page, and whatever the device says", async () => {
  openPage();
  show(<ThemeChoice />);
  expect(screen.getByRole("radio", { name: "System" })).toBeChecked();
  await choose("Dark");
  expect(root.dataset.theme).toBe("dark");
  expect(screen.getByRole("radio", { name: "Dark" })).toBeChecked();
  delete root.dataset.chosenTheme;
  openPage();
  expect(root.dataset).toMatchObject({ theme: "dark", chosenTheme: "dark" });
  device.dispatchEvent(new Event("change"));
  expect(root.dataset.theme).toBe("dark");
});

test("another tab's choice is this one's", async () => {
  openPage();
  show(<Darkness />);
  expect(screen.getByText("light")).toBeInTheDocument();
  const told = { key: "theme", newValue: "dark" };
  await act(async () => window.dispatchEvent(new StorageEvent("storage", told)));
  expect(screen.getByText("dark")).toBeInTheDocument();
});

test("in a browser that keeps nothing it holds for as long as the page stands", async () => {
  const broken = () => {
    throw new DOMException("denied", "SecurityError");
  };
  jest.spyOn(Storage.prototype, "getItem").mockImplementation(broken);
  jest.spyOn(Storage.prototype, "setItem").mockImplementation(broken);
  openPage();
  expect(root.dataset.theme).toBe("light");
  show(<ThemeChoice />);
  await choose("Dark");
  expect(root.dataset.theme).toBe("dark");
});

test("a choice that is none of ours counts as none", () => {
  localStorage.setItem("theme", "sepia");
  openPage();
  expect(root.dataset.theme).toBe("light");
  show(<ThemeChoice />);
  expect(screen.getByRole("radio", { name: "System" })).toBeChecked();
});

const Darkness = () => <p>{useIsDark() ? "dark" : "light"}</p>;
