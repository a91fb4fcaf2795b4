import { TimelineInput } from "@/lib/touches/input";

test("a screen that has loaded more than one answer holds is given as much as it holds, not one page", () => {
  expect(TimelineInput.parse({ count: "401" }).count).toBe(400);
  expect(TimelineInput.parse({ count: "120" }).count).toBe(120);
  expect(TimelineInput.parse({ count: "many" }).count).toBe(1);
});
