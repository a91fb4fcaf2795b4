import { screen } from "@testing-library/react";
import { QrCode } from "@/components/settings/senders/qr-code";
import { show } from "../faces";

test("a code for a camera brings its own white ground, whatever the page's colours are", () => {
  show(<QrCode text="https://wa.me/447700900100" label="Code" />);
  const [ground, dots] = screen.getByRole("img", { name: "Code" }).children;
  expect(ground).toHaveAttribute("fill", "#fff");
  expect(dots).toHaveAttribute("fill", "#000");
});
