// Where the tile of an area lies. Only roughly where it lies on the map: every area is as large as any other, so that
// a small city can be read and touched on a phone. The names are fixed, so the tiles stand before the figures come.

export interface Place {
  code: string;
  /** As it stands in a tile. */
  name: string;
  /** Three letters, for narrow windows. */
  short: string;
  row: number;
  column: number;
}

export interface Layout {
  columns: number;
  places: readonly Place[];
}

/** Rows of tiles as they are drawn; "-" leaves a hole. The last two digits of a code, its name, its three letters. */
function drawn(parent: string, rows: readonly string[]): Layout {
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  const places = cells.flatMap((row, rowIndex) =>
    row.flatMap((cell, columnIndex) => {
      const [, number = '', name = '', short = ''] = /^(\d\d) (.+) ([A-Z]{3})$/.exec(cell) ?? [];
      if (number === '') return [];
      return [{ code: `${parent}.${number}`, name, short, row: rowIndex + 1, column: columnIndex + 1 }];
    }),
  );
  return { columns: Math.max(...cells.map((row) => row.length)), places };
}

const LAYOUTS: Readonly<Record<string, Layout>> = {
  '15': drawn('15', [
    '- | 08 Bungo BGO | 09 Tebo TBO | 06 Tanjab Barat TJB | 07 Tanjab Timur TJT',
    '01 Kerinci KRC | - | 04 Batanghari BTH | 71 Kota Jambi JMB | 05 Muaro Jambi MRJ',
    '72 Sungai Penuh SPN | 02 Merangin MRG | 03 Sarolangun SRL',
  ]),
  '21': drawn('21', [
    '- | - | 05 Anambas ANB | 03 Natuna NTN',
    '02 Karimun KRM | 71 Batam BTM | 01 Bintan BTN',
    '- | - | 72 Tanjung Pinang TPI',
    '- | 04 Lingga LGG',
  ]),
  '32.12': drawn('32.12', [
    '24 Sukra SKR | 31 Patrol PTR | - | - | 17 Cantigi CTG | 29 Pasekan PSK | -',
    '23 Anjatan ANJ | 22 Bongas BGS | 21 Kandanghaur KDH | 20 Losarang LSR | 19 Arahan ARH | 16 Sindang SDG | 15 Indramayu IDM',
    '01 Haurgeulis HRG | 03 Gabuswetan GBW | 04 Cikedung CKD | 05 Lelea LLE | 18 Lohbener LHB | - | 14 Balongan BLG',
    '25 Gantar GTR | 02 Kroya KRY | 26 Terisi TRS | 07 Widasari WDS | 13 Jatibarang JTB | 12 Sliyeg SLG | 11 Juntinyuat JTN',
    '- | - | - | 06 Bangodua BGD | 08 Kertasemaya KTS | 28 Kedokan Bunder KDB | 10 Karangampel KRP',
    '- | - | - | 30 Tukdana TKD | 27 Sukagumiwang SKG | - | 09 Krangkeng KRK',
  ]),
};

/** The area whose parts are drawn when one looks at an area: itself, or the nearest above it that has a layout. */
export function drawnAreaOf(within: string | null): string | null {
  if (within === null) return null;
  const segments = within.split('.');
  for (let length = segments.length; length > 0; length -= 1) {
    const code = segments.slice(0, length).join('.');
    if (code in LAYOUTS) return code;
  }
  return segments[0] ?? null;
}

/** The layout of an area's parts; of other areas the parts that are known, one after the other. */
export function layoutOf(area: string | null, known: readonly { code: string; name: string }[]): Layout {
  const layout = area === null ? undefined : LAYOUTS[area];
  if (layout) return layout;
  const columns = 4;
  return {
    columns,
    places: known.map(({ code, name }, index) => ({
      code,
      name: name.replace(/^(Kabupaten|Kecamatan|Provinsi) /, ''),
      short: name
        .replace(/^(Kabupaten|Kota|Kecamatan|Provinsi) /, '')
        .slice(0, 3)
        .toUpperCase(),
      row: Math.floor(index / columns) + 1,
      column: (index % columns) + 1,
    })),
  };
}
