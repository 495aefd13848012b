import type { Shell } from './shell';
import { useShell } from './shell';

const RECORD_ID = 'shell';

/** Hands the frame's facts to the browser on pages that hydrate; they are data, so the page's script rules hold. */
export function ShellRecord() {
  const json = JSON.stringify(useShell()).replaceAll('<', '\\u003c');
  return <script type="application/json" id={RECORD_ID} dangerouslySetInnerHTML={{ __html: json }} />;
}

/** Reads in the browser what `ShellRecord` wrote. */
export function readShellRecord(page: Document): Shell {
  return JSON.parse(
    page.getElementById(RECORD_ID)?.textContent ?? '{"path":"/","account":null,"formToken":null}',
  ) as Shell;
}
