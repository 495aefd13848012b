import { expect, it } from 'vitest';
import { languageOfTitle } from './title-language';

it('keeps the chosen language where the script fits it', () => {
  expect(languageOfTitle('Unga wa manjano', 'sw')).toBe('sw');
  expect(languageOfTitle('شات مصالح', 'ps')).toBe('ps');
  expect(languageOfTitle('250', 'km')).toBe('km');
});

it('believes the script where it contradicts the choice', () => {
  expect(languageOfTitle('ஈரோடு மஞ்சள் தூள்', 'en')).toBe('ta');
  expect(languageOfTitle('پودر زردچوبه', 'en')).toBe('fa-AF');
  expect(languageOfTitle('Turmeric powder', 'fa-AF')).toBe('en');
});
