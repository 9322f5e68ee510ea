/** True at a desk: what a phone shows folded is open there. */
export const hasRoom = () => window.matchMedia('(min-width: 960px)').matches;
