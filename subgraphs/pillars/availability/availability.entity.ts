import { defineEntity, p } from '@mikro-orm/core';

const AvailabilityTable = defineEntity({
  name: 'Availability',
  tableName: 'availability',
  properties: {
    id: p.uuid().primary(),
    personnelId: p.uuid(),
    beginsOn: p.date(),
    endsOn: p.date(),
    hoursPerWeek: p.smallint(),
    recordedBy: p.text(),
    recordedAt: p.datetime(3),
  },
});

export class Availability extends AvailabilityTable.class {}
AvailabilityTable.setClass(Availability);
