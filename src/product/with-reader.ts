import type { ReaderInTime } from '../reading/reader-in-time.ts';

/** What one request made, and what kept its reader from reading; null where nothing did. */
interface MadeWithReader<T> {
  readonly made: T;
  readonly trouble: string | null;
}

/** Work with the reader of one request, on its way or there; and what kept that from reading. */
export async function withReader<T>(
  coming: Promise<ReaderInTime | null>,
  work: (reader: Promise<ReaderInTime | null>) => Promise<T>,
): Promise<MadeWithReader<T>> {
  const got: { reader: ReaderInTime | null } = { reader: null };
  void coming.then((reader) => {
    got.reader = reader;
  });
  const made = await work(coming);
  return { made, trouble: got.reader?.trouble ?? null };
}
