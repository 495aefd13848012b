import { afghanistan } from './afghanistan';
import { cambodia } from './cambodia';
import { india } from './india';
import { kenya } from './kenya';
import type { Country } from './place';
import { tanzania } from './tanzania';
import { zimbabwe } from './zimbabwe';

/** The six countries of the demo, in the order their files are written. */
export const countries: readonly Country[] = [india, kenya, tanzania, zimbabwe, afghanistan, cambodia];
