import { bounded } from "@/tests/support/standin/bounded";

/** One page of a list by offset, with the `meta` that Twilio's newer APIs put beside it. */
export function pageOf<Item>(items: Item[], { key, url, query }: Listing) {
  const size = bounded(query.get("PageSize"), { least: 1, most: 1000, otherwise: 50 });
  const page = bounded(query.get("Page"), { least: 0, most: 1e6, otherwise: 0 });
  const at = (number: number) => {
    const next = new URLSearchParams(query);
    next.set("PageSize", String(size));
    next.set("Page", String(number));
    return `${url}?${next}`;
  };
  const meta = {
    page,
    page_size: size,
    first_page_url: at(0),
    previous_page_url: page > 0 ? at(page - 1) : null,
    next_page_url: (page + 1) * size < items.length ? at(page + 1) : null,
    key,
    url: at(page),
  };
  return { [key]: items.slice(page * size, (page + 1) * size), meta };
}

type Listing = { key: string; url: string; query: URLSearchParams };
