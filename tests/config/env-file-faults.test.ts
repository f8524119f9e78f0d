import { describe, expect, it } from 'vitest';
import { checkEnvFile } from '../../src/config/env-file-faults.ts';
import { UserError } from '../../src/errors.ts';
import { envExample } from '../../tools/docs/generated-parts.ts';
import { expectBoth } from '../helpers/typography.ts';

const faultOf = (text: string): UserError | null => {
  try {
    checkEnvFile('/k/.env', text);
    return null;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
};

describe('a .env file', () => {
  it.each([
    ['READER=off\nDISCORD_TOKEN se.cr.et', /^Line 2 of \/k\/\.env is not of the form NAME=value/],
    ['=x', /^Line 1 of .* is not of the form/],
    ['# a\n\nARTICLES_DIR', /^Line 3 of .* is not of the form/],
    ['READER="on\nLOG_LEVEL=info', /^On line 1 of .* a quotation mark opens and never closes/],
    ['PNG\0\u0001', /is not a text file/],
    ['\ufffd\ufffd', /is not a text file/],
  ])('%j is said to be wrong, without its values', (text, says) => {
    const fault = faultOf(text)!;
    expect(fault.text.en).toMatch(says);
    expect(fault.remedy.en).toMatch(/^Write NAME=value, one variable a line/);
    expectBoth(fault.text);
    expectBoth(fault.remedy);
    expect(JSON.stringify([fault.text, fault.remedy])).not.toContain('se.cr.et');
  });

  it.each([
    ['READR=off', 'READER'],
    ['DISCORD_TOKN=x', 'DISCORD_TOKEN'],
    ['ARTICLE_DIR=/a', 'ARTICLES_DIR'],
    ['articles_dir=/a', 'ARTICLES_DIR'],
  ])('%s is asked whether it means %s', (text, meant) => {
    expect(faultOf(text)?.remedy.en).toContain(`Did you mean ${meant}?`);
  });

  it.each([
    '',
    '# comment\n\nexport READER=off\n  LOG_LEVEL = info\r\nEMPTY=\n',
    'MY_KEY="two\nlines"\nREADER=on',
    "DATABASE_URL='postgresql://u:p@h/d?a=b'",
    'NODE_OPTIONS=--max-old-space-size=900\nTZ=Europe/Paris\nPORT=80',
    envExample(),
  ])('%j is right', (text) => {
    expect(faultOf(text)).toBe(null);
  });
});
