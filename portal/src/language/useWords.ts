import { useLingui } from '@lingui/react';

/** Says a message of a room's catalogue by its id, with what is put into its holes. */
export function useWords(): (id: string, values?: Record<string, unknown>) => string {
  const { i18n } = useLingui();
  return (id, values) => i18n._(id, values);
}
