import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The area of programs; pillars adds the people who serve there. */
@ObjectType('Area', {
  description: 'A province, kabupaten, kota, kecamatan, desa or kelurahan, or the country.\nIstilah: wilayah.',
})
@Directive('@key(fields: "code")')
export class Area {
  @Field(() => ID, { description: 'The dotted Kemendagri code, such as 15.07; "0" is Indonesia. Not the BPS code.' })
  code!: string;
}
