import type { AreaChoices } from './useAreaChoices.ts';

/** Options of a field: each province with its kabupaten and kota; what is chosen deeper stands on its own. */
export function AreaOptions({ choices, chosen }: { choices: AreaChoices; chosen?: string | undefined }) {
  const { provinces, parts } = choices;
  const isListed = chosen === undefined || [...provinces, ...parts].some(({ code }) => code === chosen);
  return (
    <>
      {!isListed && <option value={chosen}>{chosen}</option>}
      {provinces.map((province) => (
        <optgroup key={province.code} label={province.name} lang="id">
          <option value={province.code}>{province.name}</option>
          {parts
            .filter(({ code }) => code.startsWith(`${province.code}.`))
            .map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
        </optgroup>
      ))}
    </>
  );
}
