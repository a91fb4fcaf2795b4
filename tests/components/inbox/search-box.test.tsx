import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { SearchBox } from "@/components/inbox/search/search-box";
import { unfiltered } from "@/components/inbox/state/place";
import inbox from "@/messages/en/inbox.json";

const boxOf = (onSearch = jest.fn()) => (
  <NextIntlClientProvider locale="en" messages={{ inbox }}>
    <SearchBox
      tab="active"
      q=""
      filter={unfiltered}
      action="/dialogs"
      clearHref="/dialogs"
      onSearch={onSearch}
      onFollow={jest.fn()}
    />
  </NextIntlClientProvider>
);

test("of a whole letter that is pasted the beginning is looked for, as much as the server takes", async () => {
  render(boxOf());
  const input = screen.getByRole<HTMLInputElement>("searchbox");
  await userEvent.click(input);
  await userEvent.paste("My appointment ".repeat(300));
  expect(input.value).toHaveLength(200);
});

test("what was typed before the page came to life is searched for", () => {
  const onSearch = jest.fn();
  const box = boxOf(onSearch);
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
