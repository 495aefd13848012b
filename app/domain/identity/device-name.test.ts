import { describe, expect, it } from 'vitest';
import { deviceName } from './device-name';

describe('the name of a device in the list of sessions', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    [
      'Mozilla/5.0 (Linux; Android 9; SM-A105F) AppleWebKit/537.36 SamsungBrowser/20.0 Chrome/106.0 Mobile Safari/537.36',
      'Samsung Internet, Android',
    ],
    ['Opera/9.80 (Android; Opera Mini/36.2) Presto/2.12.423 Version/12.16', 'Opera, Android'],
    ['Mozilla/5.0 (Mobile; Nokia; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5', 'Firefox, KaiOS'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile Safari/604.1',
      'Safari, iOS',
    ],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:120.0) Gecko/20100101 Firefox/120.0', 'Firefox, Windows'],
  ])('reads %s', (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });

  it('has none where nothing is known', () => {
    expect(deviceName(null)).toBeNull();
    expect(deviceName('<script>alert(1)</script>')).toBeNull();
  });
});
