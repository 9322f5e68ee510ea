import { columnsOf } from './columns.rules.ts';
import type { DataSet } from './data-set.ts';
import { ImportFailure } from './import-failure.ts';
import type { Mapping } from './mapping.rules.ts';

/** What a subgraph takes from files. */
export interface ImportCatalogue {
  dataSets: readonly DataSet[];
  /** How known outside files feed them. */
  mappings: readonly Mapping[];
}

/** A data set and, where the file is not written for it, the mapping that feeds it. */
export interface ImportTarget {
  dataSet: DataSet;
  mapping: Mapping | null;
}

const withoutFolder = (fileName: string) => fileName.split(/[\\/]/).at(-1) ?? fileName;

/** The data set of that name. */
export function dataSetNamed({ dataSets }: ImportCatalogue, name: string): DataSet {
  const found = dataSets.find((dataSet) => dataSet.name === name);
  if (found) return found;
  const names = dataSets.map((dataSet) => dataSet.name).join(', ');
  throw new ImportFailure('UNKNOWN_DATA_SET', {
    ID: `Tidak ada set data "${name}". Yang ada: ${names}.`,
    EN: `There is no data set "${name}". There are: ${names}.`,
  });
}

/** What a file is for: told by name, by the mapping written for a file of this name, or by its headings. */
export function targetOf(
  catalogue: ImportCatalogue,
  fileName: string,
  header: readonly string[],
  told: string | null,
): ImportTarget | null {
  const mapping = mappingFor(catalogue, fileName, header, told);
  if (mapping) return { dataSet: dataSetNamed(catalogue, mapping.dataSet), mapping };
  if (told !== null) return { dataSet: dataSetNamed(catalogue, told), mapping: null };
  const fits = catalogue.dataSets.filter(({ columns }) => columnsOf(header, columns).missing.length === 0);
  return fits.length === 1 && fits[0] ? { dataSet: fits[0], mapping: null } : null;
}

/** The mapping kept for a file of this name, as long as the file has the columns it was written for. */
function mappingFor(catalogue: ImportCatalogue, fileName: string, header: readonly string[], told: string | null) {
  const name = withoutFolder(fileName);
  return catalogue.mappings.find(
    ({ file, dataSet, columns }) =>
      file === name && (told === null || told === dataSet) && columns.every((column) => header.includes(column)),
  );
}

/** The catalogue as the API shows it. */
export const catalogueShown = ({ dataSets, mappings }: ImportCatalogue) =>
  dataSets.map(({ name, label, columns }) => ({
    name,
    label,
    columns: columns.map((column) => ({
      name: column.name,
      aliases: [...column.aliases],
      isRequired: column.isRequired,
    })),
    knownFiles: mappings.filter(({ dataSet }) => dataSet === name).map(({ file }) => file),
  }));
