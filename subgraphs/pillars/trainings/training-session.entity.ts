import { defineEntity, p } from '@mikro-orm/core';

const TrainingSessionTable = defineEntity({
  name: 'TrainingSession',
  tableName: 'training_session',
  properties: {
    id: p.uuid().primary(),
    title: p.text(),
    areaCode: p.text(),
    typeCodes: p.array(),
    heldOn: p.date().nullable(),
    period: p.text(),
    participants: p.bigint().nullable(),
    organiser: p.text().nullable(),
    sourceCode: p.text().nullable(),
    sourceNote: p.text(),
    quote: p.text().nullable(),
    note: p.text().nullable(),
    checkState: p.text(),
    isDemo: p.boolean(),
    recordedBy: p.text(),
    recordedAt: p.datetime(3),
  },
});

export class TrainingSession extends TrainingSessionTable.class {}
TrainingSessionTable.setClass(TrainingSession);
