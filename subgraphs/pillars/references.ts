import { validate as isUuid } from 'uuid';

/** A row by its id, or null: what is no UUID is nobody's id and never reaches SQL. */
export async function byId<Row>(loader: { load(id: string): Promise<Row | null> }, id: string): Promise<Row | null> {
  return isUuid(id) ? loader.load(id.toLowerCase()) : null;
}
