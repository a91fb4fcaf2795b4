import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Modal } from "@/components/ui/modals/modal";
import { UnsavedGuard } from "@/components/ui/unsaved/unsaved-guard";
import { faults, router, show } from "../faces";
import { goBack } from "./go-back";

const hear = jest.fn((event: { preventDefault(): void }) => event.preventDefault());

const page = (isUnsaved: boolean, others = 0) => (
  <>
    <UnsavedGuard isUnsaved={isUnsaved} />
    {Array.from({ length: others }, (_, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order.
      <UnsavedGuard key={at} isUnsaved={isUnsaved} />
    ))}
    {/* biome-ignore lint/a11y: it hears what reaches a link. */}
    <div id="content" tabIndex={-1} onClick={hear}>
      <a href="/patients?kind=lead">Patients</a>
      <a href="#content">Skip</a>
      <a href="/export.csv" download>
        Export
      </a>
      <form>
        <a href="/settings/messaging">Cancel</a>
      </form>
    </div>
  </>
);

const press = (name: string) => userEvent.click(screen.getByRole("link", { name }));
const answer = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const question = () => screen.queryByRole("alertdialog", { name: "Leave this page?" });

beforeEach(() => jest.clearAllMocks());

test("a link to another page asks while something is not saved: whoever stays has followed it nowhere", async () => {
  const { container } = show(page(true));
  await press("Patients");
  expect(question()).toBeInTheDocument();
  expect(await faults(container)).toEqual([]);
  await answer("Stay");
  expect(question()).not.toBeInTheDocument();
  expect(hear).not.toHaveBeenCalled();
  expect(router.push).not.toHaveBeenCalled();
});

test("whoever leaves after all goes where the link led", async () => {
  show(page(true));
  await press("Patients");
  await answer("Leave");
  await waitFor(() => expect(router.push).toHaveBeenCalledWith("/patients?kind=lead"));
  expect(question()).not.toBeInTheDocument();
});

test("Back closes what lies over the page, also its question, and asks only then", () => {
  const close = jest.fn();
  const covered = (isCovered: boolean) => (
    <>
      {page(true)}
      {isCovered && (
        <Modal title="Keyboard" onClose={close}>
          <p>What the keys do</p>
        </Modal>
      )}
    </>
  );
  const { again } = show(covered(true));
  expect(goBack()).toBe(false);
  expect(close).toHaveBeenCalledTimes(1);
  expect(question()).not.toBeInTheDocument();
  again(covered(false));
  expect(goBack()).toBe(false);
  expect(question()).toBeInTheDocument();
  expect(goBack()).toBe(false);
  expect(question()).not.toBeInTheDocument();
});

test("Back asks as well, and goes on once somebody leaves after all", async () => {
  const go = jest.spyOn(history, "go").mockImplementation(() => {});
  show(page(true));
  expect(goBack()).toBe(false);
  await answer("Stay");
  expect(go).not.toHaveBeenCalled();
  expect(goBack()).toBe(false);
  await answer("Leave");
  await waitFor(() => expect(go).toHaveBeenCalledWith(-1));
  expect(goBack({ userInitiated: false })).toBe(true);
});

test("of two forms that are not saved one asks", async () => {
  show(page(true, 1));
  goBack();
  expect(await screen.findAllByRole("alertdialog")).toHaveLength(1);
  await answer("Stay");
  await press("Patients");
  expect(screen.getAllByRole("alertdialog")).toHaveLength(1);
});

test.each(["Skip", "Export", "Cancel"])(
  "%s asks nothing: it leaves nothing, or is the form's own answer",
  async (name) => {
    show(page(true));
    await press(name);
    expect(question()).not.toBeInTheDocument();
    expect(hear).toHaveBeenCalled();
  },
);

test("a link into another tab asks nothing", () => {
  show(page(true));
  fireEvent.click(screen.getByRole("link", { name: "Patients" }), { ctrlKey: true });
  expect(question()).not.toBeInTheDocument();
});

test("nothing is asked once it is saved", async () => {
  show(page(true)).again(page(false));
  await press("Patients");
  expect(goBack()).toBe(true);
  expect(question()).not.toBeInTheDocument();
});
