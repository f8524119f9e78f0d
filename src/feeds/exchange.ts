import { lookup as systemLookup } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** What an exchange may reach. */
export interface Reach {
  /** Whether an IP address may be connected to. */
  readonly allows: (address: string) => boolean;
  /** The system's where none is given. */
  readonly lookup?: typeof systemLookup;
}

/** A name or a number that leads where nothing is fetched. */
export class AddressRefused extends Error {}

/** More bytes than wanted, packed or unpacked. */
export class TooManyBytes extends Error {}

/** What a server answered. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Of a 200; else empty. */
  readonly body: Uint8Array;
}

/**
 * One request and its answer. The address is checked where the connection is made, so that no name can show one address
 * to a check and another to the connection.
 * @param signal ends it, body included.
 * @throws AddressRefused, TooManyBytes, or what the network has wrong.
 */
export async function exchange(
  url: URL,
  headers: Readonly<Record<string, string>>,
  largestBytes: number,
  reach: Reach,
  signal: AbortSignal,
): Promise<Answered> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A number is connected to without being looked up.
  if (isIP(host) !== 0 && !reach.allows(host)) throw new AddressRefused(host);
  const { get } = url.protocol === 'https:' ? https : http;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, agent: false, lookup: checkedLookup(reach), signal }, resolve).on(
      'error',
      reject,
    );
  });
  try {
    const { statusCode: status = 0 } = response;
    const body = status === 200 ? await bodyOf(response, largestBytes) : new Uint8Array();
    return { status, headers: response.headers, body };
  } finally {
    response.destroy();
  }
}

function checkedLookup({ allows, lookup = systemLookup }: Reach): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) callback(error ?? new AddressRefused(hostname), '', 4);
      else if (!addresses.every(({ address }) => allows(address)))
        callback(new AddressRefused(hostname), '', 4);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

async function bodyOf(response: IncomingMessage, largestBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  const stream = unpacked(response);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largestBytes) throw new TooManyBytes();
      chunks.push(chunk);
    }
  } finally {
    stream.destroy();
  }
  return Buffer.concat(chunks);
}

function unpacked(response: IncomingMessage): Readable {
  const make = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }[response.headers['content-encoding']?.trim().toLowerCase() ?? ''];
  if (make === undefined) return response;
  const unpacker = make();
  // `pipe` alone does not pass on that the connection broke.
  response.on('error', (error) => unpacker.destroy(error));
  response.on('aborted', () => unpacker.destroy(new Error('aborted')));
  return response.pipe(unpacker);
}
