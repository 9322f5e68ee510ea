import { rowColumns } from '../../reading/columns.ts';
import type { CompanyType } from './company.type.ts';

const SIDES = ['organisation', 'areaCode'] as const;

/** The columns of a company. */
export const COMPANIES = rowColumns<CompanyType>({
  columns: {
    id: 'id',
    code: 'code',
    name: 'name',
    sector: 'sector',
    ownership: 'ownership',
    areaCode: 'area_code',
    area: { needs: ['areaCode'], of: ({ areaCode }) => ({ code: areaCode }) },
    status: 'status',
    statusReason: 'status_reason',
    isVisible: 'is_visible',
    isDemo: 'is_demo',
    version: 'version',
    registeredAt: 'registered_at',
    organisation: 'organisation',
    registrationNumber: 'registration_number',
    contactName: 'contact_name',
    contactEmail: 'contact_email',
    contactPhone: 'contact_phone',
  },
  fields: {
    organisation: SIDES,
    registrationNumber: ['registrationNumber', ...SIDES],
    statusReason: ['statusReason', ...SIDES],
    history: SIDES,
    viewerCan: ['status', ...SIDES],
  },
  always: ['id'],
});
