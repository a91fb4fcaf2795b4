import { render } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { SearchBox } from "@/components/inbox/search-box";
import { UNFILTERED } from "@/components/inbox/state/place";
import inbox from "@/messages/en/inbox.json";

test("what was typed before the page came to life is searched for", () => {
  const onSearch = jest.fn();
  const box = (
    <NextIntlClientProvider locale="en" messages={{ inbox }}>
      <SearchBox
        tab="active"
        q=""
        filter={UNFILTERED}
        action="/dialogs"
        clearHref="/dialogs"
        onSearch={onSearch}
        onFollow={jest.fn()}
      />
    </NextIntlClientProvider>
  );
  const drawn = render(box);
  const container = document.createElement("div");
  container.innerHTML = drawn.container.innerHTML;
  drawn.unmount();
  document.body.append(container);
  const input = container.querySelector<HTMLInputElement>("input[name=q]");
  if (!input) throw new Error("There is no search.");
  input.value = "Okafor ";
  render(box, { container, hydrate: true });
  expect(onSearch.mock.calls).toEqual([["Okafor"]]);
  expect(input.value).toBe("Okafor ");
});
