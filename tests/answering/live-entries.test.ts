import { describe, expect, it } from 'vitest';
import { clockBefore, liveEntries } from '../../src/answering/live-entries.ts';

const clocks = (text: string) => liveEntries(text).map(({ clock }) => clock);

describe('the entries of a live page', () => {
  it('come newest first, whichever stands first', () => {
    expect(clocks('14h05 : a\n13h : b\n9 h 30. c')).toEqual(['14h05', '13h', '9 h 30']);
    expect(clocks('[9:30] c\n[13:00] b\n[14:05] a')).toEqual(['14:05', '13:00', '9:30']);
    expect(clocks('9.30 am — c\n1.15 pm — b\n2.05 p.m. a')).toEqual([
      '2.05 p.m.',
      '1.15 pm',
      '9.30 am',
    ]);
  });

  it('go past midnight', () => {
    expect(clocks('0h20 : c\n23h40 : b\n22h10 : a')).toEqual(['0h20', '23h40', '22h10']);
  });

  it('span to the next one', () => {
    const text = '14h05 : un\ndeux\n13h : trois\n12h : quatre';
    expect(liveEntries(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '14h05 : un\ndeux\n',
      '13h : trois\n',
      '12h : quatre',
    ]);
  });

  it('are none in another text', () => {
    expect(clocks('10 hommes\n12 femmes\n3.50 euros\n14 heures de route')).toEqual([]);
    expect(clocks('Le train part à 14h05.\nIl arrive à 16h10.\nUn autre part à 18h.')).toEqual([]);
  });

  it('tell the time of a place', () => {
    const text = '14h05 : un. deux.\n13h : trois.';
    expect(clockBefore(text, text.indexOf('deux'))?.minutes).toBe(845);
    expect(clockBefore(text, text.indexOf('trois'))?.clock).toBe('13h');
    expect(clockBefore('sans heure', 3)).toBeNull();
  });
});
