import { describe, expect, it } from 'vitest';
import { commonPasswords } from './common-passwords';
import { passwordProblem } from './password-rules';

describe('a new password', () => {
  it('is refused below eight characters, counted as a person counts them', () => {
    expect(passwordProblem('kuku12!', [])).toBe('password-short');
    expect(passwordProblem('🐔🐔🐓🐓a', [])).toBe('password-short');
    expect(passwordProblem('kuku 12!', [])).toBeNull();
  });

  it('is refused above two hundred characters and taken at two hundred', () => {
    expect(passwordProblem('abcd'.repeat(50), [])).toBeNull();
    expect(passwordProblem('abcd'.repeat(51), [])).toBe('password-long');
  });

  it('is none of the three thousand commonest, in whatever case', () => {
    expect(commonPasswords.size).toBe(3000);
    for (const password of commonPasswords) expect(passwordProblem(password, [])).toBe('password-common');
    expect(passwordProblem('PassWord1', [])).toBe('password-common');
    expect(passwordProblem('ababababab', [])).toBe('password-common');
  });

  it('is not the number, the address or the name of its owner', () => {
    const own = ['+255712345678', 'asha.mushi@example.org', 'Asha Mushi'];
    for (const password of ['0712345678', '0712 345 678', '+255712345678', '712345678', 'asha.mushi', 'ashamushi']) {
      expect(passwordProblem(password, own)).toBe('password-own');
    }
    expect(passwordProblem('asha likes the rain', own)).toBeNull();
  });

  it('may be any words in any script', () => {
    expect(passwordProblem('மஞ்சள் நல்லது', [])).toBeNull();
    expect(passwordProblem('correct horse battery staple', [])).toBeNull();
  });
});
