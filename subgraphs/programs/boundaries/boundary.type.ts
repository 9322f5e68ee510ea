import { Field, Int, ObjectType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';
import { GraphQLDecimal } from '#kit/decimal';

@ObjectType('AreaBoundary', {
  description: 'The outline of an area as a source draws it; for maps, not for legal use.\nIstilah: batas wilayah.',
})
export class AreaBoundaryType {
  @Field(() => String, {
    description: 'A GeoJSON Polygon or MultiPolygon as text; WGS84, longitude before latitude.\nIstilah: geometri.',
  })
  geometry!: string;

  @Field(() => Int, { description: 'How many points the outline has.\nIstilah: jumlah titik.' })
  pointCount!: number;

  @Field(() => GraphQLDecimal, { description: 'The westernmost longitude, in degrees.\nIstilah: batas barat.' })
  west!: string;

  @Field(() => GraphQLDecimal, { description: 'The southernmost latitude, in degrees.\nIstilah: batas selatan.' })
  south!: string;

  @Field(() => GraphQLDecimal, { description: 'The easternmost longitude, in degrees.\nIstilah: batas timur.' })
  east!: string;

  @Field(() => GraphQLDecimal, { description: 'The northernmost latitude, in degrees.\nIstilah: batas utara.' })
  north!: string;

  @Field(() => GraphQLDate, { description: 'The day the outline is of, as its source says.\nIstilah: per tanggal.' })
  asOf!: LocalDate;
}

@ObjectType('AreaBoundaryMap', {
  description: 'The boundaries of some levels within an area, ready for a map.\nIstilah: peta batas wilayah.',
})
export class AreaBoundaryMapType {
  @Field(() => String, {
    description:
      'A GeoJSON FeatureCollection as text; each feature has code, name, level and parentCode. Rings are as imported ' +
      '(RFC 7946: outer rings counter-clockwise).\nIstilah: GeoJSON.',
  })
  geoJson!: string;

  @Field(() => Int, { description: 'How many areas are drawn.\nIstilah: jumlah wilayah tergambar.' })
  areaCount!: number;

  @Field(() => Int, {
    description: 'How many areas of these levels have no boundary in the hub.\nIstilah: wilayah tanpa batas.',
  })
  missingCount!: number;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'The westernmost longitude; null when nothing is drawn.\nIstilah: batas barat.',
  })
  west!: string | null;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'The southernmost latitude; null when nothing is drawn.\nIstilah: batas selatan.',
  })
  south!: string | null;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'The easternmost longitude; null when nothing is drawn.\nIstilah: batas timur.',
  })
  east!: string | null;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'The northernmost latitude; null when nothing is drawn.\nIstilah: batas utara.',
  })
  north!: string | null;
}
