import type { FieldProblem } from '#kit/errors';
import type { Words } from '#kit/refusal';

import { refuseBecause, type RefusedRow } from '../../importing/refused-rows.rules.ts';

/** What stands in which column, by the field of the command. */
const COLUMNS: Record<string, string | undefined> = {
  'need.kind': 'kind',
  'need.item': 'item',
  'need.unit': 'unit',
  'need.need': 'requested',
};

const INDONESIAN: Record<string, string | undefined> = {
  TEXT_MISSING: 'Isian ini tidak boleh kosong.',
  KIND_NOT_BUDGETED: 'Usulan meminta MONEY, GOODS, atau SERVICE, bukan waktu orang.',
  UNIT_FIXED: 'Satuan uang adalah rupiah; kosongkan satuannya.',
  UNIT_MISSING: 'Isi satuannya, misalnya "paket".',
  ITEM_NOT_ALLOWED: 'Uang tidak punya nama barang; kosongkan.',
  ITEM_MISSING: 'Sebut barangnya, misalnya "beras 10 kg".',
  NEED_OUT_OF_RANGE: 'Jumlah yang diminta 1 atau lebih, paling banyak 10 triliun.',
  VOLUME_WITHOUT_UNIT: 'Volume dan satuannya diisi bersama, misalnya 40 dan "rumah".',
  VOLUME_OUT_OF_RANGE: 'Volume 1 atau lebih.',
  COUNT_OUT_OF_RANGE: 'Jumlah orang 0 atau lebih.',
  DAY_IN_FUTURE: 'Tanggalnya hari ini atau sebelumnya.',
  UNKNOWN_CYCLE: 'Hub tidak mengenal siklus perencanaan ini. Catat dulu siklusnya.',
  AREA_OUTSIDE_CYCLE: 'Wilayah usulan di luar wilayah siklusnya. Pilih siklus wilayah itu.',
  UNKNOWN_AREA: 'Hub tidak mengenal wilayah ini. Perbaiki kodenya.',
  UNKNOWN_NEED_CATEGORY: 'Hub tidak mengenal kategori kebutuhan ini. Perbaiki kodenya.',
  UNKNOWN_PROGRAMME: 'Hub tidak mengenal program ini. Perbaiki kodenya, atau daftarkan dulu.',
};

/** A row refused for what submitPlanningProposal finds wrong with it. */
export function refuseProposal({ field, code, message }: FieldProblem): RefusedRow {
  return refuseBecause(COLUMNS[field] ?? field, code, { ID: INDONESIAN[code] ?? message, EN: message });
}

const STANDS: Words = {
  ID: 'Usulan ini sudah tercatat dengan isi lain. Usulan yang masuk tidak diubah; ajukan dengan judul lain bila berbeda.',
  EN: 'This proposal is on record with another content. What was submitted is not changed; give another one another title.',
};

/** A row that contradicts a proposal that was submitted. A count of people is not repeated: it may be a small one. */
export const refuseOther = (column: string): RefusedRow =>
  refuseBecause(column === 'peopleTargeted' ? null : column, 'PROPOSAL_STANDS', STANDS);
