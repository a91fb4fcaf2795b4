import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { axe } from "jest-axe";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps } from "react";
import { HealthPage } from "@/components/health/health-page";
import { minuteMs } from "@/lib/durations";
import type {
  CheckAllAnswer,
  Hour,
  LastDay,
  Quarantined,
  QuarantinedEvent,
  ReplayAnswer,
  Waiting,
} from "@/lib/health/types";
import auth from "@/messages/en/auth.json";
import health from "@/messages/en/health.json";
import settings from "@/messages/en/settings.json";
import shell from "@/messages/en/shell.json";

type Props = ComponentProps<typeof HealthPage>;

const now = Date.parse("2026-11-22T11:02:00Z");
const tag = {
  id: 7,
  channel: "whatsapp",
  channelName: "WhatsApp",
  label: "Northgate Clinic",
  handle: "+44 7700 900100",
  colour: "plum",
} as const;
const waiting: Waiting = {
  unanswered: 3,
  oldest: { since: new Date(now - 95 * minuteMs).toISOString(), dialogId: 40 },
  weeks: [
    { from: "2026-11-02", medianMs: 42 * minuteMs, answers: 12 },
    { from: "2026-11-09", medianMs: null, answers: 0 },
    { from: "2026-11-16", medianMs: 18 * minuteMs, answers: 31 },
  ],
};
const event = (id: number): QuarantinedEvent => ({
  id,
  tag,
  kind: "unknown",
  reason: "sender.id is missing",
  receivedAt: "2026-11-22T10:40:00.000Z",
  attempts: 1,
});
const held = (events: QuarantinedEvent[], more: Partial<Quarantined> = {}) => ({
  events,
  before: null,
  older: 0,
  ...more,
});
const sum = {
  received: 1_250,
  parts: { applied: 1_200, duplicate: 40, ignored: 6, waiting: 2, quarantined: 2 },
};

const hour = (index: number): Hour => ({
  from: new Date(now - (24 - index) * 60 * minuteMs).toISOString(),
  received: { applied: index, ignored: 0, waiting: 0, quarantined: index === 23 ? 2 : 0 },
  medianMs: index === 20 ? 18 * minuteMs : null,
});
const day: LastDay = {
  hours: Array.from({ length: 24 }, (_, index) => hour(index)),
  queues: [
    { name: "toSend", count: 4, since: new Date(now - 7 * minuteMs).toISOString() },
    { name: "toSettle", count: 0, since: null },
    { name: "toApply", count: 0, since: null },
    { name: "toFetch", count: 0, since: null },
  ],
  sweptAt: new Date(now - 2_000).toISOString(),
};

test("the owner sees who waits now, who longest, and the median over the weeks", () => {
  open();
  const answers = within(screen.getByRole("region", { name: "How long patients wait" }));
  expect(figure(answers, "Unanswered now")).toHaveTextContent("3");
  expect(figure(answers, "Oldest waits")).toHaveTextContent("1 h 35 min");
  expect(answers.getByRole("link", { name: "Open the dialog" })).toHaveAttribute(
    "href",
    "/dialogs/40",
  );
  expect(figure(answers, "Median first answer, this week")).toHaveTextContent("18 min");
});

test("the picture says in words what it shows, and its figures stand in a table", async () => {
  open();
  expect(
    screen.getByRole("img", { name: /from 42 min in the week of .* to 18 min/ }),
  ).toBeVisible();
  await userEvent.click(screen.getAllByText("As a table")[0] as HTMLElement);
  const table = screen.getByRole("table", { name: "Median time to first answer" });
  const rows = within(table).getAllByRole("row").slice(1);
  expect(
    rows.map(({ cells }: HTMLElement & { cells?: HTMLCollectionOf<HTMLElement> }) =>
      [...(cells ?? [])].slice(1).map(({ textContent }) => textContent),
    ),
  ).toEqual([
    ["18 min", "31"],
    ["–", "0"],
    ["42 min", "12"],
  ]);
});

test("where the picture is small it names fewer weeks, as large as elsewhere", () => {
  const [week] = waiting.weeks;
  if (!week) throw new Error("There is no week.");
  const weeks = Array.from({ length: 12 }, (_, index) => ({
    ...week,
    from: new Date(Date.UTC(2026, 8, 7 + 7 * index)).toISOString().slice(0, 10),
    medianMs: 18 * minuteMs,
  }));
  open({ answers: { all: { ...waiting, weeks }, brands: [], accounts: [] } });
  const image = screen.getByRole("img", { name: /from 18 min in the week of 7 Sep/ });
  const named = [...image.querySelectorAll("svg")].map((picture) =>
    [...picture.querySelectorAll("text[text-anchor=middle]")].map(
      ({ textContent }) => textContent,
    ),
  );
  expect(named.map((labels) => labels.length)).toEqual([6, 4]);
  expect(named.every((labels) => labels.at(-1) === "this week")).toBe(true);
});

test.each([
  [110, ["0", "30 min", "1 h", "1 h 30 min", "2 h"]],
  [40 * 60, ["0", "12 h", "1 d", "1 d 12 h", "2 d"]],
])(
  "what the picture's lines stand for is said in few letters, which fit beside it",
  (minutes, said) => {
    const [week] = waiting.weeks;
    if (!week) throw new Error("There is no week.");
    const weeks = [{ ...week, medianMs: minutes * minuteMs }];
    open({ answers: { all: { ...waiting, weeks }, brands: [], accounts: [] } });
    const image = screen.getByRole("img", { name: /^Median time/ });
    const lines = [...image.querySelectorAll("text[text-anchor=end]")];
    expect(lines.map(({ textContent }) => textContent)).toEqual([...said, ...said]);
    // A letter of this size is hardly wider than half of it.
    for (const line of lines)
      expect(Number(line.getAttribute("x"))).toBeGreaterThan(
        5.5 * (line.textContent?.length ?? 0),
      );
  },
);

test("a clinic that has answered nobody yet is told so, without a picture", () => {
  const nobody: Waiting = {
    unanswered: 0,
    oldest: null,
    weeks: waiting.weeks.map((week) => ({ ...week, medianMs: null, answers: 0 })),
  };
  open({ answers: { all: nobody, brands: [], accounts: [] } });
  expect(screen.getByText("No first answer in the last 3 weeks.")).toBeVisible();
  expect(screen.queryByRole("img", { name: /^Median time/ })).toBeNull();
});

test("what was received is the sum of what became of it", () => {
  open();
  const ledger = within(
    screen.getByRole("region", { name: "Received events, last 7 days" }),
  );
  expect(ledger.getByText("The sum closes")).toBeVisible();
  const parts = ["Applied", "Repeats", "Ignored", "Waiting", "Quarantined"];
  const counted = parts.map((name) => numberIn(figure(ledger, name)));
  expect(counted.reduce((total, one) => total + one)).toBe(
    numberIn(figure(ledger, "Received")),
  );
});

test("and a sum that does not close says how many are unaccounted for", () => {
  open({ sum: { ...sum, received: 1_253 } });
  expect(screen.getByText("3 unaccounted for")).toBeVisible();
});

describe("Dana looks at what is quarantined", () => {
  test("which it is, why, and where it is read", () => {
    open();
    const row = within(screen.getByRole("row", { name: /event 5/ }));
    expect(row.getByText("Not understood: sender.id is missing")).toBeVisible();
    expect(row.getByRole("link", { name: "Read event 5" })).toHaveAttribute(
      "href",
      expect.stringContaining("5"),
    );
  });

  test("replays one, or all of them, and hears what came of it", async () => {
    const { replay } = open({}, { ok: true, settled: 1, quarantined: 1 });
    await userEvent.click(screen.getByRole("button", { name: "Replay event 5" }));
    expect(replay).toHaveBeenCalledWith([5]);
    expect(await screen.findByText("1 was settled, 1 still quarantined.")).toBeVisible();
    await userEvent.click(await screen.findByRole("button", { name: "Replay all" }));
    expect(replay).toHaveBeenLastCalledWith([5, 6]);
  });

  test("goes on by keyboard with the one that stands in the place of what was settled, and with the part when none is left", async () => {
    const { show } = open({ quarantined: held([event(7), event(6), event(5)]) });
    screen.getByRole("button", { name: "Replay event 6" }).focus();
    await userEvent.keyboard("{Enter}");
    show({ quarantined: held([event(7), event(5)]) });
    expect(screen.getByRole("link", { name: "Read event 5" })).toHaveFocus();
    screen.getByRole("button", { name: "Replay all" }).focus();
    await userEvent.keyboard("{Enter}");
    show({ quarantined: held([]) });
    expect(screen.getByRole("region", { name: "Quarantined" })).toHaveFocus();
  });

  test("finds older ones and the newest again, and replays what she sees", async () => {
    const page = held([event(6), event(5)], { before: 9, older: 12 });
    const { replay } = open({ quarantined: page });
    const pages = within(screen.getByRole("navigation", { name: /^Pages/ }));
    expect(pages.getByRole("link", { name: "12 older" })).toHaveAttribute(
      "href",
      "/settings/health?before=5",
    );
    expect(pages.getByRole("link", { name: "Newest" })).toHaveAttribute(
      "href",
      "/settings/health",
    );
    expect(screen.getByRole("link", { name: "Read event 6" })).toHaveAttribute(
      "href",
      "/settings/health?event=6&before=9",
    );
    await userEvent.click(screen.getByRole("button", { name: "Replay these" }));
    expect(replay).toHaveBeenCalledWith([6, 5]);
  });

  test("and is told why she may not", async () => {
    open({}, { ok: false, reason: "notAllowed" });
    await userEvent.click(screen.getByRole("button", { name: "Replay event 5" }));
    expect(await screen.findByText("Only an admin can do that.")).toBeVisible();
  });

  test("reads one as text and nothing else", () => {
    open({ event: { ...event(5), content: '{"text":"<b>My new address</b>"}' } });
    const reader = within(screen.getByRole("dialog", { name: "Event 5" }));
    expect(reader.getByText(/<b>My new address<\/b>/)).toBeVisible();
  });
});

test("whoever has the accounts checked hears what came of it, each time anew, and reads when they were measured all along", async () => {
  const answers: CheckAllAnswer[] = [
    { ok: false, reason: "tooMany" },
    { ok: true, unchecked: ["Northgate Kids", "Orvelle"] },
  ];
  const well = { ok: true as const, unchecked: [] };
  open({ checkAll: async () => answers.shift() ?? well });
  const check = screen.getByRole("button", { name: "Check now" });
  await userEvent.click(check);
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "You asked for a lot at once. Try again in a moment.",
  );
  expect(screen.getByText("Measured 11:02, updates by itself")).toBeVisible();
  await userEvent.click(check);
  expect(
    await screen.findByText(/^The providers of all others were asked/),
  ).toBeVisible();
  expect(screen.getByRole("alert")).toHaveTextContent(
    "Something went wrong here while these were checked: Northgate Kids, Orvelle. Try again.",
  );
  await userEvent.click(check);
  expect(await screen.findByText(/^Every provider was asked/)).toHaveRole("status");
  expect(screen.queryByRole("alert")).toBeNull();
});

test.each<[string, Partial<Props>]>([
  ["with figures", {}],
  ["of a clinic that begins", { quarantined: held([]) }],
  ["with an event to read", { event: { ...event(5), content: "{}" } }],
])("the page %s has no accessibility fault", async (_what, props) => {
  open(props);
  const { violations } = await act(() => axe(document.body));
  expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
});

type Inside = ReturnType<typeof within>;

const figure = (inside: Inside, name: string) =>
  inside.getByText(name, { selector: "dt" }).nextElementSibling as HTMLElement;

const numberIn = ({ textContent }: HTMLElement) =>
  Number(textContent?.replaceAll(",", ""));

/** The page, whose replay answers this. */
test("the last 24 hours are drawn and told in figures, with what the server has still to do", async () => {
  open();
  const last = within(screen.getByRole("region", { name: "Last 24 hours" }));
  expect(
    last.getByRole("img", { name: "278 events in 24 hours, 2 quarantined" }),
  ).toBeVisible();
  expect(last.getByRole("img", { name: "First answers in 1 of 24 hours" })).toBeVisible();
  expect(last.getByText("at most 25 in an hour")).toBeVisible();
  expect(figure(last, "To be sent")).toHaveTextContent("oldest 7 min4");
  await userEvent.click(last.getByText("As a table"));
  const [, newest] = within(last.getByRole("table")).getAllByRole("row");
  expect(newest).toHaveTextContent("10:022300" + "2–");
});

function open(
  props: Partial<Props> = {},
  said: ReplayAnswer = { ok: true, settled: 1, quarantined: 0 },
) {
  const replay = jest.fn(async () => said);
  const router = { refresh: jest.fn(), prefetch: jest.fn(), replace: jest.fn() };
  const page = (more: Partial<Props>) => (
    <AppRouterContext value={router as unknown as AppRouterInstance}>
      <NextIntlClientProvider
        locale="en-GB"
        messages={{ auth, health, settings, shell }}
        timeZone="Europe/London"
      >
        <main>
          <HealthPage
            answers={{
              all: waiting,
              brands: [{ brand: "Northgate", waiting }],
              accounts: [{ tag, brand: "Northgate", waiting }],
            }}
            accounts={[]}
            day={day}
            sum={sum}
            quarantined={held([event(5), event(6)])}
            event={null}
            clock={{ now, zone: "Europe/London" }}
            checkAll={async () => ({ ok: true, unchecked: [] })}
            replay={replay}
            {...more}
          />
        </main>
      </NextIntlClientProvider>
    </AppRouterContext>
  );
  const { rerender } = render(page(props));
  return { replay, show: (more: Partial<Props>) => rerender(page(more)) };
}

test("while no account is connected, the way to connect one stands where they would be watched", () => {
  open({});
  expect(screen.getByRole("link", { name: "Connect an account" })).toHaveAttribute(
    "href",
    "/settings/start",
  );
});
