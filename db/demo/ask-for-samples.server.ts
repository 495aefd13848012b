import { askForSample } from '~/domain/sourcing/suppliers/ask-for-sample.server';
import { changeSample } from '~/domain/sourcing/suppliers/change-sample.server';
import { writeNote } from '~/domain/sourcing/suppliers/notes.server';
import type { SampleStep } from '~/domain/sourcing/suppliers/sample.states';
import { fixedClock, type Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { actorOf } from './demo-actors.server';

const HOUR_MS = 3_600_000;

type DemoSample = {
  formId: string;
  email: string;
  offerCode: string;
  quantity: number;
  place: string;
  words: string;
  hoursAgo: number;
  steps: { step: SampleStep; words: string }[];
};

const SAMPLES: readonly DemoSample[] = [
  {
    formId: '00000000-0000-4000-8000-000000005a01',
    email: 'hotel@example.org',
    offerCode: 'in-egg-trays-s1',
    quantity: 1,
    place: 'Coromandel Bay Hotel, kitchen door',
    words: '',
    hoursAgo: 90,
    steps: [
      { step: 'promise', words: 'With the van on Tuesday.' },
      { step: 'send', words: '' },
    ],
  },
  {
    formId: '00000000-0000-4000-8000-000000005a02',
    email: 'lakshmi@example.org',
    offerCode: 'in-plastic-jars-s1',
    quantity: 4,
    place: 'Villupuram bus stand',
    words: 'Two of 200 g and two of 500 g. I want to see whether the lids hold pickle oil.',
    hoursAgo: 20,
    steps: [],
  },
  {
    formId: '00000000-0000-4000-8000-000000005a04',
    email: 'hotel@example.org',
    offerCode: 'in-sewing-thread-s1',
    quantity: 1,
    place: 'Coromandel Bay Hotel, laundry',
    words: 'White, to see whether it holds when linen is boiled.',
    hoursAgo: 30,
    steps: [],
  },
];

/**
 * Samples asked of the demo's supplier, one on its way and one that waits for a word; one of a supplier for which staff answer;
 * and a note that only Lakshmi reads.
 */
export async function askForSamples(db: Db, clock: Clock): Promise<void> {
  for (const sample of SAMPLES) await ask(db, sample, clock);
  const lakshmi = await actorOf(db, 'lakshmi@example.org');
  const { enterpriseId } = await offerOf(db, 'in-plastic-jars-s1');
  const words = 'Came in four days. Ask for the lids with the wide ring.';
  const formId = '00000000-0000-4000-8000-000000005a03';
  await transact(db, (tx) => writeNote(tx, lakshmi, enterpriseId, { words, formId }, clock));
}

async function ask(db: Db, sample: DemoSample, clock: Clock): Promise<void> {
  const asker = await actorOf(db, sample.email);
  const { id: offerId, enterpriseId } = await offerOf(db, sample.offerCode);
  const at = (hours: number) => fixedClock(new Date(clock.now().getTime() - hours * HOUR_MS));
  const { formId, place, words, hoursAgo } = sample;
  const input = { offerId, quantity: sample.quantity, place, words, formId };
  const asked = await transact(db, (tx) => askForSample(tx, asker, enterpriseId, input, at(hoursAgo)));
  if (!asked.ok) throw new Error(`${sample.offerCode}: ${asked.error.code}`);
  const supplier = await actorOf(db, 'supplier@example.org');
  for (const [turn, step] of sample.steps.entries()) {
    await transact(db, (tx) => changeSample(tx, supplier, asked.value, step, at(hoursAgo - 8 * (turn + 1))));
  }
}

async function offerOf(db: Db, code: string) {
  return db.selectFrom('offer').select(['id', 'enterpriseId']).where('code', '=', code).executeTakeFirstOrThrow();
}
