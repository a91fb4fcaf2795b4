import { NothingHere } from "@/components/shell/nothing-here";

/** Beside the rail, which is there already, and within its page. */
export default function NotFound() {
  return <NothingHere />;
}
