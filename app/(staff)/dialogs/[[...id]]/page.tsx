import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
  assign,
  block,
  close,
  needAnswer,
  note,
  reopen,
  retry,
  send,
  start,
  takeBackBlock,
  withdrawNote,
} from "@/app/(staff)/dialogs/actions";
import {
  add,
  attribute,
  edit,
  link,
  makeLead,
  makePatient,
  remark,
  unlink,
} from "@/app/(staff)/patients/actions";
import {
  create,
  edit as editTouch,
  followUpDone,
  followUpMoved,
  withdraw,
} from "@/app/(staff)/patients/touch-actions";
import { Inbox } from "@/components/inbox/inbox";
import { hrefOf } from "@/components/inbox/state/place";
import { listAccounts } from "@/lib/accounts/list";
import { noteReading } from "@/lib/audit/note-reading";
import { requireStaff } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { DialogId, ListInput, NewInput } from "@/lib/dialogs/input";
import { listDialogs } from "@/lib/dialogs/list/list";
import { freshCursor } from "@/lib/dialogs/live/changes";
import { search } from "@/lib/dialogs/search/search";
import { startOptions } from "@/lib/dialogs/send/start-options";
import { messagesAround, openDialog } from "@/lib/dialogs/thread/open";
import { allowedChannels } from "@/lib/live/allowed-channels";
import { liveConnection } from "@/lib/live/connection";
import { asksTooMuch } from "@/lib/words/asked";

type Props = PageProps<"/dialogs/[[...id]]">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("inbox");
  return { title: { absolute: t("title") } };
}

export default async function DialogsPage({ params, searchParams }: Props) {
  const staff = await requireStaff();
  const { id: path = [] } = await params;
  if (path.length > 1) notFound();
  const searched = await searchParams;
  const query = ListInput.parse(searched);
  const wanted = NewInput.parse(searched);
  const { tab, q, filter, message: messageId } = query;
  const { account, channel } = filter;
  const asked = DialogId.safeParse({ id: path[0] });
  const openId = asked.success ? asked.data.id : null;
  const place = {
    tab,
    q,
    section: query.in,
    filter,
    openId,
    messageId: openId && messageId,
    noteId: openId && query.note,
  };
  if (asksTooMuch(searched.q)) redirect(hrefOf(place) as Route);
  // Before anything is read: what changes while we read is then told by the first catch-up.
  const cursor = await freshCursor(staff);
  const isAt = asked.success && messageId !== null;
  const [page, found, open, around, accounts, channels, timeZone, starting] =
    await Promise.all([
      listDialogs(staff, query),
      q ? search(staff, { q, account, channel }) : null,
      asked.success ? openDialog(staff, asked.data.id) : null,
      isAt ? messagesAround(staff, asked.data.id, messageId) : null,
      listAccounts(staff.scope),
      allowedChannels(staff),
      clinicTimeZone(),
      startOptions(staff, wanted.new),
    ]);
  if (open) await noteReading(staff.id, "dialog", open.row.id);
  const now = new Date().toISOString();
  return (
    <Inbox
      start={{
        place,
        found,
        page,
        open,
        around,
        missing: path.length > 0 && !open,
        cursor,
        live: liveConnection(),
        channels,
        now,
      }}
      accounts={accounts}
      starting={{ ...starting, start }}
      isAdmin={staff.role === "admin"}
      actions={{
        assign,
        send,
        note,
        withdrawNote,
        retry,
        close,
        reopen,
        needAnswer,
        block,
        takeBackBlock,
      }}
      timeZone={timeZone}
      staffName={staff.name}
      staffId={staff.id}
      touches={{ create, edit: editTouch, withdraw, followUpDone, followUpMoved }}
      people={{ add, edit, link, unlink, attribute, remark, makePatient, makeLead }}
    />
  );
}
