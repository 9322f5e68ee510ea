/** Which part of the pledge is delivered, by its id. */
export interface DeliverySearch {
  bagian?: string;
}

/** Keeps what looks like an id. */
export const deliverySearch = ({ bagian }: Record<string, unknown>): DeliverySearch =>
  typeof bagian === 'string' && /^[\da-f-]{36}$/i.test(bagian) ? { bagian } : {};
