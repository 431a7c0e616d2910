import type { Order } from '../books/order.ts';

/** Why an order can no longer be changed or cancelled: it is unknown, cancelled, or done one way or the other. */
export const whyClosed = (order: Order | undefined): 2016 | 2017 | 2018 => {
  if (!order) return 2018;
  return order.progress === 'cancelled' ? 2017 : 2016;
};
