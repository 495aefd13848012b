/** What a photo may weigh when it leaves the phone, in bytes, and its longest side in pixels. */
const MOST_BYTES = 200_000;
const LONGEST_SIDE = 1600;
const QUALITIES = [0.82, 0.7, 0.58, 0.46, 0.34];

/**
 * Around a form with file fields: makes chosen photos small on the phone (drawing them anew leaves EXIF behind), puts
 * them in the place of the chosen ones and sends the form. What cannot be drawn is sent as it is.
 */
class PhotoField extends HTMLElement {
  private busy = false;

  connectedCallback(): void {
    this.querySelector('button')?.setAttribute('hidden', '');
    this.addEventListener('change', (event) => {
      if (event.target instanceof HTMLInputElement && event.target.type === 'file') void this.send(event.target);
    });
    this.addEventListener('submit', (event) => {
      if (this.busy) event.preventDefault();
    });
    const quicker = Array.from(this.querySelectorAll<HTMLInputElement>('input[type=file]')).find(
      ({ files }) => files?.length,
    );
    if (quicker) void this.send(quicker);
  }

  private async send(field: HTMLInputElement): Promise<void> {
    const chosen = Array.from(field.files ?? []);
    if (chosen.length === 0 || this.busy) return;
    this.busy = true;
    this.say(this.dataset.sending ?? '');
    try {
      const shrunk = new DataTransfer();
      for (const [index, file] of chosen.entries()) shrunk.items.add(await shrink(file, index));
      field.files = shrunk.files;
    } finally {
      this.busy = false;
      this.querySelector('button')?.click();
    }
  }

  private say(text: string): void {
    const state = this.querySelector('[role=status]');
    if (state) state.textContent = text;
  }
}

/** The photo as a JPEG of at most `MOST_BYTES`, upright; the file itself where the browser cannot read it. */
async function shrink(file: File, index: number): Promise<File> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    for (let side = LONGEST_SIDE; side >= 400; side = Math.round(side * 0.75)) {
      const canvas = draw(picture, side);
      for (const quality of QUALITIES) {
        const blob = await encode(canvas, quality);
        if (blob && blob.size <= MOST_BYTES) return new File([blob], `photo-${index + 1}.jpg`, { type: 'image/jpeg' });
      }
    }
  } catch {
    return file;
  }
  return file;
}

function draw(picture: ImageBitmap, longestSide: number): HTMLCanvasElement {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function encode(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

customElements.define('photo-field', PhotoField);

export {};
