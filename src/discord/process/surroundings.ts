import type { ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';
import type { Config, DiscordConfig } from '../../config/config.ts';
import type { Environment } from '../../config/environment.ts';
import type { IndexSummary } from '../../indexing/progress.ts';
import type { Kiosque, LiveListener } from '../../product/kiosque.ts';
import type { FleetMember } from './fleet-member.ts';
import type { ShareOrder } from './fleet-messages.ts';

/** What the bot's process touches, handed in so that tests can hand in their own. */
export interface Surroundings {
  readonly env: Environment;
  readonly directory: string;
  /** The log, in JSON lines. */
  readonly stdout: Writable;
  /** Words for whoever started it. */
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** Aborted when the process is told to stop. */
  readonly signal: AbortSignal;
  /** Calls the listener with each error of the process that nobody caught. */
  readonly onStrayError?: (listener: (error: unknown) => void) => void;
  /** @param indexes whether this process does: else another one. */
  readonly open: (
    config: Config,
    indexes: boolean,
  ) => Promise<{
    readonly kiosque: Kiosque;
    /** Resolves when a refresh that goes on behind is done; null where there is none. */
    readonly behind: Promise<IndexSummary> | null;
    /** Takes in what changes in the articles folder, until the product is closed. */
    readonly watch?: (listener: LiveListener) => void;
    /** Only tells of what another process takes in. */
    readonly listen?: (listener: LiveListener) => void;
  }>;
  /** The processes of the bot that this one is of; absent where it is the first one. */
  readonly member?: FleetMember;
  /** Begins a process of the bot; absent where all of it is to be this process. */
  readonly fork?: (order: ShareOrder) => ChildProcess;
  /** Calls the listener when the processes are to be replaced, one after the other. */
  readonly onRestart?: (listener: () => void) => void;
}

/** The settings of a bot, which has a token. */
export type BotConfig = Config & { readonly discord: DiscordConfig & { readonly token: string } };
