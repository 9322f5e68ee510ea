/** Ranges of addresses that belong to the public internet, as ipaddr.js names them. */
const PUBLIC = new Set(['unicast']);

/** True for a range that a webhook may be sent to: not this machine, not its network, not a reserved block. */
export const isPublicRange = (range: string): boolean => PUBLIC.has(range);
