import common from './common.json';
import identity from './identity.json';
import catalogue from './catalogue.json';
import search from './search.json';
import orders from './orders.json';
import staff from './staff.json';
import registers from './registers.json';
import eligibility from './eligibility.json';
import programme from './programme.json';
import ledger from './ledger.json';
import credit from './credit.json';
import training from './training.json';
import vetting from './vetting.json';
import people from './people.json';
import sourcing from './sourcing.json';
import wanted from './wanted.json';
import quotes from './quotes.json';
import together from './together.json';
import messages from './messages.json';

export default {
  ...common,
  ...identity,
  ...catalogue,
  ...search,
  ...orders,
  ...staff,
  ...registers,
  ...eligibility,
  ...programme,
  ...ledger,
  ...credit,
  ...training,
  ...vetting,
  ...people,
  ...sourcing,
  ...wanted,
  ...quotes,
  ...together,
  ...messages,
};
