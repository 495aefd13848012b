import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isMessageKey, messagesOf } from './catalogue';
import { formatMessage } from './format-message';
import { localeCodes } from './locales';
import { messageArguments } from './message-arguments';

const folder = new URL('../../locales/', import.meta.url);
const areas = readdirSync(new URL('en/', folder)).filter((file) => file.endsWith('.json'));
const read = (locale: string, file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), 'utf8')) as Record<string, unknown>;

const translations = localeCodes.filter((code) => code !== 'en');
const argumentsOf = (message: string) =>
  [...messageArguments(message)].map(([name, kinds]) => `${name}: ${[...kinds].sort().join(' ')}`).sort();

describe.each(localeCodes)('the catalogue of %s', (locale) => {
  it('has every area as its file, and no key twice', () => {
    const keys = areas.flatMap((area) => Object.keys(read(locale, area)));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys.length).toBe(Object.keys(messagesOf(locale)).length);
  });

  it('holds only messages that can be formatted', () => {
    const broken = Object.entries(messagesOf(locale)).filter(([, message]) => {
      const values = Object.fromEntries(
        [...messageArguments(message)].map(([name, kinds]) => [name, kinds.has('plain') ? 'x' : 1]),
      );
      try {
        return formatMessage(locale, message, values, String).trim() === '';
      } catch {
        return true;
      }
    });
    expect(broken).toEqual([]);
  });
});

describe.each(translations)('the translation into %s', (locale) => {
  it('translates every message of English, and no other', () => {
    expect(Object.keys(messagesOf(locale)).filter((key) => !isMessageKey(key))).toEqual([]);
    expect(Object.keys(messagesOf('en')).filter((key) => !Object.hasOwn(messagesOf(locale), key))).toEqual([]);
  });

  it('leaves no sentence in English', () => {
    const english = messagesOf('en');
    const isSentence = (message: string) => /[a-z]{3,} [a-z]{3,}/.test(message.replace(/\{[^{}]*\}/g, ''));
    const left = Object.entries(messagesOf(locale)).filter(([key, text]) => text === english[key] && isSentence(text));
    expect(left).toEqual([]);
  });

  it('uses the arguments that the English message has', () => {
    const english = messagesOf('en');
    const differing = Object.entries(messagesOf(locale))
      .filter(
        ([key, message]) =>
          isMessageKey(key) && String(argumentsOf(message)) !== String(argumentsOf(english[key] ?? '')),
      )
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it('says of every area whether a native speaker has read it', () => {
    const { readByNativeSpeaker } = read(locale, 'review.json') as { readByNativeSpeaker: Record<string, unknown> };
    expect(
      Object.keys(readByNativeSpeaker)
        .map((area) => `${area}.json`)
        .sort(),
    ).toEqual([...areas].sort());
  });
});
