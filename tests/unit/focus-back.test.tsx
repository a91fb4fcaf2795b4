import { renderToString } from "react-dom/server";
import { useFocusBack } from "@/components/ui/use-focus-back";

function Window() {
  useFocusBack();
  return <p>Northgate</p>;
}

test("the server draws a window, where there is no focus to give back", () => {
  expect(renderToString(<Window />)).toBe("<p>Northgate</p>");
});
