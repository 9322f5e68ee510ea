import type { Rupiah } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

/** A budget line that is said to fund a proposal. */
export interface FundingLine {
  name: string;
  areaCode: string;
  fiscalYear: number;
  /** Null when the sum is not known. */
  allocated: Rupiah | null;
  /** Rupiah that other proposals were funded with from it. */
  promised: Rupiah;
}

export interface ProposalFundingDoesNotFit extends RefusalReason {
  __typename: 'ProposalFundingDoesNotFit';
}

const misfit = (code: string, id: string, en: string): ProposalFundingDoesNotFit => ({
  __typename: 'ProposalFundingDoesNotFit',
  code,
  words: { ID: id, EN: en },
});

const holds = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(`${outer}.`);

/** Why this budget line may not fund this proposal, or null when it may. */
export function refuseFunding(
  proposal: { areaCode: string; cycleArea: string; fiscalYear: number },
  line: FundingLine,
  rupiah: Rupiah,
): ProposalFundingDoesNotFit | null {
  if (line.fiscalYear !== proposal.fiscalYear) {
    return misfit(
      'OTHER_FISCAL_YEAR',
      `Pos anggaran "${line.name}" untuk tahun ${line.fiscalYear}, usulan ini untuk ${proposal.fiscalYear}.`,
      `The budget line "${line.name}" is for ${line.fiscalYear}, this proposal for ${proposal.fiscalYear}.`,
    );
  }
  const isRelated = holds(line.areaCode, proposal.areaCode) || holds(proposal.areaCode, line.areaCode);
  if (!isRelated || !holds(proposal.cycleArea, line.areaCode)) {
    return misfit(
      'OTHER_AREA',
      `Pos anggaran "${line.name}" untuk wilayah ${line.areaCode}, di luar wilayah usulan atau siklusnya.`,
      `The budget line "${line.name}" is for area ${line.areaCode}, outside the proposal's area or its cycle's.`,
    );
  }
  if (line.allocated !== null && line.promised + rupiah > line.allocated) {
    return misfit(
      'ALLOCATION_EXCEEDED',
      `Pos anggaran "${line.name}" hanya dialokasikan Rp${line.allocated.toLocaleString('id-ID')}; usulan lain sudah Rp${line.promised.toLocaleString('id-ID')}.`,
      `Only Rp${line.allocated.toLocaleString('en-US')} is allocated to "${line.name}"; other proposals have Rp${line.promised.toLocaleString('en-US')} of it.`,
    );
  }
  return null;
}
