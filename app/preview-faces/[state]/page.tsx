import { Inbox } from "@/components/inbox/inbox";
import { Shell } from "@/components/shell/shell";
import { startOf } from "../sample";
const act = async () => { "use server"; return { ok: true as const }; };
export default async function Page({ params }: { params: Promise<{ state: string }> }) {
  const { state } = await params;
  return (
    <Shell staff={{ name: "Dana Whitlock", role: "admin" }} sandbox={state.startsWith("sandbox")} unread={2}>
      <Inbox start={startOf(state.split(".")[0]!) as never} actions={{ send: act, close: act, reopen: act, retry: act }} timeZone="Europe/London" staffName="Dana Whitlock" />
    </Shell>
  );
}
