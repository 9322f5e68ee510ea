import { Resolver } from 'type-graphql';

import { GapArea } from './gap-area.stub.ts';

@Resolver(() => GapArea)
export class GapAreaResolver {}
