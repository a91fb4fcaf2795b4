import { inboxRequests } from "@/components/inbox/inbox-requests";
import { unfiltered } from "@/components/inbox/state/place";
import type { ListFilter } from "@/lib/dialogs/types/list";
import { Clinic } from "@/tests/unit/inbox/clinic";
import { networkTo } from "./network";

function clinicWithMaria() {
  const clinic = new Clinic();
  clinic.hear(clinic.welcome("Maria"), "Buongiorno");
  return clinic;
}

test("Maria's dialog comes as the clinic tells it", async () => {
  const clinic = clinicWithMaria();
  networkTo(clinic);
  const requests = inboxRequests(jest.fn());
  await expect(requests.dialog(1)).resolves.toEqual({ ok: true, value: clinic.open(1) });
  await expect(requests.dialog(2)).resolves.toEqual({ ok: false, why: "missing" });
});

test("no network, a broken answer and a fault of the server are all no answer", async () => {
  const network = networkTo(clinicWithMaria());
  const requests = inboxRequests(jest.fn());
  network.isDown = true;
  const none = { ok: false, why: "failed" };
  await expect(requests.dialog(1)).resolves.toEqual(none);
  const answers: Partial<Response>[] = [
    { ok: false, status: 500 },
    { ok: true, status: 200, json: () => Promise.reject(new SyntaxError("Half of it")) },
  ];
  for (const answer of answers) {
    globalThis.fetch = async () => answer as Response;
    await expect(requests.dialog(1)).resolves.toEqual(none);
  }
});

test("a session that ended is told, and nothing of the answer is used", async () => {
  const network = networkTo(clinicWithMaria());
  const onSignedOut = jest.fn();
  network.isSignedOut = true;
  const answer = await inboxRequests(onSignedOut).changes({
    cursor: "",
    openId: null,
    tab: "active",
    filter: unfiltered,
  });
  expect(answer).toEqual({ ok: false, why: "failed" });
  expect(onSignedOut).toHaveBeenCalledTimes(1);
});

test("a question that was called off has no answer", async () => {
  networkTo(clinicWithMaria());
  const controller = new AbortController();
  const asked = inboxRequests(jest.fn()).dialog(1, controller.signal);
  controller.abort();
  await expect(asked).resolves.toEqual({ ok: false, why: "failed" });
});

test("the addresses say what is asked, and nothing that is not", async () => {
  const asked: string[] = [];
  globalThis.fetch = async (input, init) => {
    asked.push(`${init?.method ?? "GET"} ${String(input)}`);
    return { ok: true, status: 204 } as Response;
  };
  const requests = inboxRequests(jest.fn());
  const kids: ListFilter = { ...unfiltered, account: 3, channel: "instagram" };
  await requests.list({ tab: "active", filter: unfiltered });
  await requests.list({
    tab: "closed",
    filter: kids,
    after: "2026_17",
  });
  const { account, channel } = kids;
  await requests.search({ q: "Solís & Co", account, channel, people: "17" });
  await requests.searchDialog(1, "Solís");
  await requests.older(1, 40);
  await requests.versions(1, 40);
  await requests.changes({ cursor: "", openId: null, tab: "active", filter: unfiltered });
  await requests.changes({ cursor: "e1.40", openId: 1, tab: "closed", filter: kids });
  await requests.seen(1, 12);
  expect(asked).toEqual([
    "GET /api/dialogs?tab=active",
    "GET /api/dialogs?tab=closed&account=3&channel=instagram&after=2026_17",
    "GET /api/dialogs/search?q=Sol%C3%ADs+%26+Co&account=3&channel=instagram&people=17",
    "GET /api/dialogs/1/search?q=Sol%C3%ADs",
    "GET /api/dialogs/1/messages?before=40",
    "GET /api/dialogs/1/messages/40/versions",
    "GET /api/dialogs/changes?tab=active",
    "GET /api/dialogs/changes?cursor=e1.40&open=1&tab=closed&account=3&channel=instagram",
    "POST /api/dialogs/1/seen",
  ]);
});
