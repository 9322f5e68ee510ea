import { defineEntity, p } from '@mikro-orm/core';

import { EvidencePurpose, EvidenceState, MEDIA_TYPES } from './evidence.rules.ts';

const EvidenceTable = defineEntity({
  name: 'Evidence',
  tableName: 'evidence',
  properties: {
    id: p.uuid().primary(),
    organisation: p.text(),
    uploadedBy: p.text(),
    fileName: p.text(),
    mediaType: p.enum(MEDIA_TYPES),
    size: p.integer(),
    sha256: p.text(),
    purpose: p.enum(() => EvidencePurpose),
    state: p.enum(() => EvidenceState),
    isDemo: p.boolean(),
    requestedAt: p.datetime(3),
    storedAt: p.datetime(3).nullable(),
  },
});

/** What is known of a file that proves something; the bytes lie in the storage under the same id. */
export class Evidence extends EvidenceTable.class {}
EvidenceTable.setClass(Evidence);
