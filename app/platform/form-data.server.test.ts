import { expect, it } from 'vitest';
import { sentForm, typedText } from './form-data.server';

const sent = (body: BodyInit) => new Request('http://localhost/', { method: 'POST', body });

it('keeps what was typed, the last of a field, without the letter that no database takes', async () => {
  const typed = new URLSearchParams([
    ['name', 'first'],
    ['name', ' Ma\0lli \u202e\n'],
  ]);
  expect(await typedText(sent(typed))).toEqual({ name: ' Malli \u202e\n' });
});

it('keeps files beside the fields', async () => {
  const form = new FormData();
  form.append('rules', 'M1\0');
  form.append('rules', 'M2');
  form.append('photo', new File(['a\0b'], 'photo.jpg'));
  const read = await sentForm(sent(form));
  expect(read.getAll('rules')).toEqual(['M1', 'M2']);
  expect(await (read.get('photo') as File).text()).toBe('a\0b');
  expect(await typedText(sent(form))).toEqual({ rules: 'M2' });
});

it('takes a body that is no form for an empty one', async () => {
  expect(await typedText(sent('{}'))).toEqual({});
});
