import { en } from '../../i18n/typography.ts';
import type { FeedTexts } from './fr.ts';

/** What is wrong with a feed in English. */
export const english: FeedTexts = {
  fetch: {
    notHttp: en`is no http or https address without a password. Correct it.`,
    privateNetwork: en`leads to a machine of a private network. If that is meant, set FEEDS_PRIVATE=on.`,
    tooManyRedirects: en`redirects without end. Look for its new address.`,
    tooSlow: en`did not answer in time. Kiosque will try again later.`,
    gone: en`is gone from this address. Look for the new one, or take it off the list.`,
    tooLarge: (megabytes: number) => en`is larger than ${megabytes} MB. Choose a shorter feed.`,
    notFetched: (why: string) =>
      en`could not be fetched (${why}). Check the address and the connection.`,
    badStatus: (status: number) => en`answered ${status}. Kiosque will try again later.`,
  },
  listFeeds: {
    notOpml: en`is no OPML list that can be read. Export it again from your feed reader.`,
    tooManyFeeds: (most: number) =>
      en`names more than ${most} feeds. Shorten the list: the rest is not read.`,
  },
  parseFeed: {
    notFeed: en`is no feed in RSS, Atom or JSON Feed, or is cut. Check the address: it may be a page's.`,
  },
  runRound: {
    notKept: (code: string) =>
      en`cannot be kept in the articles folder (${code}). Make it writable, or free some space.`,
  },
};
