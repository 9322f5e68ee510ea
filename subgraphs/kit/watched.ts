/** In tests, what would be a silent `undefined` or a value that is not there yet is a fault. */
export const isWatched = process.env['NODE_ENV'] === 'test';
