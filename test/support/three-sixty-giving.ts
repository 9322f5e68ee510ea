/** What the 360Giving Data Standard (schema of the grant, draft-04) requires of the parts that the hub fills. */
const DAY = {
  type: 'string',
  anyOf: [{ format: 'date-time' }, { pattern: '^\\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\\d|3[01])$' }],
};
const ORGANISATIONS = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['id', 'name'],
    properties: { id: { type: 'string', minLength: 1 }, name: { type: 'string', minLength: 1 } },
  },
};

export const GRANT_PACKAGE = {
  type: 'object',
  required: ['grants'],
  properties: {
    title: { type: 'string' },
    description: { type: 'string' },
    license: { type: 'string', format: 'uri' },
    modified: DAY,
    publisher: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
    grants: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: {
        type: 'object',
        required: [
          'id',
          'title',
          'description',
          'currency',
          'amountAwarded',
          'awardDate',
          'recipientOrganization',
          'fundingOrganization',
        ],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          currency: { const: 'IDR' },
          amountAwarded: { type: 'number' },
          amountDisbursed: { type: 'number' },
          awardDate: DAY,
          dateModified: { type: 'string', format: 'date-time' },
          recipientOrganization: ORGANISATIONS,
          fundingOrganization: ORGANISATIONS,
          beneficiaryLocation: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                name: { type: ['string', 'null'] },
                countryCode: { enum: ['ID'] },
                geoCode: { type: ['string', 'null'] },
                geoCodeType: { type: ['string', 'null'] },
              },
            },
          },
          regrantType: { type: 'string', pattern: '^FRG0[1-7]0$' },
        },
      },
    },
  },
};
