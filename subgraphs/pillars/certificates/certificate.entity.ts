import { defineEntity, p } from '@mikro-orm/core';

const CertificateTable = defineEntity({
  name: 'Certificate',
  tableName: 'certificate',
  properties: {
    id: p.uuid().primary(),
    personnelId: p.uuid(),
    trainingSessionId: p.uuid().nullable(),
    title: p.text(),
    issuedOn: p.date(),
    expiresOn: p.date().nullable(),
    isDemo: p.boolean(),
    issuedBy: p.text(),
    recordedAt: p.datetime(3),
  },
});

export class Certificate extends CertificateTable.class {}
CertificateTable.setClass(Certificate);
