import {
  TOGETHER_CLOSED,
  TOGETHER_OPENED,
  TOGETHER_PRICE_ROSE,
  type TogetherEvent,
  type TogetherPriceRose,
} from '~/domain/sourcing/together/together.events';
import { tellClosed, tellOpened, tellPriceRose } from '~/domain/sourcing/together/tell-together.server';
import type { Subscriber, Subscribers } from './subscriber';

const onOpened: Subscriber = ({ database }, { id, payload }) => tellOpened(database.db, id, payload as TogetherEvent);

const onPriceRose: Subscriber = ({ database }, { id, payload }) =>
  tellPriceRose(database.db, id, payload as TogetherPriceRose);

const onClosed: Subscriber = ({ database }, { id, payload }) => tellClosed(database.db, id, payload as TogetherEvent);

export const togetherSubscribers: Subscribers = {
  [TOGETHER_OPENED]: [onOpened],
  [TOGETHER_PRICE_ROSE]: [onPriceRose],
  [TOGETHER_CLOSED]: [onClosed],
};
