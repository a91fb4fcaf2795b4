import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { StartWindow } from "@/components/inbox/start/start-window";
import { nothingToStart, show } from "../faces";
import { goBack } from "../ui/go-back";

test.each([
  ["new=12", true],
  ["account=3", false],
])("at an address with ?%s Back leaves it by itself: %s", (address, isLeft) => {
  const close = jest.fn();
  show(
    <SearchParamsContext value={new URLSearchParams(address)}>
      <StartWindow starting={{ ...nothingToStart, close }} told={null} isAdmin={false} />
    </SearchParamsContext>,
  );
  expect(goBack()).toBe(isLeft);
  expect(close).toHaveBeenCalledTimes(isLeft ? 0 : 1);
});
