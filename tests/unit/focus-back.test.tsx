import { renderToString } from "react-dom/server";
import { useReturnFocus } from "@/components/ui/focus/use-return-focus";

function Window() {
  useReturnFocus();
  return <p>Northgate</p>;
}

test("the server draws a window, where there is no focus to give back", () => {
  expect(renderToString(<Window />)).toBe("<p>Northgate</p>");
});
