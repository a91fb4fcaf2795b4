import { Viewer } from "@/components/dialog/files/viewer";
import { show } from "../faces";
import { goBack } from "../ui/go-back";

// What draws the pictures is a browser's alone.
jest.mock("yet-another-react-lightbox", () => () => null);
jest.mock("yet-another-react-lightbox/plugins/download", () => null);
jest.mock("yet-another-react-lightbox/plugins/zoom", () => null);
jest.mock("yet-another-react-lightbox/styles.css", () => null);

test("Back closes a picture, and leaves the dialog only then", () => {
  const close = jest.fn();
  const xray = {
    key: "5",
    url: "/api/files/5",
    name: "X-ray",
    width: null,
    height: null,
  };
  const { unmount } = show(
    <Viewer pictures={[xray]} index={0} onView={() => undefined} onClose={close} />,
  );
  expect(goBack()).toBe(false);
  expect(close).toHaveBeenCalledTimes(1);
  unmount();
  expect(goBack()).toBe(true);
});
