import type { WriteStream } from 'node:tty';
import type { Translator } from '~/platform/i18n';
import type { ImportProgress } from './import-folder.server';

const WIDTH = 30;
const REDRAWN_EVERY_MS = 100;

export type ProgressBar = { show(progress: ImportProgress): void; end(): void };

/** A bar of how much of the folder is read, and what is being done; nothing where the stream is no terminal. */
export function progressBar(stream: WriteStream, { t, number }: Translator, bytesTotal: number): ProgressBar {
  let drawnAt = 0;
  let stage = '';
  const draw = ({ stage: now, file, rowsRead, bytesRead }: ImportProgress) => {
    const done = now === 'reading' ? Math.min(bytesRead / Math.max(bytesTotal, 1), 1) : 1;
    const filled = Math.round(done * WIDTH);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
    const rows = t('registers.command.rows', { rows: rowsRead });
    stream.write(
      `\r\u001b[K${bar} ${number(done, { style: 'percent' })} · ${rows} · ${t(`registers.command.stage-${now}`, { file })}`,
    );
  };
  return {
    show(progress) {
      if (!stream.isTTY) return;
      const moment = performance.now();
      if (progress.stage === stage && moment - drawnAt < REDRAWN_EVERY_MS) return;
      drawnAt = moment;
      stage = progress.stage;
      draw(progress);
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}
