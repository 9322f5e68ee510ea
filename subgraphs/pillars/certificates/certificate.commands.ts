import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { today } from '#kit/dates';
import { badInput, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import { lockPersonnel } from '../personnel/personnel.queries.ts';
import { refuseEndedPersonnel } from '../personnel/personnel.rules.ts';
import { Certificate } from './certificate.entity.ts';
import { problemsOfSession, sameCertificateIn } from './certificate.queries.ts';
import { refuseSecondCertificate } from './certificate.rules.ts';
import type { IssueCertificateInput } from './certificate.type.ts';

async function assertCertifiable(tx: EntityManager, input: IssueCertificateInput): Promise<void> {
  const { issuedOn, expiresOn, trainingSessionId } = input;
  const problems: FieldProblem[] = trainingSessionId
    ? await problemsOfSession(tx, 'trainingSessionId', trainingSessionId)
    : [];
  if (issuedOn > today()) {
    problems.push({ field: 'issuedOn', code: 'DAY_IN_FUTURE', message: 'issuedOn is today at the latest.' });
  }
  if (expiresOn && expiresOn <= issuedOn) {
    problems.push({ field: 'expiresOn', code: 'ENDS_BEFORE_BEGIN', message: 'expiresOn is after issuedOn.' });
  }
  if (problems.length > 0) throw badInput(problems);
}

/** Notes what somebody of the coordinated area was certified for. */
export async function issueCertificate({ store, actor }: RequestContext, input: IssueCertificateInput) {
  const { personnelId, title, issuedOn, expiresOn = null, trainingSessionId = null } = input;
  return decide(store, async (tx) => {
    const personnel = await lockPersonnel(tx, personnelId);
    const issuer = assertMayActIn(actor, [Role.PILLAR_COORDINATOR], personnel.areaCode);
    await assertCertifiable(tx, input);
    const refusal =
      refuseEndedPersonnel(personnel.status) ?? refuseSecondCertificate(await sameCertificateIn(tx, input));
    if (refusal) return refusal;
    const certificate = { id: newId(), personnelId, trainingSessionId, title, issuedOn, expiresOn, isDemo: false };
    await tx.insert(Certificate, { ...certificate, issuedBy: issuer.subject, recordedAt: new Date() });
    return { __typename: 'CertificateIssued', personnel, certificate } as const;
  });
}
