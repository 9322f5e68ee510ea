import 'reflect-metadata';

import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
} from 'type-graphql';
import { validate } from 'uuid';

import { assertSignedIn, mayActIn, Role, type Actor } from '#kit/actor';
import type { AuditPolicy } from '#kit/audit';
import { connectionOf, PageArgs, pageOf, readPage, type Page } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { GraphQLDateTime } from '#kit/dates';
import { forbidden } from '#kit/errors';

export enum AuditOperation {
  INSERT = 'INSERT',
  UPDATE = 'UPDATE',
  DELETE = 'DELETE',
}

registerEnumType(AuditOperation, {
  name: 'AuditOperation',
  description: 'What was done to a row.\nIstilah: jenis perubahan.',
  valuesConfig: {
    INSERT: { description: 'It was added.\nIstilah: ditambah.' },
    UPDATE: { description: 'Some of its fields were changed.\nIstilah: diubah.' },
    DELETE: { description: 'It was removed.\nIstilah: dihapus.' },
  },
});

@Directive('@shareable')
@ObjectType('AuditEntry', {
  description:
    'One write, as the audit trail keeps it for good: who, when, what, and which fields; never a value.\nIstilah: jejak audit.',
})
export class AuditEntry {
  @Field(() => ID, { description: 'Names the entry: the subgraph and its number there.' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was written.' })
  at!: string;

  @Field(() => String, {
    description:
      'The id of who wrote, from the token; `simpul` for the hub itself, `several` for callers settled together, `database:` and the role for a write past the hub.\nIstilah: pelaku.',
  })
  actorSubject!: string;

  @Field(() => String, { nullable: true, description: 'The organisation of who wrote; null for the hub itself.' })
  actorOrganisation!: string | null;

  @Field(() => String, {
    description: 'By what: a mutation, `event: …`, `clock: …`, `seed`.\nIstilah: tindakan.',
  })
  action!: string;

  @Field(() => String, { nullable: true, description: 'The request it belongs to; null where none asked for it.' })
  requestId!: string | null;

  @Field(() => String, { description: 'What was written to, such as Pledge.\nIstilah: objek.' })
  subjectType!: string;

  @Field(() => String, { description: 'The id or code of it.' })
  subjectId!: string;

  @Field(() => AuditOperation, { description: 'What was done.' })
  operation!: AuditOperation;

  @Field(() => [String], { description: 'The fields that changed; empty for a row added or removed as a whole.' })
  changedFields!: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Its place in the hash chain; null for the second or so until it is sealed.\nIstilah: urutan segel.',
  })
  position!: number | null;

  @Field(() => String, { nullable: true, description: 'The SHA-256 that seals it and all before it; null until then.' })
  hash!: string | null;
}

const AuditEntryConnection = connectionOf(AuditEntry, 'AuditEntry', { isShareable: true });

@InputType('AuditFilter', { description: 'Which writes; what is left out does not limit.\nIstilah: saringan.' })
export class AuditFilter {
  @Field(() => String, { nullable: true, description: 'What was written to, such as Pledge.' })
  subjectType?: string | null;

  @Field(() => String, { nullable: true, description: 'Its id or code; needs `subjectType` to be found fast.' })
  subjectId?: string | null;

  @Field(() => String, { nullable: true, description: 'By what, such as submitPledge.' })
  action?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'From this instant on.' })
  from?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Before this instant.' })
  to?: string | null;
}

const ENTRY = `e.id::text as number, e.at, e.actor_subject as "actorSubject", e.actor_organisation as "actorOrganisation",
  e.action, e.request_id as "requestId", e.subject_type as "subjectType", e.subject_id as "subjectId", e.operation,
  e.changed_fields as "changedFields", s.position::integer as position, s.hash`;

type EntryRow = Omit<AuditEntry, 'id'> & { number: string };

const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The whole trail is for ADMIN of the whole country; others name one subject, and it lies in their area. */
async function assertMayRead(
  context: RequestContext,
  { readers, areas }: AuditPolicy,
  filter: AuditFilter,
): Promise<void> {
  const actor: Actor = assertSignedIn(context.actor);
  if (actor.grants.some(({ role, area }) => role === Role.ADMIN && area === null)) return;
  const { subjectType, subjectId } = filter;
  const sql = Object.hasOwn(areas, subjectType ?? '') ? areas[subjectType ?? ''] : undefined;
  const isReadable = sql && subjectId && (sql.includes('$1::text') || validate(subjectId));
  const found = isReadable ? await context.read.rows<{ area: string }>(sql, [subjectId]) : [];
  if (found.some(({ area }) => readers.some((role) => mayActIn(actor, role, area)))) return;
  throw forbidden('The audit trail needs the role ADMIN, or a filter that names one subject of your own area.');
}

async function trailOf(
  { read }: RequestContext,
  name: string,
  filter: AuditFilter,
  args: PageArgs,
): Promise<Page<AuditEntry>> {
  const page = readPage(args, ['number']);
  const limits: [string, unknown][] = [
    ['e.subject_type = ?', filter.subjectType],
    ['e.subject_id = ?', filter.subjectId],
    ['e.action = ?', filter.action],
    ['e.at >= ?', filter.from],
    ['e.at < ?', filter.to],
  ];
  const set = limits.filter(([, value]) => value !== null && value !== undefined);
  const values = set.map(([, value]) => value);
  const wanted = ['true', ...set.map(([sql], index) => sql.replace('?', `$${index + 1}`))].join(' and ');
  const below = page.after ? `and e.id < $${values.length + 1}::bigint` : '';
  const rows = await read.rows<EntryRow>(
    `select ${ENTRY} from audit_entry e left join audit_seal s on s.entry_id = e.id
     where ${wanted} ${below} order by e.id desc limit ${page.first + 1}`,
    [...values, ...(page.after ?? [])],
  );
  const entries = rows.map(({ number, changedFields, ...row }) => ({
    ...row,
    id: `${name}:${number}`,
    changedFields: changedFields.map(camelCase),
  }));
  const count = async () => {
    const sql = `select count(*)::integer as count from audit_entry e where ${wanted}`;
    return (await read.rows<{ count: number }>(sql, values))[0]?.count ?? 0;
  };
  return pageOf(entries, page, (row) => [row.id.slice(name.length + 1)], count);
}

/** The root field `<subgraph>AuditTrail`: the same shape in every subgraph. */
export function auditTrailOf(name: string, policy: AuditPolicy): Function {
  @Resolver()
  class AuditTrailResolver {
    @Authorized(...policy.readers, Role.ADMIN)
    @Query(() => AuditEntryConnection, {
      name: `${name}AuditTrail`,
      nullable: true,
      description: `Every write in ${name}, the newest first, from a hash-chained trail. ADMIN reads all; ${policy.readers.join(' and ')} the trail of one subject of the own area.\nIstilah: jejak audit.`,
    })
    async trail(
      @Arg('filter', () => AuditFilter, { nullable: true, description: 'Which writes; all unless told.' })
      filter: AuditFilter | null,
      @Args(() => PageArgs) page: PageArgs,
      @Ctx() context: RequestContext,
    ): Promise<Page<AuditEntry>> {
      await assertMayRead(context, policy, filter ?? {});
      return trailOf(context, name, filter ?? {}, page);
    }
  }
  return AuditTrailResolver;
}
