import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { LABEL_LANG } from '#kit/labels';
import { Language } from '#kit/refusal-type';

import { changesOfRun, problemsOfRun, type importLoaders, type ImportRunRow } from './import-run.queries.ts';
import {
  ImportChangeConnection,
  ImportDataSetType,
  ImportProblemConnection,
  ImportRunType,
} from './import-run.type.ts';

/** Every subgraph with imports spreads these loaders into its own. */
type WithImports = RequestContext & { loaders: ReturnType<typeof importLoaders> };

@Resolver(() => ImportRunType)
export class ImportRunResolver {
  @FieldResolver(() => ImportProblemConnection, {
    description: 'The refused rows with reason and remedy, in the order of the file; the first 1,000.',
  })
  problems(@Root() { id }: ImportRunRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: WithImports) {
    return problemsOfRun(loaders, id, page);
  }

  @FieldResolver(() => ImportChangeConnection, {
    description: 'The rows that add or change something, in the order of the file; the first 200.\nIstilah: perubahan.',
  })
  changes(@Root() { id }: ImportRunRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: WithImports) {
    return changesOfRun(loaders, id, page);
  }
}

@Resolver(() => ImportDataSetType)
export class ImportDataSetResolver {
  @FieldResolver(() => String, { description: 'What it is called.\nIstilah: nama set data.' })
  label(@Root() { label }: ImportDataSetType, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return label[lang];
  }
}

export const importResolvers = [ImportRunResolver, ImportDataSetResolver] as const;
