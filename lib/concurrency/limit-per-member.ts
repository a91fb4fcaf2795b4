import { type Semaphore, semaphore } from "./semaphore";

/** Somebody has more of something under way than anybody needs. */
export class TooMany extends Error {}

/**
 * Lets every member have so many of something under way and so many more wait in their queue, whatever others do. Each
 * process counts for itself. The work of one too many is not begun: it throws {@link TooMany}.
 */
export function limitPerMember({
  most,
  mostQueued,
}: {
  most: number;
  mostQueued: number;
}) {
  const semaphores = new Map<number, Semaphore>();
  return async <Value>(staffId: number, work: () => Promise<Value>): Promise<Value> => {
    const own = semaphores.get(staffId) ?? semaphore(most);
    if (own.isFull() && own.queued() >= mostQueued) throw new TooMany();
    semaphores.set(staffId, own);
    try {
      return await own.run(work);
    } finally {
      if (own.isIdle()) semaphores.delete(staffId);
    }
  };
}
