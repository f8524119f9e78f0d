/** Of the articles folder, where feeds have a folder each. */
export const FEEDS_FOLDER = 'feeds';

const ENTRY = /^[^/]{1,80}-[0-9a-f]{6}\/[^/]{0,150}[0-9a-f]{10}\.html$/;

/** Whether a file is an entry that a feed had: nobody wrote its sidecar but this program, from what the feed says. */
export const isFeedEntry = (file: string): boolean =>
  file.startsWith(`${FEEDS_FOLDER}/`) && ENTRY.test(file.slice(FEEDS_FOLDER.length + 1));
