import { Length, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';

@InputType({
  description: 'A source the hub does not have yet, such as a document of the agency.\nIstilah: sumber baru.',
})
export class NewSourceInput {
  @Length(1, 300)
  @Field(() => String, { description: 'What the source is called, up to 300 characters.\nIstilah: judul.' })
  title!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'Who published it.\nIstilah: penerbit.' })
  publisher!: string;

  @MaxLength(1000)
  @Field(() => String, {
    nullable: true,
    description: 'Where to find it again: an address, or the number of the document.\nIstilah: alamat.',
  })
  location?: string | null;

  @MaxLength(50)
  @Field(() => String, {
    nullable: true,
    description: 'When it was published, as exactly as it says.\nIstilah: tanggal terbit.',
  })
  dated?: string | null;
}

/** What every recorded number has to name. */
@InputType({ description: 'Where a recorded number comes from: a known source, or a new one.\nIstilah: asal data.' })
export class ProvenanceInput {
  @Field(() => String, {
    nullable: true,
    description: 'The code of a source the hub has; leave out when giving a new one.\nIstilah: kode sumber.',
  })
  sourceCode?: string | null;

  @ValidateNested()
  @Field(() => NewSourceInput, {
    nullable: true,
    description: 'A source to be added; leave out when giving a code.\nIstilah: sumber baru.',
  })
  newSource?: NewSourceInput | null;

  @Field(() => GraphQLDate, { description: 'The day the number stands for, today or earlier.\nIstilah: per tanggal.' })
  asOf!: LocalDate;
}
