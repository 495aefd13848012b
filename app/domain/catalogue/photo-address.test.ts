import { describe, expect, it } from 'vitest';
import { photoSources, readPhotoFile } from './photo-address';

describe('the addresses of a photo', () => {
  const photo = { id: 'p', width: 960, height: 1280 };

  it('say the width that each size really has', () => {
    expect(photoSources(photo).sources[0]).toEqual({
      type: 'image/avif',
      srcSet: '/photos/p/320.avif 240w, /photos/p/640.avif 480w, /photos/p/1280.avif 960w',
    });
  });

  it('leave out in a list what only a page shows', () => {
    expect(photoSources(photo, 640).src).toBe('/photos/p/640.jpeg');
  });

  it('read back only what was made', () => {
    expect(readPhotoFile('640.webp')).toEqual({ size: 640, format: 'webp' });
    for (const file of ['640.svg', '650.webp', '../640.webp', '0640.webp', '640.webp.webp', '']) {
      expect(readPhotoFile(file)).toBeUndefined();
    }
  });
});
