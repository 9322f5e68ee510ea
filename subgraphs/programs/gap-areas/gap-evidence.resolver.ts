import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { ProgramsContext } from '../context.ts';
import type { CheckState } from '../sources/source.rules.ts';
import { CheckStateName, SourceType } from '../sources/source.type.ts';

import { checkStateOfEvidence } from './gap-area-facts.rules.ts';
import type { EvidenceRow } from './gap-area.queries.ts';
import { GapEvidenceType } from './gap-area.type.ts';

@Resolver(() => GapEvidenceType)
export class GapEvidenceResolver {
  @FieldResolver(() => SourceType, {
    nullable: true,
    description: 'The source it is taken from; null when the hub has no row for it.\nIstilah: sumber.',
  })
  source(@Root() { sourceCode }: EvidenceRow, @Ctx() { loaders }: ProgramsContext) {
    return sourceCode === null ? null : loaders.source.load(sourceCode);
  }

  @FieldResolver(() => CheckStateName, {
    description:
      'STATED when it quotes a source that the hub knows, else NOT_CHECKED; one piece alone confirms nothing.\n' +
      'Istilah: status pemeriksaan.',
  })
  checkState(@Root() evidence: EvidenceRow): CheckState {
    return checkStateOfEvidence(evidence);
  }
}
