/** A meeting as it stands on this device. Numbers to sign with are kept while it waits to be sent, sealed for the server. */
export type KeptMeeting = {
  /** Account and group. */
  key: string;
  account: string;
  sheetId: string;
  groupId: string;
  typed: Record<string, string>;
  sealedPins: Record<string, string>;
  /** Somebody typed in it. */
  isBegun: boolean;
  /** The screen that was open. */
  place: number;
  keptAt: string;
  /** When it was finished and meant to be sent. */
  finishedAt: string | null;
};

const STORE = 'meeting';
const NOTHING_KEPT = 'the device keeps nothing';

/** The device's store once it has opened: what is typed then is handed to it in the same moment. */
let opened: IDBDatabase | null = null;
let opening: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('step-four-meetings', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
    request.onerror = () => {
      opening = null;
      reject(request.error ?? new Error(NOTHING_KEPT));
    };
    request.onsuccess = () => {
      const database = request.result;
      const close = () => {
        database.close();
        opened = opening = null;
      };
      database.onclose = database.onversionchange = close;
      opened = database;
      resolve(database);
    };
  });
  return opening;
}

type Order<Answer> = (store: IDBObjectStore) => IDBRequest<Answer>;

/**
 * Orders are carried out one after another. Each is committed at once, so that it stands even if the page is closed now.
 * A store that the browser has closed meanwhile is opened once more.
 */
async function ask<Answer>(mode: IDBTransactionMode, work: Order<Answer>): Promise<Answer> {
  try {
    if (opened) return await askNow(opened, mode, work);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
    opened = opening = null;
  }
  return askNow(await open(), mode, work);
}

function askNow<Answer>(database: IDBDatabase, mode: IDBTransactionMode, work: Order<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error(NOTHING_KEPT));
    // Browsers before 2021 have no such order, and commit when the answer has come.
    if ('commit' in transaction) transaction.commit();
  });
}

export function keepMeeting(meeting: KeptMeeting): Promise<unknown> {
  return ask('readwrite', (store) => store.put(meeting));
}

export function forgetMeeting(key: string): Promise<unknown> {
  return ask('readwrite', (store) => store.delete(key));
}

/** The meeting of a key, null where there is none; what other accounts have left on the device goes. */
export async function findMeeting(key: string, account: string): Promise<KeptMeeting | null> {
  const all = (await ask('readonly', (store) => store.getAll())) as KeptMeeting[];
  for (const { key: other } of all.filter((kept) => kept.account !== account)) {
    await forgetMeeting(other).catch(() => undefined);
  }
  return all.find((kept) => kept.key === key && kept.account === account) ?? null;
}

/** The meetings that an account began or finished on this device and that were not sent. */
export async function meetingsNotSent(account: string): Promise<KeptMeeting[]> {
  const all = (await ask('readonly', (store) => store.getAll())) as KeptMeeting[];
  return all.filter((kept) => kept.account === account && (kept.isBegun || kept.finishedAt !== null));
}
